import { SIGN_IN_TITLE } from '../session/session-texts.ts';

/** Signing in. */
export const SIGN_IN = {
  title: SIGN_IN_TITLE,
  intro: 'Voor vrijwilligers en coördinatoren.',
  passkey: 'Inloggen met passkey',
  passkeyHint:
    'Je passkey staat op je telefoon, computer of beveiligingssleutel. Je hebt geen wachtwoord nodig.',
  busy: 'Volg de stappen van je browser…',
  expired: 'Je bent uitgelogd. Log opnieuw in om verder te gaan.',
  keyLost: 'Dit apparaat kan niet verder met je vorige sessie. Log opnieuw in.',
  or: 'of',
  demo: 'Alleen in deze demo, zonder passkey:',
  demoVolunteer: 'Doorgaan als demovrijwilliger',
  demoCoordinator: 'Doorgaan als democoördinator',
  needInvitation: 'Nog geen passkey? Vraag je coördinator om een uitnodiging.',
} as const;

/** Following an invitation. */
export const REGISTRATION = {
  title: 'Welkom',
  checking: 'We kijken of je uitnodiging nog geldig is…',
  intro: {
    volunteer: 'Je bent uitgenodigd als vrijwilliger. In twee stappen ben je klaar.',
    coordinator: 'Je bent uitgenodigd als coördinator. In twee stappen ben je klaar.',
  },
  introNewPasskey: (alias: string) =>
    `Je maakt een nieuwe passkey voor ${alias}. Je andere passkeys blijven werken.`,
  alias: 'Naam die bezoekers en collega’s zien',
  aliasHint: 'Kies een naam die niet je eigen naam is. Zo blijf jij ook anoniem. Minstens 2 letters.',
  create: 'Passkey maken',
  createHint: 'Daarmee log je in: met je vingerafdruk, gezicht of pincode. Je hebt geen wachtwoord nodig.',
  aliasShort: 'Vul een naam in van minstens 2 letters.',
  aliasRefused: 'Deze naam kan niet. Kies een naam van 2 tot 30 letters.',
  gone: 'Deze uitnodiging is al gebruikt of is verlopen. Vraag je coördinator om een nieuwe.',
  toSignIn: 'Ik heb al een passkey',
} as const;

/** What to say when a passkey did not work. */
export const PASSKEY_ERRORS = {
  cancelled: 'Het inloggen is gestopt of duurde te lang. Probeer het gerust opnieuw.',
  unsupported: 'Deze browser kan niet met passkeys overweg. Gebruik een nieuwere versie van je browser.',
  already: 'Op dit apparaat staat al een passkey voor dit account. Log daarmee in.',
  unknown: 'We herkennen deze passkey niet. Gebruik een andere, of vraag je coördinator om een uitnodiging.',
  other: 'Het lukte niet met de passkey. Probeer het opnieuw, of gebruik een andere browser.',
} as const;
