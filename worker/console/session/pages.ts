/** The console's pages: their address, and their name in the navigation and as a heading. */
export const PAGES = {
  home: { path: '/console', name: 'Chatten' },
  transcripts: { path: '/console/gesprekken', name: 'Gesprekken' },
  hours: { path: '/console/openingstijden', name: 'Openingstijden' },
  audit: { path: '/console/logboek', name: 'Logboek' },
  keys: { path: '/console/sleutels', name: 'Leessleutel' },
  sessions: { path: '/console/ingelogd', name: 'Waar ben ik ingelogd' },
} as const;
