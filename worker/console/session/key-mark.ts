import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { fingerprintOf } from '../../../widget/ui/fingerprint.ts';
import { shared } from '../kit/shared.styles.ts';

/** A key's fingerprint, for comparing by voice: four groups of three, in which nothing looks like anything else. */
export class KeyMark extends LitElement {
  static override readonly styles = [
    shared,
    css`
      dl {
        display: grid;
        gap: 0.25rem;
      }
      dt {
        color: var(--lo-muted);
      }
      dd {
        min-height: 2.25rem;
        overflow-wrap: anywhere;
        font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
        font-size: 1.5rem;
        letter-spacing: 0.08em;
        user-select: all;
      }
    `,
  ];
  static override readonly properties = { keyId: { attribute: false }, label: {}, mark: { state: true } };
  /** Names the key by its hash. */
  declare keyId: string;
  /** Whose it is. */
  declare label: string;
  declare private mark: string | null;

  constructor() {
    super();
    this.keyId = this.label = '';
    this.mark = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('keyId')) void this.#compute(this.keyId);
  }

  protected override render() {
    return html`<dl>
      <dt>${this.label}</dt>
      <dd>${this.mark ?? nothing}</dd>
    </dl>`;
  }

  async #compute(keyId: string): Promise<void> {
    this.mark = null;
    const mark = await fingerprintOf(keyId);
    if (keyId === this.keyId) this.mark = mark;
  }
}

customElements.define('lo-key-mark', KeyMark);
