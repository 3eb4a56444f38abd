/** The passkeys of who works here. */
export const PASSKEYS = {
  one: (madeOn: string) => `Passkey van ${madeOn}`,
  used: (day: string) => `Laatst gebruikt op ${day}`,
  unused: 'Nog niet gebruikt',
  here: 'Hiermee ben je nu ingelogd.',
  opens: 'Opent het postvak.',
  letOpen: 'Je postvak laten openen',
  retire: 'Weghalen',
  sure: 'Deze passkey weghalen? Wie er nu mee is ingelogd, wordt meteen uitgelogd. Terughalen kan niet.',
  yes: 'Ja, weghalen',
  last: 'Dit is de enige passkey. Die blijft.',
} as const;
