/** `managed`: for a coordinator it stands under `Beheer`, with the other pages that are not needed every evening. */
type NamedPage = { path: string; name: string; managed?: true };

/** The console's pages: their address, and their name in the navigation and as a heading. In the navigation's order. */
export const PAGES = {
  home: { path: '/console', name: 'Chatten' },
  today: { path: '/console/vandaag', name: 'Vandaag' },
  mailbox: { path: '/console/postvak', name: 'Postvak' },
  transcripts: { path: '/console/gesprekken', name: 'Gesprekken' },
  team: { path: '/console/team', name: 'Team', managed: true },
  secrecyRecord: { path: '/console/geheimhouding', name: 'Geheimhouding', managed: true },
  retention: { path: '/console/bewaren', name: 'Bewaren en wissen', managed: true },
  concerns: { path: '/console/meldingen', name: 'Meldingen', managed: true },
  hours: { path: '/console/openingstijden', name: 'Openingstijden', managed: true },
  settings: { path: '/console/instellingen', name: 'Instellingen', managed: true },
  audit: { path: '/console/logboek', name: 'Logboek', managed: true },
  keys: { path: '/console/sleutels', name: 'Leessleutel', managed: true },
  sessions: { path: '/console/ingelogd', name: 'Waar ben ik ingelogd' },
} as const satisfies Record<string, NamedPage>;
