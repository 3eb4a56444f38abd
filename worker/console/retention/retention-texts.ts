import type { PurgeState } from '../../../protocol/http/retention.ts';
import type { KeptTerm } from '../../domain/settings/kept-terms.ts';

const weeks = (n: number): string => (n === 1 ? '1 week' : `${n} weken`);
const months = (n: number): string => (n === 1 ? '1 maand' : `${n} maanden`);

type TermTexts = {
  title: string;
  label: (least: number, most: number) => string;
  hint: string;
  amount: (n: number) => string;
  saved: (amount: string) => string;
  /** What goes if it is made shorter. */
  shorter: (amount: string) => string;
};

/** Setting how long something is kept. */
export const TERM_FORM = {
  wrong: (least: number, most: number) => `Kies een getal van ${least} tot ${most}.`,
  save: 'Opslaan',
  conflict: (amount: string, alias: string | null) =>
    `${alias ?? 'Een collega'} heeft dit net gewijzigd in ${amount}. Kies opnieuw.`,
  shorterTitle: (amount: string) => `Nog maar ${amount} bewaren?`,
  shorterConfirm: 'Korter bewaren',
} as const;

export const TERMS = {
  retentionDays: {
    title: 'Bewaartermijn',
    label: (least, most) => `Aantal weken, van ${least} tot ${most}`,
    hint: 'Korter geldt ook voor gesprekken die er al zijn. Langer geldt alleen voor nieuwe gesprekken.',
    amount: weeks,
    saved: (amount) => `Gesprekken worden nu ${amount} bewaard.`,
    shorter: (amount) =>
      `Alle gesprekken die ouder zijn dan ${amount}, worden binnen tien minuten gewist. Dat kan niet meer terug.`,
  },
  accountKeptDays: {
    title: 'Verantwoording bij een melding',
    label: (least, most) => `Aantal maanden, van ${least} tot ${most}`,
    hint: 'Waarom twee coördinatoren iets besloten over een melding, blijft zolang versleuteld bewaard. Bezoekers lezen deze termijn bij ‘Over deze chat’.',
    amount: months,
    saved: (amount) => `Een verantwoording wordt nu ${amount} bewaard.`,
    shorter: (amount) =>
      `Alle meldingen die meer dan ${amount} geleden zijn afgerond, worden binnen tien minuten gewist, met hun verantwoording. Dat kan niet meer terug.`,
  },
  secrecyKeptMonths: {
    title: 'Bevestiging van geheimhouding',
    label: (least, most) => `Aantal maanden, van ${least} tot ${most}`,
    hint: 'Zolang na het vertrek van een collega. Daarna is niet meer te zien welke versie die heeft bevestigd.',
    amount: months,
    saved: (amount) => `De bevestiging blijft nu ${amount} na een vertrek bewaard.`,
    shorter: (amount) =>
      `Van wie meer dan ${amount} geleden is vertrokken, wordt de bevestiging binnen tien minuten gewist. Dat kan niet meer terug.`,
  },
} satisfies Record<KeptTerm, TermTexts>;

/** How long conversations are kept, and the proof that they go. */
export const RETENTION = {
  intro: 'Gesprekken worden vanzelf gewist. Dat gebeurt elke tien minuten. Hier zie je of het goed gaat.',
  state: {
    ok: 'Het wissen gaat goed.',
    missing: 'Er is al meer dan een uur niets gewist. Bel je technisch beheerder.',
    failed:
      'De laatste keer is niet alles gewist. Het wordt vanzelf opnieuw geprobeerd. Gaat het een uur later nog niet goed? Bel dan je technisch beheerder.',
  } satisfies Record<PurgeState, string>,
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
