const names = new Intl.ListFormat('nl-NL');

/** [K8] Who holds the review key, on every page of a coordinator. */
export const HOLDERS = {
  alone:
    'Nu kan maar één persoon gesprekken nalezen en de vertrouwelijkheid bewaken. Nodig een tweede coördinator uit.',
  aloneLink: 'Naar Team',
  waiting: (aliases: readonly string[]) =>
    `${names.format(aliases)} ${aliases.length === 1 ? 'wacht' : 'wachten'} op toegang tot de leessleutel.`,
  waitingLink: 'Kenmerk vergelijken',
  left: 'Een coördinator die gesprekken kon nalezen, werkt hier niet meer.',
  leftLink: 'Nieuwe leessleutel maken',
  notMe: 'Je hebt zelf nog geen toegang tot de leessleutel.',
  notMeLink: 'Toegang krijgen',
} as const;

/** Who holds the review key. */
export const ACCESS = {
  // One who has no own key yet.
  makeTitle: 'Maak je eigen sleutel',
  makeBody: [
    'Je browser maakt een sleutel die alleen van jou is. Je krijgt er één code bij.',
    'Daarna belt een coördinator die toegang heeft je op. Jullie vergelijken een kenmerk, en dan krijg je toegang tot de leessleutel.',
    'Bewaar de code op papier of in een wachtwoordkluis. Niet in je e-mail.',
  ],
  make: 'Eigen sleutel maken',
  made: 'Je eigen sleutel is klaar.',
  // One who waits.
  waitingTitle: 'Je wacht op toegang',
  waitingBody:
    'Een coördinator die toegang heeft, belt je op. Lees dan jouw kenmerk voor, en vergelijk het kenmerk van je organisatie.',
  yours: 'Jouw kenmerk',
  organisation: 'Kenmerk van je organisatie',
  // One to whom it was granted.
  grantedTitle: 'Je collega heeft je toegang gegeven',
  grantedBody: 'Vraag je collega het kenmerk van je organisatie voor te lezen. Staat hier hetzelfde?',
  matches: 'Komt overeen',
  acceptFailed:
    'Dit kenmerk hoort niet bij de toegang die je kreeg. Neem die toegang niet aan en bel je technisch beheerder.',
  differs: 'Niet gelijk? Geef geen toegang en bel je technisch beheerder.',
  differsToMe: 'Niet gelijk? Ga niet verder en bel je technisch beheerder.',
  // Losing it.
  lostCode: 'Ben je je code kwijt, en lukt het ook niet met je passkey?',
  lostCodeBody:
    'Maak dan een nieuwe eigen sleutel. Een andere coördinator geeft je daarna weer toegang, ook tot oudere gesprekken. Wat met jou was gedeeld, moet opnieuw worden gedeeld.',
  lostCodeAlone:
    'Let op: alleen jij hebt toegang. Met een nieuwe eigen sleutel kan niemand de gesprekken van nu nog nalezen. Zoek eerst goed naar je code.',
  remake: 'Nieuwe eigen sleutel maken',
  remakeTitle: 'Nieuwe eigen sleutel maken?',
  lostAll: 'Kan niemand de leessleutel nog openen?',
  lostAllBody: [
    'Als alle codes en passkeys kwijt zijn, kun je een nieuwe leessleutel maken. Nieuwe gesprekken zijn daarmee weer na te lezen.',
    'Gesprekken van vóór nu kan dan niemand meer lezen. Ze worden vanzelf gewist als de bewaartermijn voorbij is.',
    'Het kenmerk van je organisatie verandert. De console van elke collega slaat daarom alarm, tot ze het nieuwe kenmerk met jou hebben vergeleken.',
  ],
  renew: 'Nieuwe leessleutel',
  renewTitle: 'Nieuwe leessleutel maken?',
  renewConfirm: 'Ja, de oude is kwijt',
} as const;

/** Colleagues' keys, for who holds the review key. */
export const COLLEAGUES = {
  title: 'Collega’s',
  body: 'Vergelijk één keer het kenmerk van een collega. Dat doe je aan de telefoon of als je bij elkaar bent. Zo weet je zeker dat niemand een andere sleutel heeft ondergeschoven.',
  waiting: 'wacht op toegang',
  noKey: 'heeft nog geen eigen sleutel',
  noMailbox: 'heeft nog geen postvak',
  holds: 'heeft toegang tot de leessleutel',
  unconfirmed: 'postvak, kenmerk nog niet vergeleken',
  confirmed: 'postvak, kenmerk vergeleken',
  compare: 'Kenmerk vergelijken',
  call: (alias: string) => `Bel ${alias} en vergelijk`,
  where: {
    coordinator: (alias: string) => `${alias} ziet dit kenmerk op de pagina Leessleutel. Laat het voorlezen.`,
    volunteer: (alias: string) =>
      `${alias} ziet dit kenmerk op de pagina Waar ben ik ingelogd. Laat het voorlezen.`,
  },
  theirs: (alias: string) => `Kenmerk van ${alias}`,
  readOut: 'Lees dit voor: het kenmerk van je organisatie',
  granted: (alias: string) => `${alias} heeft nu toegang. Laat ${alias} zelf ook op Komt overeen drukken.`,
  compared: (alias: string) => `Het kenmerk van ${alias} is bevestigd.`,
  movedOn: (alias: string) =>
    `${alias} heeft intussen een andere sleutel, of werkt hier niet meer. Vergelijk opnieuw.`,
  empty: 'Er werkt hier nog niemand anders.',
} as const;

/** The next review key. */
export const NEXT_KEY = {
  title: 'Nieuwe leessleutel maken',
  left: 'Een coördinator die gesprekken kon nalezen, werkt hier niet meer. Maak een nieuwe leessleutel. Dan kan die nieuwe gesprekken nooit lezen, ook niet met een kopie.',
  body: 'Nieuwe gesprekken gaan daarna op slot met de nieuwe leessleutel. Oudere gesprekken blijven leesbaar voor wie daar al toegang toe had.',
  forWhom: 'Deze coördinatoren krijgen de nieuwe leessleutel:',
  you: (alias: string) => `${alias} (jij)`,
  later: 'Wie nog op toegang wacht, geef je die daarna.',
  make: 'Nieuwe leessleutel maken',
  made: 'De nieuwe leessleutel is klaar.',
  conflict:
    'Er is intussen al een andere leessleutel, of iemand in deze lijst werkt hier niet meer. Kijk de lijst nog eens na.',
} as const;
