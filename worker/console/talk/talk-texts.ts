import type { PersonalDataKind } from '../../../widget/personal-data/scan.ts';
import type { ComposerTexts } from '../../../widget/ui/ui-texts.ts';

/** A volunteer's own talk. */
export const TALK = {
  title: 'Gesprek',
  connecting: 'Verbinden met de bezoeker…',
  connectingBody:
    'We wachten op de sleutel van de browser van de bezoeker. Dat duurt meestal een paar tellen.',
  keyLate: 'De bezoeker antwoordt nog niet',
  keyLateBody:
    'De browser van de bezoeker heeft de sleutel nog niet gegeven. Misschien staat de telefoon op slot. Je kunt wachten, of de bezoeker teruggeven aan de wachtrij; die houdt dan de plaats vooraan.',
  giveBack: 'Teruggeven aan de wachtrij',
  needsKey:
    'Dit apparaat heeft de sleutel van het gesprek niet meer. We vragen hem opnieuw aan de browser van de bezoeker…',
  away: 'De verbinding van de bezoeker is even weg. Als de bezoeker terugkomt, ziet die alles wat je schrijft.',
  lost: 'Je verbinding is even weg. Wat je schrijft, versturen we zodra de verbinding terug is.',
  closing: (time: string) => `We sluiten over ${time}. Jullie mogen dit gesprek gewoon afmaken.`,
  closed: 'Het is sluitingstijd. Jullie mogen dit gesprek gewoon afmaken.',
  end: 'Gesprek beëindigen',
  endTitle: 'Gesprek beëindigen?',
  endBody: 'Daarna kunnen jullie allebei niet meer schrijven. Heb je al afscheid genomen?',
  guard: {
    question: (things: string) =>
      `Dit lijkt op ${things}. Hoort dit bij onze eigen lijnen of websites? Zo niet, haal het dan weg: jullie blijven allebei anoniem.`,
    /** Of a record, which others read later. */
    inRecord: (things: string) =>
      `Dit lijkt op ${things}. Haal het weg: wie belt of schrijft, blijft anoniem. Wij kunnen niemand terugbellen.`,
    saveAnyway: 'Toch opslaan',
    edit: 'Aanpassen',
    send: 'Toch versturen',
    sureTitle: 'Weet je het zeker?',
    sureBody: 'De bezoeker kan dit bewaren. Verstuurd is verstuurd.',
    sure: 'Ja, versturen',
    kinds: {
      phone: 'een telefoonnummer',
      email: 'een e-mailadres',
      address: 'een adres',
      iban: 'een rekeningnummer',
      bsn: 'een burgerservicenummer',
      birthDate: 'een geboortedatum',
      social: 'een naam op sociale media',
      link: 'een link',
    } satisfies Record<PersonalDataKind, string>,
  },
  takenOver: 'De bezoeker was al in gesprek met een andere vrijwilliger. Lees eerst rustig terug.',
  justStarted: 'Net begonnen',
  running: (time: string) => `Bezig: ${time}`,
  moved: 'De bezoeker is verder gegaan met een ander, omdat je even weg was. Dat geeft niet.',
  unsent: {
    title: 'Dit is niet meer verstuurd',
    copy: 'Kopiëren',
    copied: 'Gekopieerd.',
    selected: 'Kopiëren mag hier niet vanzelf. De tekst is nu geselecteerd.',
  },
  refused: {
    notNow: 'Dat kan op dit moment niet.',
    tooMany: 'Je stuurt te veel berichten achter elkaar. Wacht een paar tellen.',
    full: 'Dit gesprek heeft het maximum aantal berichten bereikt. Rond het rustig af.',
  },
  cutOff: 'De bezoeker schreef meer dan er bij jou is aangekomen. Het laatste ervan ontbreekt hier.',
  ended: {
    visitor: 'De bezoeker heeft het gesprek beëindigd.',
    volunteer: 'Je hebt het gesprek beëindigd.',
    visitorLeft:
      'De bezoeker is weggegaan. Daar kan van alles achter zitten, zoals iemand die binnenkomt of een lege batterij. Het ligt niet aan jou.',
    neverSpoke: 'De bezoeker is weggegaan voordat het gesprek begon.',
    signUpEnded: 'Het is sluitingstijd. Dit gesprek is niet meer begonnen.',
    removed: 'Dit gesprek is gewist.',
  },
} as const;

