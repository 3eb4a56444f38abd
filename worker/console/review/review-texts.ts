import type { READING_REASONS } from '../../../protocol/http/audit.ts';
import type { ConversationsQuery } from '../../../protocol/http/coordinator.ts';

/** From which day until which. */
export const PERIOD = { first: 'Van', last: 'Tot en met' } as const;

/** Erasing one conversation before its time. */
export const ERASE_NOW = {
  title: 'Nu wissen',
  body: 'Dit gesprek wordt dan meteen gewist, met alles wat erbij hoort. In het logboek blijft staan wie dat deed en waarom.',
  reason: 'Waarom',
  choose: 'Kies een reden',
  reasons: {
    visitorAsked: 'De bezoeker vroeg erom',
    personalData: 'Er staan persoonsgegevens in',
    practice: 'Het was een oefening',
    mistake: 'Het kwam er per ongeluk',
  },
  sure: 'Dit gesprek nu wissen?',
  sureBody: 'Daarna kan niemand het nog lezen, ook jij niet. Het komt niet meer terug.',
  confirm: 'Voorgoed wissen',
  running: 'Dit gesprek is nog bezig. Wissen kan als het is afgelopen.',
  done: 'Dit gesprek is gewist.',
} as const;

/** The conversations that are still kept. */
export const TRANSCRIPTS = {
  intro:
    'Gesprekken blijven een beperkte tijd bewaard. Met wie het was, waarover het ging en wat de bezoeker ervan vond, zie je pas als je een gesprek opent. Dat komt met je reden in het logboek.',
  filters: 'Kiezen uit de gesprekken',
  length: 'Hoe lang',
  anyLength: 'Maakt niet uit',
  lengths: {
    short: 'Korter dan een half uur',
    middle: 'Een half uur tot een uur',
    long: 'Een uur of langer',
  } satisfies Record<NonNullable<ConversationsQuery['length']>, string>,
  only: {
    heavy: 'Zwaar',
    discuss: 'Om na te bespreken',
    concern: 'Met een melding',
    evaluated: 'Met een evaluatie',
  },
  nothingFound: 'Niets gevonden met deze keuze.',
  found: (count: number, more: boolean) =>
    more ? `${count} gesprekken, en er zijn er meer` : count === 1 ? '1 gesprek' : `${count} gesprekken`,
  showAll: 'Toon alles',
  empty: 'Er zijn nog geen gesprekken.',
  emptyHint: 'Na het eerste afgeronde gesprek staat het hier.',
  more: 'Oudere gesprekken',
  running: 'bezig',
  about: (duration: string) => `zo’n ${duration}`,
  short: 'heel kort',
  readLater: 'Na afloop kun je het hier nalezen.',
  counts: (visitor: number, volunteer: number) =>
    `${visitor} ${visitor === 1 ? 'bericht' : 'berichten'} van de bezoeker, ${volunteer} van de vrijwilliger`,
  eraseOn: (date: string) => `Wordt gewist op ${date}`,
  heavy: 'zwaar',
  discuss: 'om na te bespreken',
} as const;

/** One of them. */
export const TRANSCRIPT = {
  reported: 'Gemeld',
  title: 'Gesprek lezen',
  with: (alias: string) => `Een gesprek met ${alias}`,
  reasonTitle: 'Waarom open je dit gesprek?',
  reasonBody: 'Je reden komt met je naam in het logboek, voordat het gesprek wordt getoond.',
  reason: 'Reden',
  reasonChoose: 'Kies een reden',
  ground: 'Wat vermoed je?',
  open: 'Gesprek openen',
  manyTitle: 'Je hebt er veel geopend. Is dat de bedoeling?',
  manyBody: 'Meer dan twintig gesprekken in een uur is ongewoon. Ook dat staat nu in het logboek.',
  manyYes: 'Ja, lees verder',
  manyNo: 'Nee, terug naar de gesprekken',
  gone: 'Dit gesprek is er niet meer. De bewaartermijn is voorbij of het is gewist.',
  notYet: 'Dit gesprek is nog niet afgerond of nog niet opgeslagen. Probeer het later opnieuw.',
  noShare:
    'Jij hebt geen toegang tot de leessleutel van dit gesprek. Vraag een andere coördinator om toegang.',
  /** `copies`: how many were stored. */
  undecryptable: (copies: number) =>
    `Dit gesprek is niet te lezen: ${
      copies === 1
        ? 'de sleutel die ervan is bewaard, past niet.'
        : `geen van de ${copies} sleutels die ervan zijn bewaard, past.`
    } Dat ligt niet aan jou, en later opnieuw proberen helpt niet. Meld het aan wie de chat beheert.`,
  broken: {
    visitor:
      'De sleutel die het apparaat van de bezoeker voor teruglezen achterliet, past niet. Met die van de vrijwilliger is het gesprek wel te lezen.',
    volunteer:
      'De sleutel die het apparaat van de vrijwilliger voor teruglezen achterliet, past niet. Met die van de bezoeker is het gesprek wel te lezen.',
  },
  evaluation: 'Evaluatie van de bezoeker',
  noEvaluation: 'De bezoeker heeft geen evaluatie ingevuld.',
  scoresNotKept: 'De gekozen antwoorden van deze evaluatie worden niet meer bewaard.',
  heard: 'Voelde zich gehoord',
  ofFive: (score: number) => `${score} van 5`,
  comeBack: 'Zou terugkomen',
  wait: 'Wachttijd',
  waits: { fine: 'Prima', long: 'Lang', tooLong: 'Te lang' },
  siteClear: 'Website was duidelijk',
  text: 'Toelichting',
  record: 'Registratie van de vrijwilliger',
  noRecord: 'Er is nog geen registratie.',
  heavyAsked: 'Zwaar gesprek',
  wantsDiscussion: 'Wil dit gesprek nabespreken',
  notAnswered: 'Niet ingevuld',
} as const;

