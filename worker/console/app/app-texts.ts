/** What stands around every page. */
export const APP = {
  skip: 'Naar de inhoud',
  menu: 'Menu',
  menuClose: 'Menu sluiten',
  nav: 'Onderdelen',
  manage: 'Beheer',
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
  secrecyAfter:
    'Er is een nieuwe geheimhoudingsverklaring. Maak dit gesprek rustig af. Daarna vragen we je om die te lezen.',
  /** [Q11] To coordinators, above every page. */
  nobodyAccepts: 'Er wacht iemand en niemand neemt aan.',
  toToday: 'Naar Vandaag',
  sittingInElsewhere: (alias: string | null) =>
    alias === null ? 'Je kijkt mee bij een gesprek.' : `Je kijkt mee bij een gesprek van ${alias}.`,
  purge: {
    missing: 'Er is al meer dan een uur geen gesprek gewist. Bel je technisch beheerder.',
    failed: 'De laatste keer is niet alles gewist wat weg moest.',
  },
  purgeLink: 'Naar Bewaren en wissen',
  ignoredSettings: (names: string) =>
    `Deze instellingen kloppen niet: ${names}. Ze doen niet mee, en daar geldt nu wat standaard is. Vraag je technisch beheerder om ze te herstellen.`,
  banner: 'Zolang er geen leessleutel is, kan niemand zich aanmelden.',
  bannerLink: 'Leessleutel maken',
  firstRun: 'Niemand kan zich aanmelden zolang niet alle hulplijnen zijn gecontroleerd.',
  firstRunLink: 'Naar Eerste keer',
  firstRunVolunteer: 'Niemand kan zich aanmelden. Een coördinator moet eerst de hulplijnen controleren.',
  bannerVolunteer: 'Niemand kan zich aanmelden. Een coördinator moet eerst de leessleutel maken.',
  notSigned:
    'De leessleutel is nog niet ondertekend door je organisatie. Open hem één keer met je code: dan doet je console het.',
  notSignedLink: 'Naar de leessleutel',
} as const;

/** [K4] Keys are not as they were left. */
export const KEY_ALARM = {
  title: {
    foreign: 'Bezoekers krijgen een andere leessleutel dan die van jou',
    stray: 'Er is een leessleutel bij die niemand heeft ondertekend',
    notOurs: 'De handtekening van je organisatie is vervangen',
    otherSigner: 'De handtekening van je organisatie is veranderd',
    unsigned: 'De leessleutel is niet ondertekend door je organisatie',
    older: 'Bezoekers krijgen een oude leessleutel',
  },
  text: {
    foreign:
      'Gesprekken kunnen door een ander te lezen zijn. Sluit het aanmelden en bel je technisch beheerder.',
    stray:
      'Iemand heeft in de database geschreven. Gesprekken gaan niet op slot met die sleutel, en je console opent hem niet. Bel je technisch beheerder.',
    notOurs:
      'De server noemt een andere dan die bij jouw leessleutel hoort. Gesprekken kunnen door een ander te lezen zijn. Sluit het aanmelden en bel je technisch beheerder.',
    otherSigner:
      'Je krijgt geen gesprekken aangeboden tot dit is uitgezocht. Bel een coördinator en vergelijk het kenmerk van nu. Is het niet gelijk? Bel dan je technisch beheerder.',
    unsigned:
      'Gesprekken kunnen door een ander te lezen zijn. Je krijgt daarom geen gesprekken aangeboden. Bel een coördinator, en die belt de technisch beheerder.',
    older:
      'Die is misschien van iemand die er niet meer werkt. Je krijgt daarom geen gesprekken aangeboden. Bel een coördinator, en die belt de technisch beheerder.',
  },
  before: 'Kenmerk eerst',
  now: 'Kenmerk nu',
  none: 'geen',
  compared: 'Komt overeen',
} as const;
