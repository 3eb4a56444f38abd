import { css, html, LitElement } from 'lit';
import { shared } from '../kit/shared.styles.ts';
import { SITES } from './sites-texts.ts';

const texts = SITES;

/** Code to copy. Where copying is not allowed, it can be selected. */
export class CopyBlock extends LitElement {
  static override readonly styles = [
    shared,
    css`
      pre {
        margin: 0;
        padding: 0.875rem 1rem;
        border: 1px solid var(--lo-line);
        border-radius: calc(var(--lo-radius) * 0.6);
        background: var(--lo-sunken);
        font-size: 0.875rem;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      figure {
        display: grid;
        gap: 0.5rem;
        margin: 0;
      }
    `,
  ];
  static override readonly properties = { heading: {}, text: {}, copied: { state: true } };
  declare heading: string;
  declare text: string;
  declare private copied: boolean;

  constructor() {
    super();
    this.heading = this.text = '';
    this.copied = false;
  }

  protected override render() {
    return html`<figure>
      <figcaption class="small">${this.heading}</figcaption>
      <pre><code>${this.text}</code></pre>
      <div>
        <wa-button size="s" appearance="outlined" @click=${this.#copy}
          >${this.copied ? texts.copied : texts.copy}<span class="hidden"> (${this.heading})</span></wa-button
        >
      </div>
      <div class="hidden" role="status">${this.copied ? texts.copied : ''}</div>
    </figure>`;
  }

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.text);
      this.copied = true;
    } catch {
      const code = this.renderRoot.querySelector('code');
      if (code !== null) getSelection()?.selectAllChildren(code);
    }
  };
}

customElements.define('lo-copy-block', CopyBlock);
