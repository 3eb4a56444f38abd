/** The words on the pages that the server itself makes, in Dutch. Every other language must have the same keys. */
export const nl = {
  /** Neutral, because it is shown in the tab, the history and the list of recent pages. */
  title: 'Gesprek',
  leave: 'Verlaat deze site',
  heading: 'Chat met een vrijwilliger',
  needsScript:
    'Om te chatten heeft deze pagina JavaScript nodig. Dat staat uit in je browser. Zet het aan, of probeer een andere browser of een ander apparaat. Bij de lijnen hieronder kun je bellen of chatten.',
  /** Shown while the chat is still loading and also when it never loads, so it must be true of both. */
  notOpening:
    'De chat is nog niet open. Dat kan aan het internet liggen, of aan een oudere browser. Wacht nog even of probeer het opnieuw. Lukt het niet? Dan kan een andere browser of een ander apparaat helpen. Bij de lijnen hieronder kun je bellen of chatten.',
  tryAgain: 'Probeer het opnieuw',
  hoursAndLines: 'Openingstijden en meer hulplijnen',
  toChat: 'Naar de chat',
  hoursTitle: 'Wanneer kun je chatten?',
  /** Whoever reads this page without a script may be anywhere. `zone`: as in `zones`. */
  times: (zone: string) => `Alle tijden op deze pagina zijn ${zone}.`,
  /** What people call the time of a zone. */
  zones: {
    'Europe/Amsterdam': 'Nederlandse tijd',
    'Europe/Brussels': 'Belgische tijd',
  } as Readonly<Record<string, string>>,
  signUpEnds: (minutes: number) =>
    `Aanmelden kan tot ${minutes === 1 ? '1 minuut' : `${minutes} minuten`} voor sluitingstijd.`,
  helpLinesTitle: 'Wil je nu met iemand praten?',
  noEmergencyService: 'Wij zijn geen hulpdienst voor noodgevallen. Is er direct gevaar? Bel 112.',
  days: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
  everyDay: 'elke dag',
  closed: 'gesloten',
  allDay: 'dag en nacht',
  through: (first: string, last: string) => `${first} tot en met ${last}`,
  and: (one: string, other: string) => `${one} en ${other}`,
  /** Times as in settings: "14:00". */
  span: (from: string, to: string) => `${from.replace(':', '.')} tot ${to.replace(':', '.')} uur`,
  /** Of help lines: how they are reached, what it costs, and for whom by age. */
  ways: { chat: 'Chat', app: 'App', phone: 'Bellen' },
  openNow: 'nu open',
  closedNow: 'nu gesloten',
  free: 'gratis',
  usualCost: 'gewoon tarief',
  ages: (from: number | null, to: number | null) =>
    to === null
      ? from === null
        ? ''
        : `vanaf ${from} jaar`
      : `${from === null ? '' : `${from} `}tot ${to} jaar`,
};

export type PageTexts = typeof nl;

/** The console's words; it speaks Dutch only. */
export const CONSOLE_TEXTS = {
  title: 'Console',
  needsScript: 'De console werkt alleen met JavaScript. Zet het aan in je browser.',
} as const;
