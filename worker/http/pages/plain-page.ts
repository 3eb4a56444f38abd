import { html, raw } from 'hono/html';
import type { Language } from '../../../protocol/languages.ts';
import { PAGE_TEXTS } from './page-texts-by-language.ts';

/** The way out, and ways to help lines that are known without a server. */
export type LastResort = {
  exitUrl: string;
  helpLines: readonly { name: string; ways: readonly (readonly [words: string, page?: string])[] }[];
};

/** Without JavaScript the words are there at once, and are other words. */
const STYLES_WITHOUT_SCRIPT =
  'lo-chat-page:not(:defined)>main{visibility:visible;animation:none}.late{display:none}';

/**
 * What stands in the chat's page until the chat does, and stays if it never loads: the way out, numbers, and a link to the
 * page of the hours, to which a browser without JavaScript goes by itself. It is the light DOM of the chat's element, so
 * that the element's shadow root replaces it, for the eye and for screen readers.
 */
export function plainPart(language: Language, styles: string, { exitUrl, helpLines }: LastResort) {
  const texts = PAGE_TEXTS[language];
  return html`<style>
      ${raw(styles)}
    </style>
    <main>
      <a class="exit" href="${exitUrl}" rel="noreferrer">${texts.leave}</a>
      <h1>${texts.heading}</h1>
      <noscript>
        <style>
          ${raw(STYLES_WITHOUT_SCRIPT)}
        </style>
        <p>${texts.needsScript}</p>
      </noscript>
      <p class="late" role="alert">${texts.notOpening}</p>
      <p><a href="">${texts.tryAgain}</a></p>
      <h2>${texts.helpLinesTitle}</h2>
      <p>${texts.noEmergencyService}</p>
      <ul>
        ${helpLines.map(({ name, ways }) => {
          const links = ways.map(
            ([words, page]) => html`<a href="${page ?? telephone(words)}">${words}</a> `,
          );
          return html`<li class="help-line">
            ${ways[0]?.[0] === name ? html`<strong>${links}</strong>` : html`<strong lang="nl">${name}</strong> ${links}`}
          </li>`;
        })}
      </ul>
      <p><a href="${hoursAddress(language)}">${texts.hoursAndLines}</a></p>
    </main>`;
}

/** Where the page of the hours is. The first language needs no parameter. */
export const hoursAddress = (language: Language): string =>
  language === 'nl' ? '/hours' : `/hours?lang=${language}`;

export const telephone = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, '')}`;
