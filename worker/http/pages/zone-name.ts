import type { Language } from '../../../protocol/languages.ts';
import { en } from './page-texts-en.ts';
import { nl, type PageTexts } from './page-texts.ts';

const TEXTS: Record<Language, PageTexts> = { nl, en };

/**
 * The time of a zone in words, e.g. `Nederlandse tijd`: as its people say it where that is known, otherwise as the platform
 * does.
 */
export function zoneName(language: Language, zone: string): string {
  const said = TEXTS[language].zones[zone];
  if (said !== undefined) return said;
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' });
  return parts.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
