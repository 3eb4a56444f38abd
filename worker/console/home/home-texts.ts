/** Between conversations. */
export const HOME = {
  hello: (alias: string) => `Dag ${alias}`,
  available: 'Beschikbaar',
  status: {
    off: 'Je krijgt nu geen gesprekken aangeboden. Zet Beschikbaar aan als je er klaar voor bent.',
    available: 'Je bent beschikbaar. Zodra er iemand aan de beurt is, hoor je het hier.',
    availableClosed:
      'Je bent beschikbaar. Zodra de chat open is en er iemand aan de beurt is, hoor je het hier.',
    inConversation: 'Je bent in gesprek.',
    sittingIn: 'Je kijkt mee bij een gesprek van een collega. Je krijgt nu geen gesprekken aangeboden.',
    /** Instead of the sentence on being off. */
    absent:
      'Er was iemand aan de beurt en we hoorden je niet. Dat geeft niet. Ben je er weer? Zet Beschikbaar aan.',
    /** The same where nobody was waiting. */
    quiet: 'We hoorden een tijd niets van je. Dat geeft niet. Ben je er weer? Zet Beschikbaar aan.',
    wrapUp: 'Neem even de tijd om af te ronden. Je krijgt nu geen nieuwe gesprekken.',
    pause: 'Je nam een bezoeker niet aan. Daarom heb je even pauze: je krijgt nu geen gesprekken aangeboden.',
    break: 'Je hebt even pauze. Je krijgt nu geen gesprekken aangeboden.',
    blocked: 'Je kunt nu geen gesprekken aannemen. Lees de melding bovenaan.',
    missed:
      'Er was iemand aan de beurt, en je reageerde niet op tijd. We hebben een collega gevraagd. Jij hebt even pauze.',
  },
  short: {
    off: 'Niet beschikbaar',
    available: 'Beschikbaar',
    inConversation: 'In gesprek',
    sittingIn: 'Kijkt mee',
    wrapUp: 'Aan het afronden',
    pause: 'Pauze',
    connecting: 'Verbinden…',
  },
  absentTitle: 'Je staat op niet beschikbaar',
  wrapUpReminder: 'Neem gerust de tijd. Klik op Weer beschikbaar als je zover bent.',
  savedReady: 'Opgeslagen. Ben je klaar voor een volgend gesprek?',
  breakEndsIn: (time: string) => `Je pauze duurt nog ${time}. Daarna sta je op niet beschikbaar.`,
  takeBreak: 'Even pauze',
  howBusy: 'Hoe druk is het?',
  soundQuestion: 'Wil je een zacht geluid horen als er iemand aan de beurt is?',
  soundYes: 'Ja, graag',
  soundNo: 'Nee',
  endsIn: (time: string) => `Je bent vanzelf weer beschikbaar over ${time}.`,
  availableAgain: 'Weer beschikbaar',
  stayOff: 'Niet beschikbaar blijven',
  waiting: (count: number) => (count === 1 ? 'bezoeker wacht' : 'bezoekers wachten'),
  away: (count: number) => (count === 1 ? '1 bezoeker is even weg' : `${count} bezoekers zijn even weg`),
  onDuty: (count: number) => (count === 1 ? 'vrijwilliger aan het werk' : 'vrijwilligers aan het werk'),
  sound: 'Zacht geluid als er iemand aan de beurt is, of als er een bericht komt dat je niet ziet',
  inUse: {
    title: 'De console is al ergens anders in gebruik',
    body: 'Je bent ook ingelogd in een ander venster of op een ander apparaat. Je kunt op één plek tegelijk chatten.',
    here: 'Hier verdergaan',
  },
} as const;

/** Somebody whose turn it is. */
export const OFFER = {
  title: 'Er is iemand aan de beurt',
  waited: (time: string) => `Wachttijd: ${time}`,
  talkedBefore: 'De bezoeker was al in gesprek met een vrijwilliger.',
  accept: 'Aannemen',
  decline: 'Nu niet',
  declineHint: 'Na Nu niet heb je even pauze. Die kun je zelf beëindigen.',
  expires: (seconds: number) =>
    seconds === 1 ? 'Nog 1 seconde om te kiezen' : `Nog ${seconds} seconden om te kiezen`,
  stays: 'Er is geen andere vrijwilliger vrij.',
  asks: 'Ben je er nog? Er wacht iemand op je.',
  titleSignal: 'Er is iemand aan de beurt',
  accepting: 'Verbinden…',
  tooLate: 'Een collega was je net voor, of de bezoeker is weggegaan.',
} as const;

/** [Q11] Nobody touched the console for long; `title` is also the window's, and of an offer without an answer. */
export const STILL_HERE = {
  title: 'Ben je er nog?',
  body: 'Je staat op beschikbaar, en we hoorden een tijd niets van je. Straks zetten we je op niet beschikbaar.',
  yes: 'Ja, ik ben er',
} as const;

/** [C6] A colleague who asks for somebody to read along. */
export const COACH_WANTED = {
  wanted: (alias: string) => `${alias} vraagt of je wilt meekijken bij een gesprek.`,
  wantedSignal: 'Een collega vraagt of je meekijkt',
  start: 'Meekijken',
  decline: 'Nu niet',
  startAt: (alias: string) => `bij ${alias}`,
} as const;
