import type { TextName } from '../../../protocol/content-settings.ts';
import type { Language } from '../../../protocol/languages.ts';
import type { Settings } from '../../../protocol/settings.ts';
import { later as enLater, texts as en } from '../../../widget/locales/en.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';

const WORDS = { nl: { texts: nl, later: nlLater }, en: { texts: en, later: enLater } };
const FULL = { state: 'full', signUpEndsInMs: null } as const;

/** What visitors read where a helpline has no words of its own. Null: nothing more than what the chat works out, as when it opens again. */
export function builtInWords(name: TextName, language: Language, settings: Settings): string | null {
  const { texts, later } = WORDS[language];
  const { organisation, retentionDays, openingHours } = settings;
  const { talkGuideMinutes } = settings.conversation;
  const data = {
    organisation,
    retentionWeeks: Math.ceil(retentionDays / 7),
    ...(talkGuideMinutes !== null && { talkGuideMinutes }),
    signUpEndsMinutes: openingHours.signUpEndsMinutes,
  };
  const [confidentiality = null, exception = null] = texts.start.promises(data);
  switch (name) {
    case 'welcome':
      return texts.start.what(data);
    case 'waiting':
      return texts.waiting.stay;
    case 'nobodyOnDuty':
      return texts.start.nobodyOnDuty;
    case 'full':
      return later.unavailable.why(FULL, data, null);
    case 'closed':
      return null;
    case 'closing':
      return later.endedText.signUpEnded;
    case 'confidentiality':
      return confidentiality;
    case 'exception':
      return exception;
  }
}
