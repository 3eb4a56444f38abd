import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { isBlank } from '../../protocol/blank.ts';
import type { Role } from '../../protocol/sealed.ts';
import { base } from './base.styles.ts';
import type { ChatMessage } from './conversation-log.ts';
import { styles } from './message-list.styles.ts';
import type { MessageListTexts } from './ui-texts.ts';

/** `predecessor`: another volunteer, before the one who looks at it. */
export type ListedMessage = Omit<ChatMessage, 'role' | 'status'> & {
  role: Role | 'predecessor';
  /** seen: it was on the other side's screen, which only the volunteer's side is told. */
  status: ChatMessage['status'] | 'seen';
};

/** A text, or a part of one that can be pressed. */
export type TextPart = string | { text: string; href: string };

/** Messages of one writer closer together than this share one heading. */
const GROUP_MS = 5 * 60_000;
const AT_BOTTOM_PX = 60;
/** How long browsers may take to tell a screen reader what was added. */
const TOLD_MS = 500;

/**
 * The messages of a conversation. Text stays text: nothing in it becomes markup, and a link only what `partsOf` makes one.
 *
 * @slot - what stands above the first message
 * @fires lo-shown - after each change of what it shows
 * @csspart column - all that scrolls
 */
export class MessageList extends LitElement {
  static override readonly styles = [base, styles];
  static override readonly properties = {
    messages: { attribute: false },
    ownRole: { attribute: false },
    typing: { attribute: false },
    quiet: { attribute: false },
    showTimes: { attribute: false },
    texts: { attribute: false },
    nameOf: { attribute: false },
    partsOf: { attribute: false },
    newer: { state: true },
    live: { state: true },
  };
  declare messages: readonly ListedMessage[];
  declare ownRole: Role;
  /** Who of the others is writing. */
  declare typing: Role | null;
  /** While history comes in: nothing is announced. */
  declare quiet: boolean;
  declare showTimes: boolean;
  declare texts: MessageListTexts;
  /** Who wrote a message, where that is known more exactly than by its role. */
  declare nameOf: (message: ListedMessage) => string | null;
  /** Which parts of a volunteer's message can be pressed. */
  declare partsOf: (text: string) => readonly TextPart[];
  /** Something came beneath what the reader has scrolled to. */
  declare newer: boolean;
  declare private live: boolean;

  /** The reader is at the end, or has not moved: keep the end in view. */
  #atEnd = true;
  #top = 0;
  #livens: ReturnType<typeof setTimeout> | undefined;
  readonly #resized = new ResizeObserver(() => this.#follow());

