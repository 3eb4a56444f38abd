/** The page `Crisiskaart en achterwacht`. */
export const CRISIS = {
  card: 'Kaart bij zelfdoding of gevaar',
  cardIntro:
    'Deze kaart helpt een vrijwilliger die zich zorgen maakt. Hoogstens 8 korte punten. Laat de kaart nakijken door iemand die hier verstand van heeft.',
  concept: 'Concept. Laat nakijken door een deskundige.',
  confirmed: (date: string, by: string | null) => `Nagekeken op ${date}${by === null ? '' : `, zegt ${by}`}.`,
  confirm: 'Ik heb deze kaart laten nakijken',
  confirmHint: 'Verander je daarna iets, dan is het weer een concept.',
  saveFirst: 'Sla eerst je wijzigingen op. Daarna kun je aangeven dat de kaart is nagekeken.',
  lost: (alias: string | null) =>
    `${alias === null ? 'De kaart is net gewijzigd.' : `${alias} heeft de kaart net gewijzigd.`} Kijk hem nog eens na.`,
  done: 'De kaart staat op nagekeken.',
  point: (n: number) => `Punt ${n}`,
  addPoint: 'Punt toevoegen',
  newPoint: 'Nieuw punt',
  onCall: 'Achterwacht',
  onCallIntro:
    'Dit nummer kan een vrijwilliger meteen bellen als er gevaar is. Bezoekers zien het niet. Laat beide leeg als er geen achterwacht is.',
  noOnCall: 'Er is geen achterwacht ingesteld.',
  label: 'Wie',
  labelHint: 'Een naam of functie, zoals ‘Coördinator van dienst’.',
  phone: 'Telefoonnummer',
} as const;
