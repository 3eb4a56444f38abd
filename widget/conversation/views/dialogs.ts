import { html, nothing } from 'lit';
import type { Texts } from '../../locales/nl.ts';
import type { PageData } from '../page-data.ts';
import { helpLines, linesFor } from './help-view.ts';

export type DialogName = 'help' | 'about' | 'end' | 'leave';

export interface DialogsPage {
  readonly texts: Texts;
  readonly data: PageData;
  readonly late: {
    readonly part: { readonly views: { about(): unknown; clockNote(): unknown } } | null;
    readonly failed: boolean;
  };
  /** The way out: a dialog lies over the one of the page. */
  exitButton(): unknown;
  openDialog(name: DialogName): void;
  /** [C13] What it lay over can be seen again. */
  requestUpdate(): void;
  dispatch(event: { type: 'insist'; command: { type: 'end' } }): void;
}

/** What opens over the page; always there, so that it opens at once, also without a connection. */
export function dialogs(page: DialogsPage) {
  const { texts, data, late } = page;
  const { help, talk } = texts;
  const { helpLinesCheckedOn: checkedOn } = data;
  const panel = (name: DialogName, title: string, content: unknown, close: unknown = '') =>
    html`<dialog id=${name} aria-labelledby="${name}-title" @close=${() => page.requestUpdate()}>
      <div class="top">
        <h2 id="${name}-title">${title}</h2>
        ${page.exitButton()} ${close}
      </div>
      ${content}
    </dialog>`;
  const closeButton = html`<button @click=${closeDialog}>${help.close}</button>`;
  const closingFirst = (act: () => void) => (event: Event) => {
    closeDialog(event);
    act();
  };
  return [
    panel(
      'help',
      help.open,
      html`<p>${help.intro}</p>
        ${helpLines(linesFor(data), texts)} ${late.part?.views.clockNote()}
        ${checkedOn === null ? nothing : html`<p class="hint">${help.checked(checkedOn)}</p>`}
        <button class="plain" @click=${closingFirst(() => page.openDialog('about'))}>${help.traces}</button>`,
      closeButton,
    ),
    panel(
      'about',
      texts.about,
      late.part?.views.about() ??
        html`<p role="status">${late.failed ? texts.start.problems.network : texts.loading}</p>`,
      closeButton,
    ),
    panel(
      'end',
      talk.endTitle,
      html`<p>${talk.endText}</p>
        <div class="row">
          <button
            class="primary"
            @click=${closingFirst(() => page.dispatch({ type: 'insist', command: { type: 'end' } }))}
          >
            ${talk.endYes}
          </button>
          <button @click=${closeDialog}>${talk.endNo}</button>
        </div>`,
    ),
  ];
}

function closeDialog({ target }: Event): void {
  if (target instanceof Element) target.closest('dialog')?.close();
}
