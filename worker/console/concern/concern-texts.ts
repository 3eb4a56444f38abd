import type { ConcernGround } from '../../../protocol/http/concerns.ts';
import { formatDateTime } from '../kit/format.ts';

const FULL_MS = 72 * 3_600_000;
/** Until it is shown, and while it is read. */
const SHOWN_MS = 10 * 60_000;

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
  done: (kept: string) => `Gemeld. ${kept} Een coördinator kijkt ernaar. Jij hoeft niets meer te beslissen.`,
  kept: {
    full: 'Het gesprek blijft minstens 72 uur bewaard.',
    until: (when: string) => `Het gesprek blijft minstens bewaard tot ${when}.`,
    usual: 'Het gesprek blijft hierdoor niet langer bewaard dan gewoon.',
  },
  more: 'Nog iets melden',
  offline:
    'Je hebt geen verbinding, dus dit is nog niet gemeld. Wat je invulde, blijft hier staan. Druk straks nog een keer op ‘Melden aan de coördinator’.',
  tooLate: 'Dit gesprek is te lang geleden om hier te melden. Bel je coördinator.',
} as const;

/**
 * Says how long a report keeps its conversation: what was added to an earlier report, or reported anew, may keep it shorter.
 */
export function keptText(untilMs: number, nowMs: number): string {
  const leftMs = untilMs - nowMs;
  if (leftMs > FULL_MS - SHOWN_MS) return CONCERN.kept.full;
  return leftMs > 0 ? CONCERN.kept.until(formatDateTime(untilMs)) : CONCERN.kept.usual;
}
