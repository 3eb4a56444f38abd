export type ShortHelpLine = { name: string; ways: (readonly [words: string, href?: string])[] };

/**
 * For when not even the server answers, which has the full and current list: so only ways that are open day and night. Each is a number,
 * or says where it leads.
 */
export const LAST_RESORT_HELP_LINES: ShortHelpLine[] = [
  { name: '112', ways: [['112']] },
  { name: '113 Zelfmoordpreventie', ways: [['Chat: 113.nl', 'https://www.113.nl/'], ['0800-0113']] },
  { name: 'De Luisterlijn', ways: [['088 0767 000', 'tel:0880767000']] },
];
