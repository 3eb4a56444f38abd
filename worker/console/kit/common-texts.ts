/** Words that any page may need. */
export const COMMON = {
  cancel: 'Annuleren',
  close: 'Sluiten',
  back: 'Terug',
  retry: 'Probeer opnieuw',
  reload: 'Opnieuw laden',
  loading: 'Even laden…',
} as const;
