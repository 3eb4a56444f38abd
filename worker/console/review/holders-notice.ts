import { css, html, LitElement, nothing } from 'lit';
import type { MeBody } from '../../../protocol/http/staff.ts';
import { shared } from '../kit/shared.styles.ts';
import { PAGES } from '../session/pages.ts';
import { HOLDERS } from './keys-texts.ts';

/** [K8] What is to be done about who holds the review key. Stands above every page of a coordinator. */
export class HoldersNotice extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 0.75rem;
      }
    `,
  ];
  static override readonly properties = { me: { attribute: false }, here: { attribute: false } };
  declare me: MeBody;
  /** The page to which it leads is open. */
  declare here: boolean;

  constructor() {
    super();
    this.here = false;
  }

  protected override render() {
    const { holders, granted } = this.me;
    if (!holders) return nothing;
    const { count, waiting, left } = holders;
    return [
      left && granted ? this.#notice(HOLDERS.left, HOLDERS.leftLink) : nothing,
      waiting.length > 0 && granted ? this.#notice(HOLDERS.waiting(waiting), HOLDERS.waitingLink) : nothing,
      count < 2 ? this.#notice(HOLDERS.alone, null) : nothing,
      granted ? nothing : this.#notice(HOLDERS.notMe, HOLDERS.notMeLink),
    ];
  }

  #notice(text: string, link: string | null) {
    const leads = link !== null && !this.here;
    return html`<wa-callout variant="warning" size="s"
      >${text}${leads ? html` <a href=${PAGES.keys.path}>${link}</a>` : nothing}</wa-callout
    >`;
  }
}

customElements.define('lo-holders-notice', HoldersNotice);
