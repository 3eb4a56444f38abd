/** The people who work here. */
export const TEAM = {
  intro: 'Wie hier werkt, en wie is uitgenodigd. Niemand ziet hoe vaak of hoe lang een collega chat.',
  people: 'Collega’s',
  roles: { volunteer: 'vrijwilliger', coordinator: 'coördinator' },
  you: 'dit ben jij',
  inTraining: 'In opleiding',
  mentor: 'Mentor',
  lastActive: (day: string) => `Laatst actief op ${day}`,
  passkeys: (count: number) => (count === 1 ? '1 passkey' : `${count} passkeys`),
  secrecy: (n: number) => `Geheimhouding bevestigd, versie ${n}`,
  secrecyOld: (n: number) => `Heeft de nieuwe geheimhoudingsverklaring nog niet bevestigd (wel versie ${n})`,
  secrecyDue: 'Heeft de geheimhoudingsverklaring nog niet bevestigd',
  newPasskey: 'Nieuwe passkey',
  itsPasskeys: 'Passkeys',
  remove: 'Verwijderen',
  lastCoordinator: 'Wil je weg? Nodig dan eerst een andere coördinator uit.',
  removed: (alias: string) => `${alias} werkt hier niet meer, en is overal uitgelogd.`,
  reviewKey: 'Maak nu een nieuwe leessleutel. Zo kan wie wegging geen nieuwe gesprekken lezen.',
  reviewKeyLink: 'Naar Leessleutel',
} as const;

/** Inviting. */
export const INVITE = {
  title: 'Iemand uitnodigen',
  role: 'Als',
  alias: 'Voorstel voor een naam',
  aliasHint: 'Niet de eigen naam. Mag leeg blijven: de nieuwe collega kiest zelf.',
  aliasRefused: 'Deze naam kan niet. Kies een naam van 2 tot 30 letters.',
  make: 'Uitnodiging maken',
  link: 'Uitnodigingslink',
  once: (until: string) =>
    `Je ziet deze link één keer. Geef hem alleen aan degene voor wie hij is, het liefst zelf. Hij werkt tot ${until}.`,
  passkeyOnce: (alias: string, until: string) =>
    `Met deze link maakt ${alias} een nieuwe passkey. Je ziet hem één keer. Hij werkt tot ${until}.`,
  copy: 'Kopiëren',
  copied: 'Gekopieerd',
  done: 'Klaar',
  open: 'Open uitnodigingen',
  none: 'Er staan geen uitnodigingen open.',
  nobody: 'zonder voorstel voor een naam',
  until: (when: string) => `Werkt tot ${when}`,
  forPasskey: 'voor een nieuwe passkey',
  revoke: 'Intrekken',
} as const;

/** A colleague's passkeys. */
export const THEIR_PASSKEYS = {
  title: (alias: string) => `Passkeys van ${alias}`,
  body: 'Is een telefoon of sleutel kwijt? Haal de passkey die erop stond dan hier weg. We weten niet op welk apparaat een passkey staat: kies samen op de dagen.',
  retired: 'Die passkey is weg. Wie ermee was ingelogd, is uitgelogd.',
} as const;

/** Removing somebody. */
export const REMOVE = {
  title: (alias: string) => `${alias} verwijderen?`,
  body: 'Alle apparaten loggen meteen uit, en passkeys en open uitnodigingen werken niet meer. Is er een gesprek bezig? Dan staat de bezoeker vooraan voor een collega. Wat met deze collega gedeeld was, gaat dicht.',
  self: 'Dit ben je zelf. Je bent daarna uitgelogd en kunt niet meer terug.',
  type: (alias: string) => `Typ ${alias} om het zeker te weten`,
  wrong: 'Dat is niet dezelfde naam.',
  confirm: 'Verwijderen',
} as const;

/** The record of the statement of secrecy. */
export const RECORD = {
  intro:
    'Iedereen die hier werkt, belooft dit. Wie de nieuwste versie nog niet heeft bevestigd, krijgt geen gesprekken en kan niets lezen.',
  current: (n: number, since: string) => `De tekst van nu: versie ${n}, van ${since}`,
  draft: 'Dit is een concept. Laat het nakijken, pas het aan en sla het op als nieuwe versie.',
  edit: 'Nieuwe versie',
  text: 'Tekst, met elke zin op een eigen regel',
  asks: 'Iedereen moet de nieuwe versie bevestigen, jij ook. Een gesprek dat bezig is, gaat gewoon door.',
  save: 'Opslaan en aan iedereen vragen',
  empty: 'Vul een tekst in.',
  same: 'Je hebt nog niets veranderd.',
  conflict: 'Iemand anders heeft net een nieuwe versie gemaakt. Hieronder staat wat jij had getypt.',
  people: 'Wie wat bevestigde',
  accepted: (n: number, when: string) => `Versie ${n}, bevestigd op ${when}`,
  never: 'Nog niet bevestigd',
  former: (when: string) => `werkt hier niet meer sinds ${when}`,
  print: 'Afdrukken',
  sheet: {
    title: 'Geheimhoudingsverklaring',
    who: 'Naam in de chat',
    version: 'Versie',
    at: 'Bevestigd op',
    how: 'Bevestigd door in te loggen met een eigen passkey en op ‘Dit beloof ik’ te klikken.',
  },
} as const;