  constructor() {
    super();
    this.messages = [];
    this.ownRole = 'visitor';
    this.typing = null;
    this.quiet = false;
    this.showTimes = false;
    this.nameOf = () => null;
    this.partsOf = (text) => [text];
    this.newer = false;
    this.live = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    clearTimeout(this.#livens);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.quiet || changed.get('quiet') === true) this.#hush();
    const before = changed.get('messages');
    if (before === undefined || this.messages.length === before.length) return;
    if (this.messages.at(-1)?.role === this.ownRole) this.#atEnd = true;
    else if (!this.#atEnd) this.newer = true;
  }

  protected override render() {
    const { texts, messages } = this;
    // What is still on its way stands apart, at the end: so the numbered ones only ever get one more, which is what a
    // screen reader announces, and no element turns into another message.
    const numbered = messages.filter(({ seq }) => seq !== null).length;
    // The log stands on a wrapper (on the list itself it would destroy the list) and is there before the first message.
    // Own messages are no news to whoever wrote them; the typing indicator is no news at all.
    return html`<div
        class="log"
        role="log"
        aria-label=${texts.log}
        aria-live=${this.live ? 'polite' : 'off'}
        aria-relevant="additions"
        tabindex="0"
        @scroll=${this.#scrolled}
      >
        <div class="inner" part="column">
          <slot></slot>
          <ul>
            ${messages.slice(0, numbered).map((message, index) => this.#message(message, index))}
            ${messages.slice(numbered).map((message, index) => this.#message(message, numbered + index))}
          </ul>
          <p class="typing" aria-live="off">
            ${
              this.typing === null
                ? nothing
                : html`<i></i><i></i><i></i> ${texts.typing(texts.names[this.typing])}`
            }
          </p>
        </div>
      </div>
      ${
        this.newer
          ? html`<button class="primary newer" @click=${this.#toEnd}>${texts.newMessages}</button>`
          : nothing
      }`;
  }

  #message(message: ListedMessage, index: number) {
    const { texts, messages } = this;
    const [before, after] = [messages[index - 1], messages[index + 1]];
    const own = message.role === this.ownRole;
    const name = this.#nameOf(message);
    const goesOn = before?.role === message.role && this.#nameOf(before) === name;
    const first = !goesOn || message.at - before.at >= GROUP_MS;
    const status = own && (after?.status !== message.status || after.role !== message.role);
    const failed = own && message.status === 'failed';
    // An other client than ours can send one of which nothing would be seen.
    const unreadable = message.unreadable === true || isBlank(message.text);
    return html`<li class="${own ? 'own' : ''} ${first ? 'first' : ''}" aria-live=${own ? 'off' : nothing}>
      ${message.missingBefore === true ? html`<p class="note">${texts.missing}</p>` : nothing}
      <span class=${first ? 'name' : 'hidden'}>${name}<span class="hidden">:</span></span>
      ${this.#bubble(unreadable ? texts.unreadable : this.#text(message), unreadable)}
      ${
        this.showTimes || status || failed
          ? html`<span class="meta ${failed ? 'failed' : ''}">
              ${this.showTimes ? clock(message.at) : nothing}
              ${status || failed ? texts[message.status] : nothing}
            </span>`
          : nothing
      }
    </li>`;
  }

  #bubble(text: unknown, unreadable: boolean) {
    // All white space in it is shown.
    // prettier-ignore
    return html`<div class="text ${unreadable ? 'unreadable' : ''}" dir="auto" translate="no">${text}</div>`;
  }

  #text({ role, text }: ListedMessage) {
    if (role !== 'volunteer') return text;
    return this.partsOf(text).map((part) =>
      typeof part === 'string'
        ? part
        : html`<a
            href=${part.href}
            target=${part.href.startsWith('tel:') ? nothing : '_blank'}
            rel="noopener noreferrer"
            >${part.text}</a
          >`,
    );
  }

  #nameOf(message: ListedMessage): string {
    return this.nameOf(message) ?? this.texts.names[message.role] ?? '';
  }

  protected override updated(): void {
    this.#follow();
    this.dispatchEvent(new Event('lo-shown', { bubbles: true, composed: true }));
  }

  get #log(): HTMLElement | null {
    return this.renderRoot.querySelector('.log');
  }

  /** The last of the history comes with the end of it: the log is live a little later, or that would be told as news. */
  #hush(): void {
    this.live = false;
    clearTimeout(this.#livens);
    if (!this.quiet) this.#livens = setTimeout(() => (this.live = true), TOLD_MS);
  }

  #follow(): void {
    const log = this.#log;
    if (log === null || !this.#atEnd) return;
    log.scrollTop = log.scrollHeight;
    this.#top = log.scrollTop;
  }

  readonly #scrolled = ({ currentTarget: log }: Event & { currentTarget: HTMLElement }): void => {
    const { scrollTop } = log;
    // Only going up is leaving: a list that got lower is no longer at its end either, and nobody moved.
    if (log.scrollHeight - scrollTop - log.clientHeight < AT_BOTTOM_PX) this.#atEnd = true;
    else if (scrollTop < this.#top) this.#atEnd = false;
    this.#top = scrollTop;
    if (this.#atEnd) this.newer = false;
  };

  readonly #toEnd = (): void => {
    this.#atEnd = true;
    this.newer = false;
    this.#follow();
    // The button goes away with the click; without this the keyboard would be thrown back to the top of the page.
    this.#log?.focus();
  };
}

/** In the page's language, by the clock of the opening hours. */
const TIME = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short', hourCycle: 'h23' });

function clock(at: number): string {
  return TIME.format(at);
}

declare global {
  interface HTMLElementTagNameMap {
    'lo-message-list': MessageList;
  }
}

if (customElements.get('lo-message-list') === undefined)
  customElements.define('lo-message-list', MessageList);
