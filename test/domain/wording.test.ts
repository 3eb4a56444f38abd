import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ChatPageData } from '../../protocol/http/visitor.ts';
import { later, texts } from '../../widget/locales/en.ts';
import type { LanguageFile } from '../../widget/locales/language-file.ts';
import { nlLater } from '../../widget/locales/nl-later.ts';
import { nl } from '../../widget/locales/nl.ts';
import { messageListTexts } from '../../worker/console/conversation/conversation-texts.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Every file whose texts a visitor, a volunteer or a coordinator reads. */
const FILES = [
  'widget/locales/nl.ts',
  'widget/locales/nl-later.ts',
  ...globSync('worker/console/**/*-texts.ts', { cwd: ROOT }),
  'worker/domain/settings/default-help-lines.ts',
  'worker/domain/settings/default-content.ts',
  'worker/http/pages/page-texts.ts',
] as const;

/** Phrases that promise too much, blame the reader, or are not plain Dutch. Whole words, in lower case. */
const BANNED: Readonly<Record<string, readonly string[]>> = {
  'promises what nobody can keep': [
    '100% anoniem',
    '100 % anoniem',
    'volledig anoniem',
    'helemaal anoniem',
    'gegarandeerd',
    'garanderen',
    'niemand kan meelezen',
    'altijd bereikbaar',
  ],
  'blames the reader': [
    'fout gedaan',
    'verkeerd ingevuld',
    'ongeldig',
    'ongeldige',
    'onjuist',
    'je hebt nagelaten',
    'je bent vergeten',
    'mislukt',
    'u moet',
    'je moet',
    'verplicht',
  ],
  'is jargon': [
    'sessie verlopen',
    'token',
    'websocket',
    'authenticatie',
    'autorisatie',
    'encryptie',
    'server error',
    'timeout',
    'ticket',
    'klant',
    'cliënt',
    'gebruiker',
    'triage',
    'intake',
    'transcript',
  ],
  'is English': [
    'chatten met ons team',
    'submit',
    'loading',
    'error',
    'please',
    'sorry',
    'feedback',
    'logout',
    'login',
    'dashboard',
    'settings',
    'survey',
    'privacy policy',
    'user',
    'offline',
    'online',
  ],
  'is not how we address people': ['uw', 'u bent', 'u kunt', 'u heeft'],
};

/** The Dutch in a file: its string and template literals, without code, comments and the holes of templates. */
function textsOf(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const literals = code.match(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? [];
  return literals
    .map((literal) => literal.slice(1, -1).replace(/\$\{[^}]*\}/g, ' … '))
    .filter((text) => text.includes(' ') && !text.startsWith('.'));
}

const escaped = (phrase: string) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const contains = (text: string, phrase: string) =>
  new RegExp(`(?<![\\p{L}\\d])${escaped(phrase)}(?![\\p{L}\\d])`, 'iu').test(text);

describe('what people read', () => {
  it.each(FILES)('%s uses none of the banned phrases', async (file) => {
    const source = await readFile(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
    const texts = textsOf(source);
    expect(texts.length).toBeGreaterThan(2);
    const found = texts.flatMap((text) =>
      Object.entries(BANNED).flatMap(([why, phrases]) =>
        phrases.filter((phrase) => contains(text, phrase)).map((phrase) => `"${phrase}" ${why}: ${text}`),
      ),
    );
    expect(found).toEqual([]);
  });

  it.each(FILES)('%s has no sentence of more than 25 words (B1)', async (file) => {
    const source = await readFile(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
    const sentences = textsOf(source).flatMap((text) => text.split(/(?<=[.!?])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 25)).toEqual([]);
  });

  it('the exception to secrecy names life, body and freedom, wherever it is told', () => {
    const data = { organisation: '', retentionWeeks: 1, signUpEndsMinutes: 0 } as ChatPageData;
    const told = (words: Pick<LanguageFile, 'texts' | 'later'>) => [
      words.texts.start.promises(data).join(' '),
      words.later
        .about(data, [], null)
        .flatMap(({ text }) => text)
        .join(' '),
    ];
    for (const text of told({ texts: nl, later: nlLater }))
      expect(text).toContain('het leven, het lijf of de vrijheid');
    for (const text of told({ texts, later })) expect(text).toContain('life, body or freedom');
  });

  it('both sides say with the same word that a message has arrived', () => {
    expect(messageListTexts(null).delivered).toBe(nl.messages.delivered);
  });

  it('the check itself finds a banned phrase, whole words only', () => {
    expect(textsOf("const a = 'Dit is 100% anoniem.';\n// 'ongeldig ja'")).toEqual(['Dit is 100% anoniem.']);
    expect(contains('Uw bericht', 'uw')).toBe(true);
    expect(contains('ruw bericht', 'uw')).toBe(false);
  });
});
