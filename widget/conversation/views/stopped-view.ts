import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Page } from '../page.ts';
import type { Stop } from '../view.ts';
import type { Tools } from '../tools.ts';

/** It does not go on here: why, and what to do. */
export function stoppedView(page: Page, why: Stop, { stopped }: LaterTexts, tools: Tools) {
  return tools.html`<div class="sheet">
    <h1 tabindex="-1">${stopped.title[why]}</h1>
    <p class="lead">${stopped.text[why]}</p>
    <button class="primary" @click=${() => goOn(page, why)}>
      ${why === 'gone' ? page.texts.ended.startAgain : stopped.action[why]}
    </button>
    ${tools.problemNotice(page)}
  </div>`;
}

/** This browser or page can't do it at all: no button would help, help lines do. */
export function unsupportedView(
  page: Page,
  why: 'unsupported' | 'insecure',
  { notHere }: LaterTexts,
  { html, nothing, helpLines }: Tools,
) {
  const { start, unavailable } = page.texts;
  return html`<div class="sheet">
    <h1 tabindex="-1">${notHere[why].title}</h1>
    <p class="lead">${notHere[why].text}</p>
    ${
      why === 'insecure'
        ? html`<a class="target" href="https://${location.host}/" target="_blank" rel="noopener"
            >${start.ownTab}</a
          >`
        : nothing
    }
    <h2>${unavailable.helpLines}</h2>
    ${helpLines(page.data.helpLines, page.texts)}
  </div>`;
}

function goOn(page: Page, why: Stop): void {
  if (why === 'version') location.reload();
  else if (why === 'gone') void page.conversation.startAgain();
  else page.conversation.reconnect();
}
