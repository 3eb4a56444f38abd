import { describe, expect, test } from 'vitest';
import {
  CONTENT_LIMITS,
  TextSettings,
  TopicSettings,
  type TopicSetting,
} from '../../protocol/content-settings.ts';
import { OwnTexts, type ChatPageData } from '../../protocol/http/visitor.ts';
import { TOPICS } from '../../protocol/intake.ts';
import { later as enLater, texts as en } from '../../widget/locales/en.ts';
import { nl } from '../../widget/locales/nl.ts';
import { nlLater } from '../../widget/locales/nl-later.ts';
import { DEFAULT_TEXTS, DEFAULT_TOPICS } from '../../worker/domain/settings/default-content.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { ownWords } from '../../worker/domain/settings/own-words.ts';

const given = (part: object) => ({ ...DEFAULT_SETTINGS, ...part });
const textsWith = (part: Partial<TextSettings>) => given({ texts: { ...DEFAULT_TEXTS, ...part } });

describe('[O7] words of the organisation’s own', () => {
  test('as long as nothing is reworded, nothing is sent', () => {
    expect(ownWords('nl', DEFAULT_SETTINGS)).toEqual({});
    expect(ownWords('en', DEFAULT_SETTINGS)).toEqual({});
  });

  test.each([
    [90, '3 maanden', '3 months'],
    [365, 'een jaar', 'a year'],
    [547, '18 maanden', '18 months'],
    [731, '25 maanden', '25 months'],
    [1_095, 'drie jaar', 'three years'],
    [1_460, 'vier jaar', 'four years'],
    [1_825, 'vijf jaar', 'five years'],
  ])('[R7] an account that is kept for %i days is said in words', (accountKeptDays, dutch, english) => {
    expect(ownWords('nl', given({ accountKeptDays }))).toEqual({ accountKept: dutch });
    expect(ownWords('en', given({ accountKeptDays }))).toEqual({ accountKept: english });
  });

  test('[R7] visitors read that term under what they are told, and two years where nothing is sent', () => {
    const data = { organisation: '', retentionWeeks: 6, signUpEndsMinutes: 0 } as ChatPageData;
    const told = (words: typeof nlLater, part: Partial<ChatPageData>) =>
      JSON.stringify(words.about({ ...data, ...part }, [], null));
    expect(told(nlLater, {})).toContain('bewaren we twee jaar, versleuteld');
    expect(told(enLater, {})).toContain('we keep for two years, encrypted');
    expect(told(nlLater, { accountKept: 'een jaar' })).toContain('bewaren we een jaar, versleuteld');
    expect(told(enLater, { accountKept: 'a year' })).toContain('we keep for a year, encrypted');
  });

  test.each(Object.keys(DEFAULT_TEXTS) as (keyof TextSettings)[])(
    '%s: each language falls back on what the chat says in it',
    (name) => {
      const dutch = 'In het Nederlands, en lang genoeg.';
      const english = 'In English, and long enough.';
      const both = textsWith({ [name]: { nl: ` ${dutch} `, en: english } });
      expect(ownWords('nl', both)).toEqual({ texts: { [name]: dutch } });
      expect(ownWords('en', both)).toEqual({ texts: { [name]: english } });
      expect(OwnTexts.parse(ownWords('en', both).texts)).toEqual({ [name]: english });
      const dutchAlone = textsWith({ [name]: { ...DEFAULT_TEXTS[name], nl: dutch } });
      expect(ownWords('nl', dutchAlone)).toEqual({ texts: { [name]: dutch } });
      expect(ownWords('en', dutchAlone)).toEqual({});
      expect(ownWords('nl', textsWith({ [name]: { ...DEFAULT_TEXTS[name], nl: '  ' } }))).toEqual({});
    },
  );

  test('names and terms are filled in, in the language, wherever they stand', () => {
    const words = { nl: '{organisatie}: {weken}. {organisatie}!', en: '{organisatie}: {weken}. {onbekend}' };
    const settings = { ...textsWith({ welcome: words }), organisation: 'Buurtlijn', retentionDays: 8 };
    expect(ownWords('nl', settings).texts?.welcome).toBe('Buurtlijn: 2 weken. Buurtlijn!');
    expect(ownWords('nl', { ...settings, retentionDays: 7 }).texts?.welcome).toBe(
      'Buurtlijn: 1 week. Buurtlijn!',
    );
    const english = [7, 8].map((retentionDays) => ownWords('en', { ...settings, retentionDays }).texts);
    expect(english.map((texts) => texts?.welcome)).toEqual([
      'Buurtlijn: 1 week. {onbekend}',
      'Buurtlijn: 2 weeks. {onbekend}',
    ]);
  });

  test('bounds: 400 characters, and the exception to confidentiality can’t be left out, in either language', () => {
    const ok = (texts: object) => TextSettings.safeParse({ ...DEFAULT_TEXTS, ...texts }).success;
    expect(ok({ welcome: { nl: 'x'.repeat(400), en: '' } })).toBe(true);
    expect(ok({ welcome: { nl: 'x'.repeat(401), en: '' } })).toBe(false);
    const long = 'x'.repeat(CONTENT_LIMITS.exceptionFewestChars);
    expect(ok({ exception: { nl: long, en: long } })).toBe(true);
    for (const gone of ['', ' '.repeat(50), long.slice(1)]) {
      expect(ok({ exception: { nl: gone, en: long } })).toBe(false);
      expect(ok({ exception: { nl: long, en: gone } })).toBe(false);
    }
    expect(ok({ exception: undefined })).toBe(false);
  });

  test('what stands in the settings for the exception is what visitors read when it was not reworded', () => {
    const data = { retentionWeeks: 6 } as Parameters<typeof nl.start.promises>[0];
    expect([DEFAULT_TEXTS.exception.nl, DEFAULT_TEXTS.exception.en]).toEqual([
      nl.start.promises(data)[1],
      en.start.promises(data)[1],
    ]);
  });
});

