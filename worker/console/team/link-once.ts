import '@awesome.me/webawesome/dist/components/input/input.js';
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import { css, html, LitElement } from 'lit';
import { randomSecret, sha256 } from '../../../protocol/bytes.ts';
import { shared } from '../kit/shared.styles.ts';
import { unwatched } from '../kit/unwatched.ts';
import { PAGES } from '../session/pages.ts';
import { INVITE } from './team-texts.ts';

/** The secret of a new invitation, of which the server gets the hash alone, and the link with it. */
export async function makeLink(): Promise<{ secretHash: string; link: string }> {
  const secret = randomSecret();
  const link = `${location.origin}${PAGES.home.path}#invitation=${secret}`;
  return { secretHash: await sha256(secret), link };
}

/**
 * A link that can be seen and copied now and never again.
 *
 * @event {Event} lo-done
 */
export class LinkOnce extends LitElement {
  static override readonly styles = [
    shared,
    css`
      wa-input {
        flex: 1 1 16rem;
      }
      .row {
        align-items: end;
      }
    `,
  ];
  static override readonly properties = { link: {}, says: {}, copied: { state: true } };
  declare link: string;
  /** What the link is for, and for how long. */
  declare says: string;
  declare private copied: boolean;

  constructor() {
    super();
    this.link = this.says = '';
    this.copied = false;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render() {
    return html`<section class="card stack">
      <h2 tabindex="-1">${INVITE.link}</h2>
      <p>${this.says}</p>
      <div class="row">
        <wa-input label=${INVITE.link} readonly .value=${this.link} ${unwatched()}></wa-input>
        <wa-button variant="brand" @click=${this.#copy}>${INVITE.copy}</wa-button>
        <wa-button appearance="outlined" @click=${() => this.dispatchEvent(new Event('lo-done'))}
          >${INVITE.done}</wa-button
        >
      </div>
      <p class="quiet small" role="status">${this.copied ? INVITE.copied : ''}</p>
    </section>`;
  }

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.link);
      this.copied = true;
    } catch {
      // A browser may refuse the clipboard, but never a selection.
      this.renderRoot.querySelector<WaInput>('wa-input')?.select();
    }
  };
}

customElements.define('lo-link-once', LinkOnce);
