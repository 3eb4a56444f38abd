/** Words that any page may need. */
export const COMMON = {
  waits: (nickname: string | null) => `${nickname ?? 'De bezoeker'} wacht op je antwoord.`,
  cancel: 'Annuleren',
  close: 'Sluiten',
  back: 'Terug',
  retry: 'Probeer opnieuw',
  reload: 'Opnieuw laden',
  loading: 'Even laden…',
} as const;
