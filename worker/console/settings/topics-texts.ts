/** The page `Onderwerpen`. */
export const TOPIC_SETTINGS = {
  intro:
    'Bezoekers kunnen een onderwerp kiezen voor het gesprek, en vrijwilligers bij de registratie. Hoogstens 15 tegelijk. De Engelse naam mag leeg blijven: bezoekers die Engels lezen, krijgen dan het Nederlands.',
  offered: 'Onderwerpen om uit te kiezen',
  retired: 'Uit de lijst',
  retiredIntro: 'Deze onderwerpen kan niemand meer kiezen. Ze staan nog bij oude registraties.',
  none: 'Er is geen onderwerp om uit te kiezen. Bezoekers en vrijwilligers zien de vraag dan zonder antwoorden.',
  name: 'Naam',
  english: 'Naam in het Engels',
  retire: 'Uit de lijst halen',
  bringBack: 'Terug in de lijst',
  add: 'Onderwerp toevoegen',
  full: 'Er staan er 15. Haal er eerst een uit de lijst.',
  newName: 'nieuw onderwerp',
} as const;
