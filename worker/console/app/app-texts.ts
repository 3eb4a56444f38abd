/** What stands around every page. */
export const APP = {
  skip: 'Naar de inhoud',
  menu: 'Menu',
  menuClose: 'Menu sluiten',
  nav: 'Onderdelen',
  notices: 'Meldingen',
  signOut: 'Uitloggen',
  signOutInTalk: {
    title: 'Uitloggen tijdens een gesprek?',
    body: 'Je hebt nog een gesprek of een registratie open. Een bezoeker met wie je praat, staat dan vooraan voor een collega. Bij een registratie kun je op dit apparaat niet meer.',
    confirm: 'Toch uitloggen',
  },
  signOutSittingIn: {
    title: 'Uitloggen tijdens het meekijken?',
    body: 'Je kijkt dan niet meer mee bij het gesprek van je collega.',
    confirm: 'Toch uitloggen',
  },
  notFound: {
    title: 'Deze pagina is er niet',
    body: 'Misschien klopt de link niet, of is deze pagina niet voor jouw rol.',
    home: 'Naar Chatten',
  },
  unread: (count: number) => (count === 1 ? 'nieuw bericht' : 'nieuwe berichten'),
  newFrom: (nickname: string | null) => `Nieuw bericht van ${nickname ?? 'de bezoeker'}.`,
  waits: 'wacht',
  waitsLongest: 'wacht het langst',
  conversationN: (n: number) => `Gesprek ${n}`,
  elsewhere: (nickname: string | null) =>
    nickname === null ? 'Je bent in gesprek.' : `Je bent in gesprek met ${nickname}.`,
  toTalk: 'Terug naar het gesprek',
  recordSaved: 'Je registratie is opgeslagen.',
  partFailed: 'Niet alles is geladen. Laad de pagina opnieuw, het liefst voordat je een gesprek aanneemt.',
  expired: 'Je bent te lang ingelogd. Maak dit gesprek rustig af. Daarna log je opnieuw in.',
  sittingInElsewhere: (alias: string | null) =>
    alias === null ? 'Je kijkt mee bij een gesprek.' : `Je kijkt mee bij een gesprek van ${alias}.`,
  ignoredSettings: (names: string) =>
    `Deze instellingen kloppen niet: ${names}. Ze doen niet mee, en daar geldt nu wat standaard is. Vraag je technisch beheerder om ze te herstellen.`,
  banner: 'Zolang er geen leessleutel is, kan niemand zich aanmelden.',
  bannerLink: 'Leessleutel maken',
  bannerVolunteer: 'Niemand kan zich aanmelden. Een coördinator moet eerst de leessleutel maken.',
  alarm:
    'Let op: bezoekers krijgen een andere leessleutel dan die van jou. Gesprekken kunnen door een ander te lezen zijn. Sluit het aanmelden en bel je technisch beheerder.',
} as const;
