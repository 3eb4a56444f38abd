import type { TextName } from '../../../protocol/content-settings.ts';
import type { ChatPageData, OfferedTopic, OwnTexts } from '../../../protocol/http/visitor.ts';
import type { Language } from '../../../protocol/languages.ts';
import type { Settings } from '../../../protocol/settings.ts';
import { KEPT_TERMS } from './kept-terms.ts';
import { DEFAULT_TEXTS, DEFAULT_TOPICS } from './default-content.ts';
import { DEFAULT_SETTINGS } from './default-settings.ts';

type Given = Pick<Settings, 'texts' | 'topics' | 'organisation' | 'retentionDays' | 'accountKeptDays'>;

const WEEKS: Record<Language, (count: number) => string> = {
  nl: (count) => (count === 1 ? '1 week' : `${count} weken`),
  en: (count) => (count === 1 ? '1 week' : `${count} weeks`),
};

const MONTHS_A_YEAR = 12;
/** From one year on. */
const YEARS: Record<Language, readonly string[]> = {
  nl: ['een jaar', 'twee jaar', 'drie jaar', 'vier jaar', 'vijf jaar'],
  en: ['a year', 'two years', 'three years', 'four years', 'five years'],
};
const MONTHS: Record<Language, string> = { nl: 'maanden', en: 'months' };

/**
 * The organisation's own words and topics in a language. What was not reworded in it is left out: the chat says that in its own
 * words, in the language that somebody reads, and pays nothing for it.
 */
export function ownWords(
  language: Language,
  settings: Given,
): Pick<ChatPageData, 'texts' | 'topics' | 'accountKept'> {
  const texts = ownTexts(language, settings);
  const topics =
    JSON.stringify(settings.topics) === JSON.stringify(DEFAULT_TOPICS) ? null : offered(language, settings);
  return {
    ...(Object.keys(texts).length > 0 && { texts }),
    ...(topics !== null && { topics }),
    ...(settings.accountKeptDays !== DEFAULT_SETTINGS.accountKeptDays && {
      accountKept: accountKept(language, settings),
    }),
  };
}

/** How long the account of a decision to break confidentiality is kept, in words. */
function accountKept(language: Language, { accountKeptDays }: Given): string {
  const months = KEPT_TERMS.accountKeptDays.shown(accountKeptDays);
  return YEARS[language][months / MONTHS_A_YEAR - 1] ?? `${months} ${MONTHS[language]}`;
}

function ownTexts(language: Language, { texts, organisation, retentionDays }: Given): OwnTexts {
  const weeks = WEEKS[language](Math.ceil(retentionDays / 7));
  const fill = (text: string) => text.replaceAll('{organisatie}', organisation).replaceAll('{weken}', weeks);
  const names = Object.keys(DEFAULT_TEXTS) as TextName[];
  const reworded = names.flatMap((name) => {
    const text = texts[name][language].trim();
    return text === DEFAULT_TEXTS[name][language] || text === '' ? [] : [[name, fill(text)] as const];
  });
  return Object.fromEntries(reworded);
}

function offered(language: Language, { topics }: Given): OfferedTopic[] {
  return topics
    .filter(({ retired }) => !retired)
    .map(({ id, nl, en }): OfferedTopic => {
      if (language === 'nl') return { id, name: nl };
      return en === null ? { id, name: nl, lang: 'nl' } : { id, name: en };
    });
}
