import type { ENDPOINTS } from '../../../protocol/endpoints.ts';
import type { AccessCount, AuditAct } from '../../../protocol/http/audit.ts';

/** [A13] What is for coordinators alone, and may be refused to a volunteer: the log has words for each. */
type CoordinatorRoute = {
  [Name in keyof typeof ENDPOINTS]: (typeof ENDPOINTS)[Name]['audience'] extends 'coordinator' ? Name : never;
}[keyof typeof ENDPOINTS];

const number = new Intl.NumberFormat('nl-NL');

/** The log. */
export const AUDIT = {
  intro:
    'Wie deed wat, en waarom. Er staat niets in van wat er in gesprekken is gezegd. Regels blijven een jaar staan.',
  empty: 'Er is nog niets gebeurd.',
  nothingFound: 'Niets gevonden met deze keuze.',
  found: (count: number, more: boolean) =>
    more ? `${count} regels, en er zijn er meer` : count === 1 ? '1 regel' : `${count} regels`,
  who: 'Wie',
  everybody: 'Iedereen',
  former: (alias: string) => `${alias} (werkt hier niet meer)`,
  what: 'Wat',
  everything: 'Alles',
  chosen: (what: string) => `Alleen: ${what}`,
  ofConversation: 'Alles van dit gesprek',
  showAll: 'Toon alles',
  more: 'Oudere regels',
  line: (seq: number) => `Regel ${number.format(seq)}`,
  nobody: 'Onbekend',
  conversation: (when: string, alias: string) => `Gesprek van ${when}, met ${alias}`,
  erased: 'Dit gesprek is gewist.',
  erasedOne: 'een gesprek dat is gewist',
  acts: {
    register: 'Account gemaakt',
    signIn: 'Ingelogd',
    signOut: 'Uitgelogd',
    endSession: 'Uitgelogd op een ander apparaat',
    signInFailed: 'Inloggen lukte niet',
    passkeyCounter: 'Ingelogd met een passkey die misschien gekopieerd is',
    refused: 'Geweigerd',
    createReviewKey: 'Leessleutel gemaakt',
    createSigningKey: 'Leessleutel ondertekend',
    grantReviewKey: 'Toegang gegeven tot de leessleutel',
    newReviewKey: 'Volgende leessleutel gemaakt',
    lostReviewKey: 'Nieuwe leessleutel gemaakt, want niemand kon de oude nog openen',
    makeStaffKey: 'Postvak gemaakt',
    confirmStaffKey: 'Kenmerk vergeleken',
    makeShare: 'Gesprek gedeeld',
    openShare: 'Gedeeld gesprek geopend',
    endShare: 'Delen van een gesprek gestopt',
    openConversation: 'Gesprek geopend',
    refusedConversation: 'Gesprek niet geopend, want zonder toegang tot de leessleutel',
    manyOpenings: 'Veel gesprekken geopend in een uur',
    sitIn: 'Meegekeken bij een gesprek',
    acceptSecrecy: 'Geheimhouding bevestigd',
    eraseNow: 'Gesprek meteen gewist',
    invite: 'Iemand uitgenodigd',
    invitePasskey: 'Uitgenodigd om een nieuwe passkey te maken',
    revokeInvitation: 'Uitnodiging ingetrokken',
    addPasskey: 'Nieuwe passkey gemaakt',
    retirePasskey: 'Passkey weggehaald',
    changePerson: 'Veranderd wat er bij een collega staat',
    removePerson: 'Collega verwijderd',
    newSecrecy: 'Nieuwe versie van de geheimhouding gemaakt',
    raiseConcern: 'Zorgen gemeld over een gesprek',
    takeUpConcern: 'Melding in behandeling genomen',
    approveDisclosure: 'Doorbreken van de vertrouwelijkheid goedgekeurd',
    disclose: 'Uit een gesprek verstrekt',
    declineConcern: 'Melding afgewezen',
    withdrawConcern: 'Melding ingetrokken',
    closeConcern: 'Melding gesloten',
    closeNow: 'Chat met de hand gesloten',
    openNow: 'Chat weer geopend',
    openLonger: 'Vandaag eerder of langer open',
    hoursAsBefore: 'Gewone tijden van vandaag teruggezet',
    changeSettings: 'Instelling gewijzigd',
  } satisfies Record<AuditAct, string>,
  /** What the server calls it, in words: why a sign-in failed, and what was refused. */
  details: {
    volunteer: 'als vrijwilliger',
    coordinator: 'als coördinator',
    visitorAsked: 'de bezoeker vroeg erom',
    personalData: 'er staan persoonsgegevens in',
    practice: 'het was een oefening',
    mistake: 'het kwam er per ongeluk',
    inTraining: 'in opleiding',
    mentor: 'mentor',
    signInWrong: 'de passkey klopte niet',
    signInRemoved: 'met een passkey van iemand die hier niet meer werkt',
    createReviewKey: 'een leessleutel maken',
    reviewKeys: 'de leessleutels ophalen',
    grantReviewKey: 'toegang geven tot de leessleutel',
    nextReviewKey: 'een leessleutel maken',
    lostReviewKey: 'een leessleutel maken',
    staffKeys: 'de sleutels van collega’s',
    confirmStaffKey: 'het kenmerk van een collega bevestigen',
    makeShare: 'een gesprek delen',
    conversationShares: 'met wie een gesprek is gedeeld',
    endShare: 'een gesprek delen',
    discussion: 'om na te bespreken',
    feedback: 'als terugkoppeling',
    thanks: 'als bedankje',
    conversations: 'de lijst met gesprekken',
    openConversation: 'een gesprek lezen',
    audit: 'het logboek',
    auditChain: 'het logboek',
    auditHeads: 'het logboek',
    accessCounts: 'het logboek',
    allSettings: 'de instellingen',
    siteUse: 'de websites',
    changeSettings: 'de instellingen wijzigen',
    checkSettings: 'de instellingen wijzigen',
    createSigningKey: 'een leessleutel maken',
    putRing: 'een leessleutel maken',
    awaitedShares: 'een gesprek delen',
    today: 'de pagina Vandaag',
    closeNow: 'de chat sluiten',
    openNow: 'de chat openen',
    openLonger: 'vandaag eerder of langer open zijn',
    hoursAsBefore: 'vandaag eerder of langer open zijn',
    retention: 'de bewaartermijn',
    eraseConversation: 'een gesprek wissen',
    team: 'het team',
    invite: 'iemand uitnodigen',
    revokeInvitation: 'een uitnodiging intrekken',
    changePerson: 'iets van een collega veranderen',
    invitePasskey: 'een collega een nieuwe passkey geven',
    removePerson: 'een collega verwijderen',
    secrecyRecord: 'wie de geheimhouding bevestigde',
    newSecrecy: 'de geheimhouding veranderen',
    theirPasskeys: 'de passkeys van een collega',
    retireTheirPasskey: 'een passkey van een collega laten vervallen',
    sendRecord: 'de registratie van een gesprek van iemand anders',
    raiseConcern: 'zorgen melden over een gesprek van iemand anders',
    concerns: 'de meldingen',
    takeUpConcern: 'een melding in behandeling nemen',
    approvalOptions: 'een melding goedkeuren',
    approveDisclosure: 'een melding goedkeuren',
    disclose: 'uit een gesprek verstrekken',
    endConcern: 'een melding afsluiten',
    crime: 'vermoeden van een ernstig misdrijf',
    danger: 'vermoeden van gevaar voor een ander',
  } satisfies Record<CoordinatorRoute, string> & Record<string, string>,
} as const;