/** How a talk goes, and how it ends. What goes into the message box is never sent by itself. */
export const PACE = {
  here: 'Is er',
  writes: 'Schrijft…',
  awayNow: 'Verbinding even weg',
  away: (time: string) => `Verbinding even weg, sinds ${time}`,
  help: 'Lukt het niet? Vraag een collega erbij.',
  silent: (time: string) => `Al ${time} stil. De bezoeker is er nog.`,
  silentSeen: (time: string) => `Al ${time} stil. De bezoeker is er nog en heeft je bericht gezien.`,
  ask: 'Vraag of de bezoeker er nog is',
  asks: 'Ben je er nog? Neem gerust de tijd.',
  close: 'Sluit af na stilte',
  closes: 'Ik sluit ons gesprek nu af. Je bent altijd weer welkom.',
  long: (time: string) => `Jullie praten al ${time}.`,
  toEnd: 'Naar het einde',
  /** In the order in which they are offered. */
  left: [
    { minutes: 15, button: 'Nog ongeveer 15 minuten', words: 'vijftien' },
    { minutes: 10, button: 'Nog ongeveer 10 minuten', words: 'tien' },
    { minutes: 5, button: 'Nog ongeveer 5 minuten', words: 'vijf' },
  ],
  says: (minutes: string) => `We hebben nog ongeveer ${minutes} minuten. Wat wil je zeker nog zeggen?`,
  notYet: 'Toch nog niet',
  endsAround: (time: string) => `Afronden rond ${time} uur`,
} as const;

/** The volunteer's form afterwards. */
export const RECORD = {
  title: 'Registratie',
  intro: 'Alleen de coördinatoren lezen dit. Schrijf geen namen of adressen op.',
  topic: 'Waar ging het gesprek over?',
  topicNone: 'Kies een onderwerp',
  heavy: 'Was het een zwaar gesprek voor jou?',
  heavyYes: 'Ja, zwaar',
  heavyNo: 'Nee',
  text: 'Wil je nog iets kwijt?',
  textHint: 'Dit en het onderwerp worden versleuteld bewaard en samen met het gesprek gewist.',
  discuss: 'Ik wil dit gesprek nabespreken',
  discussHint: 'Een coördinator ziet dat en neemt contact met je op.',
  noKey:
    'Een onderwerp en een toelichting kunnen niet meer: dit apparaat heeft de sleutel van het gesprek niet.',
  fixed:
    'Onderwerp en toelichting gaan mee zoals ze zijn. Aanpassen kan niet meer, want de pagina is ververst en de bezoeker is weg.',
  leaveOut: 'Beide weglaten',
  save: 'Opslaan',
  skip: 'Zonder registratie',
  wrapUpReminder: 'Neem gerust de tijd. Klik op Weer beschikbaar als je zover bent.',
  availableAgain: 'Weer beschikbaar',
  /** After a reload the nickname is unknown here. */
  from: (time: string) => `Je gesprek van ${time}`,
  after: (nickname: string) => `Na je gesprek met ${nickname}`,
  pending: 'Je hebt nog een registratie open van een eerder gesprek.',
  refused: 'Dit gesprek is er niet meer, of hoort niet bij jou. Je kunt de registratie sluiten.',
} as const;

export const COMPOSER_TEXTS: ComposerTexts = {
  label: 'Bericht',
  placeholder: 'Schrijf een bericht',
  send: 'Verstuur',
  left: (count) => `Nog ${count} tekens`,
  tooLong: (count, parts) => `${count} tekens te lang. Verstuur het in ${parts} delen.`,
};

/** [C6] Somebody to read along, in one's own talk. */
export const COACH_TEXTS = {
  title: 'Meekijken',
  ask: 'Vraag een collega om mee te kijken',
  hint: 'We vragen het eerst aan de bezoeker. Die mag nee zeggen.',
  noneFree: 'Nu is er geen collega vrij.',
  wanted: 'We vragen het je collega’s. Zodra iemand kan meekijken, hoor je het hier.',
  wantedNoneFree: 'Er is nu geen collega vrij. Zodra iemand kan meekijken, hoor je het hier.',
  takeBack: 'Toch niet',
  asked: (alias: string) => `${alias} wil meekijken. We vragen de bezoeker of dat goed is.`,
  sitting: (alias: string) => `${alias} kijkt mee.`,
  stop: 'Meekijken stoppen',
  left: (alias: string) => `${alias} kijkt nu niet mee.`,
  declined: 'De bezoeker heeft liever dat er niemand meekijkt.',
} as const;
