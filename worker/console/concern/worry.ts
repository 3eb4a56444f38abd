import { html, type LitElement } from 'lit';
import type { Api } from '../session/api.ts';
import './concern-sheet.ts';
import type { TalkBeside } from './concern-sheet.ts';
import { CONCERN } from './concern-texts.ts';

/** [B3] The button `Ik maak me zorgen` of a talk, and whether its sheet is open. The focus comes back to the button. */
export class Worry {
  open = false;
  readonly #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
  }

  button() {
    return html`<wa-button id="worry" size="s" appearance="outlined" @click=${() => this.#set(!this.open)}
      >${CONCERN.open}</wa-button
    >`;
  }

  sheet(api: Api, talk: TalkBeside) {
    return html`<lo-concern-sheet .api=${api} .talk=${talk} @lo-close=${this.#close}></lo-concern-sheet>`;
  }

  readonly #close = (): void => {
    this.#set(false);
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>('#worry')?.focus(),
    );
  };

  #set(open: boolean): void {
    this.open = open;
    this.#host.requestUpdate();
  }
}
