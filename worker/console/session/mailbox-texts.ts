/** That there is something in one's mailbox, wherever it is told. */
export const MAIL = {
  unread: 'Er is iets nieuws in je postvak.',
  open: 'Naar je postvak',
  concernDecided: 'Er is een besluit genomen over je melding. Je coördinator praat je bij.',
  noteRead: 'Gelezen',
} as const;
