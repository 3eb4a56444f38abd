import type { TextName } from '../../../protocol/content-settings.ts';
import type { ChatPageData, OfferedTopic, OwnTexts } from '../../../protocol/http/visitor.ts';
import type { Language } from '../../../protocol/languages.ts';
import type { Settings } from '../../../protocol/settings.ts';
import { DEFAULT_TEXTS, DEFAULT_TOPICS } from './default-content.ts';

type Given = Pick<Settings, 'texts' | 'topics' | 'organisation' | 'retentionDays'>;

const WEEKS: Record<Language, (count: number) => string> = {
  nl: (count) => (count === 1 ? '1 week' : `${count} weken`),
  en: (count) => (count === 1 ? '1 week' : `${count} weeks`),
};

/**
 * The organisation's own words and topics in a language. What was not reworded in it is left out: the chat says that in its own
 * words, in the language that somebody reads, and pays nothing for it.
 */
export function ownWords(language: Language, settings: Given): Pick<ChatPageData, 'texts' | 'topics'> {
  const texts = ownTexts(language, settings);
  const topics =
    JSON.stringify(settings.topics) === JSON.stringify(DEFAULT_TOPICS) ? null : offered(language, settings);
  return {
    ...(Object.keys(texts).length > 0 && { texts }),
    ...(topics !== null && { topics }),
  };
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
