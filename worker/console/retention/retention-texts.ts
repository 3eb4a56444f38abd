import type { PurgeState } from '../../../protocol/http/retention.ts';

const weeks = (n: number): string => (n === 1 ? '1 week' : `${n} weken`);

/** How long conversations are kept, and the proof that they go. */
export const RETENTION = {
  intro: 'Gesprekken worden vanzelf gewist. Dat gebeurt elke tien minuten. Hier zie je of het goed gaat.',
  state: {
    ok: 'Het wissen gaat goed.',
    missing: 'Er is al meer dan een uur niets gewist. Bel je technisch beheerder.',
    failed:
      'De laatste keer is niet alles gewist. Het wordt vanzelf opnieuw geprobeerd. Gaat het een uur later nog niet goed? Bel dan je technisch beheerder.',
  } satisfies Record<PurgeState, string>,
  term: 'Bewaartermijn',
  weeks: 'Aantal weken, van 1 tot 12',
  weeksHint: 'Korter geldt ook voor gesprekken die er al zijn. Langer geldt alleen voor nieuwe gesprekken.',
  weeksWrong: 'Kies een getal van 1 tot 12.',
  save: 'Opslaan',
  saved: (n: number) => `Gesprekken worden nu ${weeks(n)} bewaard.`,
  conflict: (n: number, alias: string | null) =>
    `${alias ?? 'Een collega'} heeft dit net gewijzigd in ${weeks(n)}. Kies opnieuw.`,
  shorterTitle: (n: number) => `Nog maar ${weeks(n)} bewaren?`,
  shorterBody: (n: number) =>
    `Alle gesprekken die ouder zijn dan ${weeks(n)}, worden binnen tien minuten gewist. Dat kan niet meer terug.`,
  shorterConfirm: 'Korter bewaren',
  kept: 'Wat er nu is',
  oldest: 'Oudste gesprek',
  days: (n: number) => (n === 0 ? 'van vandaag' : n === 1 ? '1 dag oud' : `${n} dagen oud`),
  nothing: 'Er zijn geen gesprekken bewaard.',
  next: 'Wordt gewist in de komende 7 dagen',
  erased: 'Gewist in de afgelopen 30 dagen',
  erasedHow: 'Alles telt mee: wat vanzelf ging, wat een coördinator wiste, en wat een bezoeker liet wissen.',
  nothingErased: 'In de afgelopen 30 dagen was er niets om te wissen.',
  conversations: (n: number) => (n === 1 ? '1 gesprek' : `${n} gesprekken`),
  runs: 'Elke keer dat er is gewist',
  noRuns: 'Er is nog niet gewist.',
  when: 'Wanneer',
  result: 'Gesprekken',
  failed: 'Niet gelukt',
  swept: 'Losse sleutels',
  unfinished: 'niet afgemaakt',
  more: 'Ouder',
} as const;
