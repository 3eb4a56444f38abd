import type { CoordinatorSnapshot } from '../../../protocol/queue.ts';

type Doing = CoordinatorSnapshot['volunteers'][number]['doing'];

/** The coordinator's page of today. */
export const TODAY = {
  notYet: 'Je ziet hier nog niets van de wachtrij. Laad de pagina opnieuw als dat zo blijft.',
  inUse: 'De console is al ergens anders in gebruik. Wil je hier verder? Ga dan naar Chatten.',
  noOnCall: 'Er is geen achterwacht ingesteld. Vrijwilligers kunnen dan niemand bellen als het spoed is.',
  linesToCheck: (count: number) =>
    `${count === 1 ? '1 hulplijn is' : `${count} hulplijnen zijn`} nooit gecontroleerd, of langer dan 90 dagen geleden.`,
  toOnCall: 'Naar Achterwacht',
  toLines: 'Naar Hulplijnen',
  concerns: (count: number) =>
    count === 1
      ? 'Er wacht 1 melding op een coördinator.'
      : `Er wachten ${count} meldingen op een coördinator.`,
  toConcerns: 'Naar Meldingen',
  logHead: (seq: number) =>
    `Kenmerk van het logboek, tot en met regel ${new Intl.NumberFormat('nl-NL').format(seq)}`,
  toLog: 'Naar het logboek',
  doors: {
    title: 'De deur',
    shut: (reason: string | null) => `De chat is met de hand gesloten${reason === null ? '' : ` ${reason}`}.`,
    until: (when: string) => `Gesprekken gaan door. Vanzelf weer open: ${when}.`,
    untilByHand: 'Gesprekken gaan door. De chat blijft dicht tot een coördinator hem opent.',
    open: 'Weer openen',
    close: 'Chat nu sluiten',
    longer: 'Eerder / langer open',
    changed: (hours: string) => `Vandaag is aangepast: ${hours}.`,
    asBefore: 'Gewone tijden terugzetten',
  },
  waiting: {
    title: 'Wachtrij',
    nobody: 'Er wacht niemand.',
    some: (count: number) => (count === 1 ? 'bezoeker wacht' : 'bezoekers wachten'),
    longest: (time: string) => `De langste wacht ${time}.`,
    only: (time: string) => `Al ${time}.`,
    away: (count: number) =>
      count === 1
        ? '1 bezoeker is even weg en houdt zijn plek.'
        : `${count} bezoekers zijn even weg en houden hun plek.`,
    backAgain: (count: number) =>
      count === 1
        ? '1 gesprek is overgedragen en wacht op een collega.'
        : `${count} gesprekken zijn overgedragen en wachten op een collega.`,
  },
  onDuty: {
    title: 'Aan het werk',
    nobody: 'Er is nu niemand aan het werk.',
    nobodyDo: 'Bel iemand van het rooster, of zet bij Chatten zelf Beschikbaar aan.',
    nobodyClosed: 'Dat hoeft ook niet: de chat is dicht.',
    since: (time: string) => `sinds ${time} uur`,
  },
  doing: {
    off: 'Niet beschikbaar',
    absent: 'Reageert niet, staat nu op niet beschikbaar',
    available: 'Beschikbaar',
    inConversation: 'In gesprek',
    sittingIn: 'Kijkt mee',
    wrapUp: 'Aan het afronden',
    pause: 'Even pauze',
    break: 'Even pauze',
  } satisfies Record<Doing, string>,
} as const;

/** `Chat nu sluiten`. */
export const CLOSE_NOW = {
  title: 'Chat nu sluiten',
  reason: 'Waarom? (mag leeg blijven)',
  reasonHint: 'Bezoekers lezen dit achter ‘We zijn nu gesloten’. Bijvoorbeeld: wegens een storing',
  until: 'Tot wanneer?',
  untilOpening: (when: string) => `Tot de volgende opening, ${when}`,
  untilTime: 'Tot een tijd',
  untilByHand: 'Tot ik weer open',
  time: 'Tijd',
  timeMissing: 'Vul een tijd in als 14.00.',
  preview: 'Bezoekers lezen:',
  text: (reason: string) => `We zijn nu gesloten${reason === '' ? '' : ` ${reason}`}.`,
  happens: (waiting: number) =>
    waiting === 0
      ? 'Gesprekken gaan door. Je kunt altijd weer openen.'
      : `${waiting === 1 ? 'Wie nu wacht, leest' : `De ${waiting} bezoekers die nu wachten, lezen`} dat we dicht zijn, met andere hulplijnen. Gesprekken gaan door. Je kunt altijd weer openen.`,
  confirm: 'Nu sluiten',
  /** How the doors stand, beside what somebody else makes of them. */
  isOpen: 'open',
  shut: (reason: string, until: string) => `gesloten${reason === '' ? '' : ` ${reason}`}, ${until}`,
  whileClosed: 'tot de volgende opening',
  whileTime: (time: string) => `tot ${time} uur`,
  whileByHand: 'tot een coördinator weer opent',
} as const;

/** `Eerder / langer open`. */
export const LONGER = {
  title: 'Eerder / langer open',
  now: (hours: string) => `Vandaag: ${hours}.`,
  none: 'Vandaag zijn we niet open.',
  what: 'Dit geldt alleen voor vandaag. Andere dagen blijven zoals ze zijn.',
  from: 'Open vanaf',
  to: 'Open tot',
  timeMissing: 'Vul een tijd in als 14.00.',
  refused: {
    shorter: 'Hiermee zijn we korter open. Wil je eerder dicht? Kies Chat nu sluiten.',
    unchanged: 'Dit zijn de tijden die al gelden.',
    past: 'Deze tijden zijn al voorbij. Kies een later tijdstip.',
  },
  conflict: 'De dag is intussen voorbij. Sluit dit venster en kijk opnieuw.',
  notOpen: 'vandaag niet open',
  confirm: 'Zo openen',
} as const;
