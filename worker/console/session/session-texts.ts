import type { ErrorCode } from '../../../protocol/error-codes.ts';

/** The console's own name. */
export const PRODUCT = 'Het Luisterend Oog';

/** The page for signing in, as its heading and in the window's title. */
export const SIGN_IN_TITLE = 'Inloggen';

/** What every socket of the console may have to say. */
export const CONNECTION = {
  lost: 'Je verbinding is even weg. We proberen het steeds opnieuw.',
  stopped: {
    title: 'De verbinding is gestopt',
    body: 'Laad de pagina opnieuw om verder te gaan.',
  },
  toHome: 'Naar Chatten',
} as const;

/** Whether the chat is open. */
export const HOURS_NOW = {
  open: 'De chat is open.',
  openUntil: (closes: string) => `De chat is open tot ${closes} uur.`,
  signUpUntil: (ends: string) => `Bezoekers kunnen zich aanmelden tot ${ends} uur.`,
  signUpEnded: 'Nieuwe bezoekers kunnen zich niet meer aanmelden.',
  closed: 'De chat is gesloten.',
  closedBecause: (reason: string) => `De chat is gesloten ${reason}.`,
  opens: (day: string, time: string) => `We gaan ${day} om ${time} uur weer open.`,
  today: 'vandaag',
  tomorrow: 'morgen',
  signUpNow: 'Bezoekers kunnen zich nu aanmelden.',
  nobodyOnDuty: 'Er is nog geen vrijwilliger aan het werk.',
} as const;

/** What to say of a request that failed, by its code. */
export const ERROR_TEXTS: Record<ErrorCode | 'network' | 'unreadable', string> = {
  badRequest: 'Dat kon niet worden verwerkt. Controleer wat je hebt ingevuld.',
  notSignedIn: 'Je bent uitgelogd. Log opnieuw in.',
  forbidden: 'Dit hoort niet bij jouw rol.',
  secrecyDue: 'Lees en bevestig eerst de geheimhoudingsverklaring. Die staat bij Chatten.',
  badOrigin: 'Dit venster hoort niet bij deze website. Open de console via het vertrouwde adres.',
  otherPerson: 'Iemand anders moet dit goedkeuren.',
  confirmAgain: 'Log opnieuw in om te bevestigen.',
  erased: 'Dit gesprek is er niet meer.',
  notFound: 'Dit is er niet (meer).',
  conflict: 'Iemand anders was je net voor.',
  aliasTaken: 'Deze naam is van een collega. Kies een andere.',
  enough: 'Meer kunnen er niet bij.',
  held: 'Dit gesprek wordt nu niet gewist: er is een melding over gedaan. Zie Meldingen.',
  lastCoordinator: 'Er moet altijd een coördinator zijn.',
  lastPasskey: 'Er moet altijd een passkey zijn. Voeg eerst een andere toe.',
  gone: 'Dit is er niet meer.',
  tooLarge: 'Dit is te lang om te bewaren.',
  version: 'Er is een nieuwe versie. Laad de pagina opnieuw.',
  misconfigured: 'De chat is niet goed ingesteld. Vraag je technisch beheerder.',
  internal: 'Er ging iets mis aan onze kant. Probeer het opnieuw.',
  network: 'Geen verbinding. Controleer je internet en probeer het opnieuw.',
  unreadable: 'We kregen een antwoord dat we niet begrijpen. Laad de pagina opnieuw.',
};
