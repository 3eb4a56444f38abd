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
  /** The page that is open, to which no notice leads. */
  declare here: string;

  constructor() {
    super();
    this.here = '';
  }

  protected override render() {
    const { holders, granted } = this.me;
    if (!holders) return nothing;
    const { count, waiting, left } = holders;
    const toKeys = (text: string, link: string) => this.#notice(text, link, 'keys');
    return [
      left && granted ? toKeys(HOLDERS.left, HOLDERS.leftLink) : nothing,
      waiting.length > 0 && granted ? toKeys(HOLDERS.waiting(waiting), HOLDERS.waitingLink) : nothing,
      count < 2 ? this.#notice(HOLDERS.alone, HOLDERS.aloneLink, 'team') : nothing,
      granted ? nothing : toKeys(HOLDERS.notMe, HOLDERS.notMeLink),
    ];
  }

  #notice(text: string, link: string, page: 'keys' | 'team') {
    return html`<wa-callout variant="warning" size="s"
      >${text}${this.here === page ? nothing : html` <a href=${PAGES[page].path}>${link}</a>`}</wa-callout
    >`;
  }
}

customElements.define('lo-holders-notice', HoldersNotice);
