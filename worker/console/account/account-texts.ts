/** Where one is signed in. */
export const SESSIONS = {
  intro:
    'Hier zie je waar je bent ingelogd. We bewaren niet welk apparaat of welke browser dat is, dus je herkent het aan de tijd. Ken je er een niet? Log daar dan uit.',
  here: 'Dit apparaat',
  elsewhere: 'Een ander apparaat',
  since: (when: string) => `Ingelogd op ${when}`,
  active: (when: string) => `Laatst actief op ${when}`,
  runOut: 'Verlopen. Werkt alleen nog voor een gesprek dat daar bezig is.',
  end: 'Daar uitloggen',
  endAll: 'Overal behalve hier uitloggen',
  alone: 'Je bent alleen hier ingelogd.',
  ended: 'Je bent daar uitgelogd.',
  endTitle: 'Op dat apparaat uitloggen?',
  endAllTitle: 'Overal behalve hier uitloggen?',
  endBody:
    'Is daar een gesprek bezig? Dan gaat de bezoeker vooraan in de wachtrij. Wat daar nog niet is verstuurd, gaat verloren.',
  confirm: 'Uitloggen',
} as const;

/** One's own passkeys. */
export const MY_PASSKEYS = {
  title: 'Je passkeys',
  intro:
    'Met een passkey log je in. Heb je er twee, op twee apparaten, dan kun je altijd nog inloggen als je er een kwijt bent.',
  how: 'Je bevestigt eerst met een passkey die je al hebt. Daarna vraagt je browser waar de nieuwe moet komen: op dit apparaat, op je telefoon of op een sleutel.',
  add: 'Passkey toevoegen',
  added: 'Je kunt nu ook met je nieuwe passkey inloggen.',
  addedAndOpens: 'Je kunt nu ook met je nieuwe passkey inloggen. Hij opent je postvak.',
  addedOnly:
    'Je kunt nu ook met je nieuwe passkey inloggen. Je postvak opent hij nog niet. Dat kan hierboven, nu of later.',
  opens: 'Die passkey opent je postvak nu ook.',
  retired: 'Die passkey is weg. Wie ermee was ingelogd, is uitgelogd.',
  already: 'Op dat apparaat staat al een passkey van je. Kies een ander apparaat.',
  cancelled: 'Dat is niet gelukt. Je kunt het nog een keer doen.',
  useless: 'Deze passkey kan je postvak niet openen. Inloggen kan er wel mee.',
  notYours: 'Die passkey hoort niet bij jou, of het duurde te lang. Probeer het nog een keer.',
  unsupported: 'Deze browser kan hier geen passkey maken. Probeer een andere browser.',
} as const;

/** One's lasting key. */
export const MAILBOX = {
  title: 'Je postvak',
  intro:
    'In je postvak komt wat een coördinator met je deelt, zoals een gesprek om na te bespreken. Alleen jij kunt het lezen.',
  everywhere: 'Je postvak is open. Het werkt overal waar je inlogt met je passkey.',
  here: 'Je postvak werkt alleen in deze browser. Met een nieuwere passkey kan het overal.',
  hereStays:
    'Het blijft in deze browser staan, ook als je uitlogt. Gebruik daarom geen computer die ook van anderen is.',
  couldBeEverywhere:
    'De passkey waarmee je nu bent ingelogd, kan het overal. Maak daarvoor een nieuw postvak.',
  later: 'Je krijgt je postvak als je de volgende keer inlogt.',
  nowhere:
    'Deze browser bewaart niets. Log in met een andere browser, of gebruik geen privévenster. Dan krijg je een postvak.',
  closedHere: 'Je postvak gaat in deze browser niet open. Het is gemaakt in een andere browser.',
  closedPasskey: 'Je postvak gaat met deze passkey niet open. Met een andere passkey van jou wel.',
  openWithOther: 'Openen met een andere passkey',
  other:
    'Je hebt nog een passkey die je postvak niet opent. Als je wilt, kun je die nu toevoegen. Het hoeft niet.',
  addOther: 'Die passkey toevoegen',
  added: 'Die passkey opent je postvak nu ook.',
  opened: 'Je postvak is open.',
  cancelled: 'Dat is niet gelukt. Je kunt het later nog een keer doen.',
  useless: 'Deze passkey kan je postvak niet openen.',
  lost: 'Ben je de passkey of de browser van je postvak kwijt?',
  lostBody:
    'Maak dan een nieuw postvak. Wat met je is gedeeld, kun je daarna niet meer lezen. Het kan opnieuw met je worden gedeeld.',
  remake: 'Nieuw postvak maken',
  remakeTitle: 'Nieuw postvak maken?',
  remakeConfirm: 'Nieuw postvak maken',
  remade: 'Je nieuwe postvak is klaar.',
  mark: 'Jouw kenmerk',
  unconfirmed:
    'Belt een coördinator je om dit te vergelijken? Lees het dan voor. Pas daarna kan er iets met je worden gedeeld.',
  confirmed: 'Een coördinator heeft dit kenmerk met je vergeleken.',
  coordinatorOpen: 'Je postvak is open. Het gaat open met je eigen sleutel, net als de leessleutel.',
  coordinatorClosed: 'Je postvak gaat open met je eigen sleutel. Die vind je op de pagina',
} as const;
