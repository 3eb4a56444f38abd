import type { ShareKind } from '../../../protocol/http/shares.ts';

/** Sharing a conversation that was read with colleagues. */
export const SHARE = {
  title: 'Delen',
  none: 'Dit gesprek is met niemand gedeeld.',
  withVolunteer: (alias: string) => `Deel met ${alias}`,
  discuss: 'Nabespreken met…',
  kinds: { discussion: 'Nabespreking', feedback: 'Terugkoppeling', thanks: 'Bedankje' } satisfies Record<
    ShareKind,
    string
  >,
  read: 'gelezen',
  notRead: 'nog niet gelezen',
  ended: 'afgelopen',
  awaits: (alias: string) => `wacht op postvak van ${alias}`,
  compare: (alias: string) => `wacht tot het kenmerk van ${alias} is vergeleken`,
  compareLink: 'Vergelijken',
  until: (date: string) => `tot en met ${date}`,
  stop: 'Stoppen',
  stopFor: (alias: string) => `Stoppen met delen met ${alias}`,
  stopTitle: (alias: string) => `Stoppen met delen met ${alias}?`,
  stopBody:
    'Daarna kan dit gesprek daar niet meer worden gelezen. Opmerkingen blijven bij het gesprek staan.',
  shared: (aliases: string) => `Gedeeld met ${aliases}.`,
  already: (aliases: string) => `Een andere coördinator deelde dit net al met ${aliases}.`,
  queued: (aliases: string) =>
    `Dit wordt met ${aliases} gedeeld zodra het postvak er is en jij het kenmerk hebt vergeleken.`,
} as const;

/** The two dialogs. */
export const SHARE_DIALOG = {
  feedbackTitle: (alias: string) => `Deel met ${alias}`,
  feedbackBody: (alias: string) =>
    `${alias} leest het gesprek en de opmerkingen in het postvak, en kan antwoorden. Dat kan tot het gesprek wordt gewist, of tot jij stopt met delen.`,
  discussTitle: 'Nabespreken met…',
  discussBody: 'Zij lezen het gesprek en de opmerkingen, en kunnen er opmerkingen bij zetten.',
  secret: 'Iedereen die meeleest heeft geheimhouding.',
  people: 'Met wie',
  nobody: 'Er is nog niemand met wie je dit kunt nabespreken.',
  noMailbox: 'heeft nog geen postvak',
  notCompared: 'kenmerk nog niet vergeleken',
  choose: 'Kies minstens één collega.',
  tooMany: (most: number) => `Kies hooguit ${most} collega’s.`,
  until: 'Tot en met',
  untilHint: (days: number) => `Hooguit ${days} dagen, en nooit langer dan het gesprek bewaard blijft.`,
  untilWrong: (from: string, to: string) => `Kies een dag van ${from} tot en met ${to}.`,
  confirm: 'Delen',
  closed: 'Dit gesprek gaat hier niet open. Open eerst je leessleutel.',
  gone: 'Dit gesprek is er niet meer, of je collega werkt hier niet meer.',
  enough: (most: number) => `Dit gesprek wordt al met ${most} collega’s nabesproken.`,
} as const;
