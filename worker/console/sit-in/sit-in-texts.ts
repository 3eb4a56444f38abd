/** [C6] Reading along, beside a colleague's talk. */
export const SIT_IN = {
  title: 'Meekijken',
  at: (alias: string) => `Meekijken bij ${alias}`,
  connecting: 'Verbinden met het gesprek…',
  asked: 'We vragen de bezoeker of je mag meekijken. Tot die tijd zie je niets.',
  takeBack: 'Toch niet',
  sitting: (alias: string) =>
    `Je leest mee; je kunt niet schrijven. De bezoeker en ${alias} zien dat je er bent.`,
  stop: 'Stoppen met meekijken',
  visitorAway: 'De verbinding van de bezoeker is even weg.',
  needsKey: 'We vragen de sleutel van het gesprek aan de browser van de bezoeker…',
  over: {
    ended: {
      title: 'Het meekijken is voorbij',
      body: 'Het gesprek is afgelopen. Op dit apparaat is er niets van bewaard.',
    },
    gone: {
      title: 'Je kijkt niet meer mee',
      body: 'De bezoeker of je collega heeft liever dat er niemand meekijkt, of het gesprek is voorbij. Op dit apparaat is er niets van bewaard.',
    },
    refused: {
      title: 'Meekijken kan nu niet',
      body: 'Een andere collega was je net voor, of de vraag is ingetrokken.',
    },
  },
} as const;