describe('[O8] topics', () => {
  const own: TopicSetting = { id: 'own-abcd1234', nl: 'mantelzorg', en: null, retired: false };

  test('those that came with the chat are in the settings as visitors read them', () => {
    expect(DEFAULT_TOPICS.map(({ id }) => id)).toEqual([...TOPICS]);
    expect(Object.fromEntries(DEFAULT_TOPICS.map(({ id, nl: name }) => [id, name]))).toEqual(nl.topics);
    expect(Object.fromEntries(DEFAULT_TOPICS.map(({ id, en: name }) => [id, name]))).toEqual(en.topics);
  });

  test('one that is retired is offered to nobody; a name in one language is marked as that', () => {
    const retired = { ...own, id: 'own-retired1' as const, en: 'care', retired: true };
    const settings = given({ topics: [retired, own, { ...own, id: 'grief', nl: 'verlies', en: 'loss' }] });
    expect(ownWords('nl', settings)).toEqual({
      topics: [
        { id: own.id, name: 'mantelzorg' },
        { id: 'grief', name: 'verlies' },
      ],
    });
    expect(ownWords('en', settings)).toEqual({
      topics: [
        { id: own.id, name: 'mantelzorg', lang: 'nl' },
        { id: 'grief', name: 'loss' },
      ],
    });
  });

  test('bounds: fifteen are offered at most, each id once, and no id but a code or one of our making', () => {
    const many = (count: number, retired = false) =>
      Array.from({ length: count }, (_, at) => ({
        ...own,
        id: `own-${String(at).padStart(8, retired ? 'r' : 'a')}`,
        retired,
      }));
    const ok = (topics: object[]) => TopicSettings.safeParse(topics).success;
    expect(ok(many(15))).toBe(true);
    expect(ok(many(16))).toBe(false);
    expect(ok([...many(15), ...many(40, true)])).toBe(true);
    expect(ok([...many(15), ...many(46, true)])).toBe(false);
    expect(ok([own, own])).toBe(false);
    for (const id of ['constructor', 'own-', 'own-ABCD1234', 'own-abcd12345', 'Grief'])
      expect(ok([{ ...own, id }])).toBe(false);
    for (const name of ['', '  ', 'x'.repeat(41)]) {
      expect(ok([{ ...own, nl: name }])).toBe(false);
      expect(ok([{ ...own, en: name }])).toBe(false);
    }
  });
});
