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
