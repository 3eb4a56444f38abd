import type { Language } from '../../../protocol/languages.ts';
import { PAGE_TEXTS } from './page-texts-by-language.ts';

/**
 * The time of a zone in words, e.g. `Nederlandse tijd`: as its people say it where that is known, otherwise as the platform
 * does.
 */
export function zoneName(language: Language, zone: string): string {
  const said = PAGE_TEXTS[language].zones[zone];
  if (said !== undefined) return said;
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' });
  return parts.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
