/** For when not even the server answers; it has the full and current list. */
export const LAST_RESORT_HELP_LINES = [
  { name: '112', phone: '112' },
  { name: '113 Zelfmoordpreventie', phone: '0800-0113' },
  { name: 'De Luisterlijn', phone: '088 0767 000' },
] as const;
