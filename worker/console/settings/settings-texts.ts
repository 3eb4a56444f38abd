/** What is wrong with a value, and what to do. */
export const PROBLEMS = {
  number: (min: number, max: number) => `Kies een getal van ${min} tot ${max}.`,
  time: 'Vul een tijd in als 14.00.',
  empty: 'Vul hier iets in.',
  tooLong: (max: number) => `Gebruik hoogstens ${max} tekens.`,
  tooMany: 'Dit zijn er te veel.',
  url: 'Vul een webadres in als https://www.voorbeeld.nl.',
  date: 'Vul een datum in.',
  wrong: 'Dit kunnen we niet bewaren. Kijk het nog eens na.',
  rules: {
    overlaps: 'Dit blok begint voordat het vorige eindigt.',
    repeated: 'Dit staat er al.',
    aboveMaximum: 'Kies een getal dat niet hoger is dan het hoogste aantal plaatsen.',
    belowMinimum: 'Kies een getal dat niet lager is dan het laagste aantal plaatsen.',
    notAnOrigin: 'Vul alleen het begin van het adres in, als https://www.voorbeeld.nl.',
    unknownZone: 'Kies een tijdzone uit de lijst.',
  },
} as const;

/** The list of pages, and around each of them. */
export const SETTINGS = {
  intro:
    'Hier stel je de hulplijn in. Wat je opslaat, geldt binnen 15 seconden, ook voor wie al op de site is.',
  back: 'Alle instellingen',
  unknown: 'Deze instelling is er niet',
  unknownBody: 'Ga terug naar alle instellingen en kies er een.',
  partFailed:
    'Deze pagina is niet geladen. Wat je eerder typte op een andere pagina en niet hebt opgeslagen, ben je na opnieuw laden kwijt.',
} as const;

/** What a setting holds, in words. */
export const SETTING_TEXT = {
  none: 'niets',
  yes: 'ja',
  no: 'nee',
  closed: 'gesloten',
} as const;

/** The page `Organisatie`. */
export const ORGANISATION = {
  nameHint: 'Zo noemt de chat zich bij bezoekers.',
  complaintHint:
    'Staat bij bezoekers onder ‘Over deze chat’, als ‘Niet tevreden?’. Laat leeg als er geen pagina over klachten is.',
} as const;

/** Around every page that changes settings. */
export const SETTINGS_FORM = {
  bounds: (min: number, max: number) => `Van ${min} tot ${max}.`,
  look: 'Bekijken en opslaan',
  save: 'Opslaan',
  backToForm: 'Terug',
  undo: 'Wijzigingen weghalen',
  unsaved: 'Je wijzigingen zijn nog niet opgeslagen.',
  nothing: 'Er is niets veranderd.',
  saved: 'Opgeslagen. Bezoekers zien het binnen 15 seconden.',
  invalid: 'Nog niet opgeslagen. Kijk bij de velden met een opmerking.',
  conflict: (aliases: readonly string[]) =>
    `Nog niet opgeslagen. ${aliases.length === 0 ? 'Hier is net iets veranderd.' : `${aliases.join(' en ')} ${aliases.length === 1 ? 'heeft' : 'hebben'} hier net iets veranderd.`} Kies per veld wat het wordt.`,
  previewTitle: 'Zo wordt het',
  now: 'Nu',
  later: 'Straks',
} as const;

/** Of every list that is edited item by item. */
export const SETTING_LISTS = {
  up: 'Omhoog',
  down: 'Omlaag',
  remove: 'Weghalen',
  edit: 'Aanpassen',
  fold: 'Klaar',
} as const;