/** Checking that nothing in it was changed. */
export const CHECK = {
  title: 'Klopt het logboek?',
  body: 'Elke regel zit vast aan de regel ervoor. Je browser rekent alles na. Zo zie je of iemand een regel heeft veranderd, weggehaald of ertussen gezet.',
  start: 'Controleren',
  again: 'Nog een keer controleren',
  busy: (count: number) => `${number.format(count)} regels bekeken…`,
  empty: 'Er staat nog niets in het logboek.',
  right: (count: number) =>
    count === 1
      ? 'Het logboek klopt. Er is één regel nagerekend.'
      : `Het logboek klopt. Alle ${number.format(count)} regels zijn nagerekend.`,
  compared: (heads: number) =>
    heads === 1
      ? 'Ook vergeleken met een eerder kenmerk, dat buiten de database staat.'
      : `Ook vergeleken met ${number.format(heads)} eerdere kenmerken, die buiten de database staan.`,
  alone: 'Er zijn nog geen eerdere kenmerken om mee te vergelijken.',
  wrong: 'Er klopt iets niet in het logboek',
  changed: (seq: number, when: string) => `Regel ${number.format(seq)} (${when}) is veranderd.`,
  inserted: (seq: number, when: string) => `Regel ${number.format(seq)} (${when}) is er later tussen gezet.`,
  broken: (seq: number, when: string) =>
    `Regel ${number.format(seq)} (${when}) is vervangen, of er is een regel na weggehaald.`,
  missing: (from: number, to: number) =>
    from === to
      ? `Regel ${number.format(from)} is weggehaald.`
      : `Regel ${number.format(from)} tot en met ${number.format(to)} zijn weggehaald.`,
  cut: (seq: number, when: string) =>
    `Het einde is weggehaald. Er was een regel ${number.format(seq)}, van ${when}.`,
  rewritten: (seq: number, when: string) =>
    `Alles tot en met regel ${number.format(seq)} (${when}) kan veranderd zijn. Die regel was eerder anders.`,
  whatToDo: 'Bewaar deze lijst en bel je technisch beheerder. Verander niets aan het logboek.',
  mark: (seq: number) => `Kenmerk tot en met regel ${number.format(seq)}`,
  markHint:
    'Schrijf het op papier, met het nummer van de regel. Zonder eerder kenmerk op papier bewijst deze controle niets: wie overal bij kan, kan alles opnieuw uitrekenen.',
  earlier: 'Heb je een eerder kenmerk op papier?',
  earlierHint: 'Vul het nummer van die regel in. Het kenmerk dat je ziet, moet hetzelfde zijn als op papier.',
  noLine: 'Deze regel is er niet. Regels gaan na een jaar weg.',
} as const;

/** Signing in and refusals, in numbers. */
export const COUNTS = {
  title: (days: number) => `Inloggen en weigeringen in ${days} dagen`,
  body: 'Aantallen van iedereen samen, ook van onbekenden. Een paar keer dat het niet lukt, is gewoon. Zijn het er ineens honderden? Bel dan je technisch beheerder.',
  none: 'Er is nog niets geteld.',
  kinds: {
    signIn: 'Ingelogd',
    signInStale: 'Inloggen lukte niet: te laat, of twee keer geprobeerd',
    signInUnknown: 'Inloggen lukte niet: onbekende passkey',
    signInRemoved: 'Inloggen lukte niet: werkt hier niet meer',
    signInWrong: 'Inloggen lukte niet: de passkey klopte niet',
    register: 'Account gemaakt',
    registerGone: 'Uitnodiging verlopen, al gebruikt of onbekend',
    registerWrong: 'Account maken lukte niet',
    refusedNotSignedIn: 'Geweigerd: niet ingelogd',
    refusedRole: 'Geweigerd: hoort niet bij de rol',
    refusedOrigin: 'Geweigerd: kwam van een andere website',
  } satisfies Record<AccessCount, string>,
} as const;
