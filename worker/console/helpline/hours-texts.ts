/** When the helpline is open. */
export const HOURS = {
  intro: 'Dit zijn de tijden zoals bezoekers ze zien.',
  weekly: 'Elke week',
  closed: 'gesloten',
  allDay: 'de hele dag',
  special: 'Bijzondere dagen',
  noSpecial: 'Er zijn geen bijzondere dagen gepland.',
  signUpEnds: (minutes: number) =>
    minutes === 0
      ? 'Aanmelden kan tot sluitingstijd.'
      : `Aanmelden kan tot ${minutes} minuten voor sluitingstijd.`,
  zone: (zone: string) => `Tijden in de tijdzone ${zone}.`,
  more: 'Verder afgesproken',
  referrals: 'Hulp in de buurt om te noemen',
  retention: 'Gesprekken bewaren we',
  days: (count: number) => (count % 7 === 0 ? `${count / 7} weken` : `${count} dagen`),
  offer: 'Tijd om een gesprek aan te nemen',
  seconds: (count: number) => `${count} seconden`,
  pause: 'Pauze na Nu niet',
  absent: 'Zonder antwoord sta je uit na',
  quiet: 'Beschikbaar zonder iets te doen: we vragen of je er nog bent na',
  breakTime: 'Even pauze',
  wrapUp: 'Afronden, hoogstens',
  minutes: (count: number) => (count === 1 ? '1 minuut' : `${count} minuten`),
  places: 'Plaatsen in de wachtrij',
  placesValue: (each: number, min: number, max: number) =>
    `${each} per vrijwilliger, minstens ${min}, hoogstens ${max}`,
} as const;
