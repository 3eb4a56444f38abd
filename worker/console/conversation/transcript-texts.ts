/** What was said in a conversation, read afterwards. */
export const SAID = {
  gaps: (count: number) =>
    count === 1 ? 'Hier ontbreekt een bericht.' : `Hier ontbreken ${count} berichten.`,
  endUnknown: 'Of er na het laatste bericht nog iets is geschreven, is hier niet na te gaan.',
  noMessages: 'Er zijn geen berichten geschreven.',
  visitor: 'Bezoeker',
  volunteer: 'Vrijwilliger',
  coach: 'Meekijker',
} as const;

/** What its readers say of it. */
export const COMMENTS = {
  title: 'Opmerkingen',
  /** `plus`: the button beside each message. */
  intro:
    'Iedereen die dit gesprek meeleest, leest ook de opmerkingen. Met + naast een bericht zeg je er iets over dat bericht.',
  secret: 'Iedereen die meeleest heeft geheimhouding.',
  none: 'Er zijn nog geen opmerkingen.',
  about: 'Opmerking bij dit bericht',
  label: 'Je opmerking',
  answer: 'Je antwoord',
  hint: 'Versleuteld, en gewist samen met het gesprek.',
  add: 'Plaatsen',
  placed: 'Geplaatst.',
  full: (most: number) => `Er staan al ${most} opmerkingen bij dit gesprek. Meer kunnen er niet bij.`,
  over: 'Dit is afgelopen, of het gesprek is gewist. Je opmerking is niet geplaatst.',
  unreadable: 'Deze opmerking is niet te lezen.',
  you: 'Jij',
  unknown: 'Een oud-collega',
} as const;
