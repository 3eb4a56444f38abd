import { LANGUAGES, type Language } from '../../protocol/languages.ts';
import { LAST_RESORT_HELP_LINES } from '../../widget/loader/last-resort.ts';
import { DEFAULT_SETTINGS } from '../domain/settings/default-settings.ts';
import { chatPage } from '../http/pages/chat-page.ts';
import { consolePage } from '../http/pages/console-page.ts';
import type { PageFiles } from '../http/pages/page-files.ts';
import { integrityOf } from './pinned-widget.ts';

/** A page as it is served to everybody, and the hashes of what stands in it itself, for its policy. */
export type StaticPage = { html: string; inline: { scripts: string[]; styles: string[] } };

export type StaticPages = {
  chat: Record<Language, StaticPage>;
  frame: Record<Language, StaticPage>;
  /** The visitor's page with words that are not saved yet, for coordinators. */
  preview: StaticPage;
  console: StaticPage;
};

/**
 * Writes the pages that have a script. No answer of the server may ever change a byte of them.
 *
 * @param styles what the chat's page holds inline: its own few styles, and those of the plain page.
 * @param litStyles the stylesheets of the chat's elements: Safari before 16.4 can't adopt them, and Lit makes `<style>` of them.
 */
export async function staticPages(
  files: { chat: Record<Language, PageFiles>; preview: PageFiles; console: PageFiles },
  styles: { pageStyles: string; plainStyles: string },
  litStyles: readonly string[],
): Promise<StaticPages> {
  const lastResort = { exitUrl: DEFAULT_SETTINGS.exitUrl, helpLines: LAST_RESORT_HELP_LINES };
  const inLanguages = async (kind: 'chat' | 'frame') => {
    const made = LANGUAGES.map(async (language) => {
      const parts = { files: files.chat[language], ...styles, lastResort };
      return [language, finished(String(await chatPage(language, kind, parts)), litStyles)];
    });
    return Object.fromEntries(await Promise.all(made)) as Record<Language, StaticPage>;
  };
  return {
    chat: await inLanguages('chat'),
    frame: await inLanguages('frame'),
    preview: finished(
      String(await chatPage('nl', 'preview', { files: files.preview, ...styles, lastResort })),
      litStyles,
    ),
    console: finished(String(await consolePage(files.console)), []),
  };
}

function finished(page: string, litStyles: readonly string[]): StaticPage {
  const html = `${page
    .replaceAll(/\s*\n\s*/g, '\n')
    .replaceAll(' />', '>')
    .trim()}\n`;
  const contents = (pattern: RegExp) => Array.from(html.matchAll(pattern), ([, content = '']) => content);
  const hashes = (texts: readonly string[]) => texts.map((text) => integrityOf(Buffer.from(text), 'sha256'));
  return {
    html,
    inline: {
      scripts: hashes(contents(/<script type="importmap">(.*?)<\/script>/gs)),
      styles: hashes([...contents(/<style>(.*?)<\/style>/gs), ...litStyles]),
    },
  };
}
