/** What the server itself says in words: titles, and the chat page for a browser without JavaScript. */
export const PAGE_TEXTS = {
  /** Neutral: it stands in the tab, the history and the list of recent pages. */
  chatTitle: 'Gesprek',
  consoleTitle: 'Console',
  consoleNoScript: 'De console werkt alleen met JavaScript. Zet het aan in je browser.',
  needsScript:
    'Om te chatten heeft deze pagina JavaScript nodig. Dat staat uit in je browser. Zet het aan, of probeer een andere browser of een ander apparaat.',
  hoursTitle: 'Wanneer kun je chatten?',
  signUpEnds: (minutes: number) => `Aanmelden kan tot ${minutes} minuten voor sluitingstijd.`,
  linesTitle: 'Wil je nu met iemand praten?',
  noEmergencyService: 'Wij zijn geen hulpdienst voor noodgevallen. Is er direct gevaar? Bel 112.',
  leave: 'Verlaat deze site',
  days: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
  everyDay: 'elke dag',
  closed: 'gesloten',
  allDay: 'dag en nacht',
  through: (first: string, last: string) => `${first} tot en met ${last}`,
  and: (one: string, other: string) => `${one} en ${other}`,
  span: (from: string, to: string) => `${from} tot ${to} uur`,
} as const;