/** Reporting danger to somebody else, by who reads it afterwards. */
export const REPORT = {
  open: 'Melden',
  already: 'Dit gesprek is al gemeld. Wat er nu kan, staat bij Meldingen.',
  notBoth: 'Let op: wie zelf meldt, kan het doorbreken van de vertrouwelijkheid daarna niet meer goedkeuren.',
  done: (kept: string) => `Gemeld. ${kept} Wat er nu kan, staat bij Meldingen.`,
} as const;

/** Opening the review keys. */
export const UNLOCK = {
  title: 'Leessleutel openen',
  body: 'Vul de code van je leessleutel in. Dat hoeft één keer, tot je uitlogt. Een nieuwere passkey opent hem daarna vanzelf als je inlogt.',
  code: 'Code van je leessleutel',
  codeHint: '28 tekens, in groepjes van 4. Hoofdletters en streepjes hoeven niet.',
  demo: 'Democode invullen',
  submit: 'Openen',
  orPasskey:
    'Heb je nog een passkey waarmee je dit eerder opende, op een ander apparaat? Dan kan het zonder code.',
  withPasskey: 'Openen met een andere passkey',
  passkey: {
    cancelled: 'Dat is niet gelukt. Probeer het nog een keer, of vul de code in.',
    useless: 'Deze passkey opent de leessleutel niet. Probeer een andere, of vul de code in.',
  },
  invalid: 'Deze code klopt niet. Kijk of je een teken hebt verwisseld of vergeten.',
  wrong: 'Dit is niet de code van jouw leessleutel.',
  noKey: 'Je hebt nog geen toegang tot de leessleutel. Een andere coördinator moet je die eerst geven.',
  waiting:
    'Je code klopt. Je hebt nog geen toegang tot de leessleutel. Op de pagina Leessleutel zie je hoe je die krijgt.',
  nothing: 'Je code klopt, maar de leessleutel blijft dicht. Er is iets mis met de sleutels op de server.',
} as const;

/** Making the review key. */
export const SETUP = {
  title: 'Leessleutel',
  intro:
    'Gesprekken zijn versleuteld. Coördinatoren lezen ze na met een leessleutel. De server heeft die leessleutel niet.',
  present: 'De leessleutel is gemaakt.',
  presentMine:
    'Je hebt toegang. Meestal opent je passkey de leessleutel vanzelf als je inlogt. Lukt dat niet, dan vraagt de console om je code.',
  presentOther:
    'Je hebt zelf nog geen toegang tot de leessleutel. Een coördinator die hem heeft, kan je toegang geven.',
  missing: 'Er is nog geen leessleutel. Tot die er is, kan niemand zich aanmelden voor een gesprek.',
  explain: [
    'Je browser maakt de leessleutel. Je krijgt er één code bij.',
    'Zonder die code zijn gesprekken voor jou niet na te lezen. Wij kunnen hem niet terughalen.',
    'Bewaar de code op papier of in een wachtwoordkluis. Niet in je e-mail.',
  ],
  start: 'Leessleutel maken',
  codeTitle: 'Dit is de code van je leessleutel',
  codeBody: 'Schrijf de code over of print hem. Je ziet hem maar één keer.',
  copy: 'Kopiëren',
  copied: 'Gekopieerd',
  print: 'Printen',
  kept: 'Ik heb de code bewaard',
  proveTitle: 'Vul de code één keer in',
  proveBody: 'Zo weten we zeker dat je hem goed hebt bewaard.',
  prove: 'Controleren en afronden',
  showAgain: 'Code nog een keer bekijken',
  mismatch: 'Dit is niet de code die je net kreeg. Kijk nog eens goed.',
  done: 'De leessleutel is klaar.',
  conflict: 'Een andere coördinator was je voor: er is al een leessleutel.',
  fingerprint: 'Kenmerk van je organisatie',
  publish:
    'Zet dit kenmerk op je eigen website. Bezoekers zien het onder ‘Over deze chat’, en kunnen zo nagaan dat niemand anders met hun gesprek meeleest.',
} as const;

/** Why a conversation is read. */
export const REASON_TEXTS = {
  quality: 'Kwaliteit van de gesprekken',
  training: 'Scholing of nabespreking',
  asked: 'Op verzoek van de vrijwilliger',
  complaint: 'Klacht',
  danger: 'Vermoeden van ernstig gevaar',
  technical: 'Technisch probleem',
} satisfies Record<(typeof READING_REASONS)[number], string>;
