import type { ConcernGround } from '../../../protocol/http/concerns.ts';

/** The sheet beside a talk, for who is worried about it. */
export const CONCERN = {
  open: 'Ik maak me zorgen',
  close: 'Sluiten',
  card: 'Bij zelfdoding of gevaar',
  onCall: (label: string, phone: string) => `Bel de achterwacht: ${label}, ${phone}`,
  noOnCall: 'Er is geen achterwacht ingesteld.',
  help: 'Andere hulp',
  helpOpen: 'Dit is nu open.',
  noHelp: 'Nu is er niets open dat we kennen. 112 is er altijd.',
  insert: 'Zet in mijn bericht',
  inserted: (name: string) => `${name} staat in je bericht. Je verstuurt het zelf.`,
  other: 'Iemand anders is in gevaar',
  self: 'Gaat het om de bezoeker zelf? Dan blijft het gesprek vertrouwelijk. Vraag een collega erbij en noem 113 of 112.',
  ground: 'Waarom meld je dit?',
  grounds: {
    crime: 'Ik vermoed een ernstig misdrijf',
    danger: 'Ik vermoed gevaar voor het leven, het lichaam of de vrijheid van een ander',
  } satisfies Record<ConcernGround, string>,
  groundMissing: 'Kies waarom je dit meldt.',
  text: 'Wat heb je gelezen?',
  textHint: 'Dit is versleuteld. Alleen coördinatoren kunnen het lezen.',
  noKey: 'De sleutel van dit gesprek is er niet meer. Melden kan nog wel, zonder tekst.',
  report: 'Melden aan de coördinator',
  done: 'Gemeld. Het gesprek blijft minstens 72 uur bewaard. Een coördinator kijkt ernaar. Jij hoeft niets meer te beslissen.',
  more: 'Nog iets melden',
  offline:
    'Je hebt geen verbinding, dus dit is nog niet gemeld. Wat je invulde, blijft hier staan. Druk straks nog een keer op ‘Melden aan de coördinator’.',
  tooLate: 'Dit gesprek is te lang geleden om hier te melden. Bel je coördinator.',
} as const;
