import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { coachLine, type Coach } from './coach-panel.ts';
import { nothingHasFocus } from '../kit/focus.ts';

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };
type Known = { coach: Coach; colleagues: number | null; connected: boolean };

/** [C6] The panel in each of its places beside a talk; which one shows is a matter of room. Spoken once for both. */
export class CoachPanels implements ReactiveController {
  readonly #host: Host;
  readonly #want: (on: boolean) => void;
  #known: Known = { coach: null, colleagues: null, connected: false };
  /** How it stood when something was pressed, until that has had its effect. */
  #pressed: Coach | undefined;

  constructor(host: Host, want: (on: boolean) => void) {
    this.#host = host;
    this.#want = want;
    host.addController(this);
  }

  /** Before the others, in each render. */
  spoken(known: Known) {
    this.#known = known;
    return html`<p class="hidden" role="status">${coachLine(known.coach, known.colleagues)}</p>`;
  }

  /** In the column. */
  aside() {
    return this.#panel(false);
  }

  /** Without a column, to be looked for. */
  folded() {
    return this.#known.coach === null ? this.#panel(false) : nothing;
  }

  /** Without a column, in sight: nobody reads along unseen. */
  strip() {
    return this.#known.coach === null ? nothing : html`<div class="strip">${this.#panel(true)}</div>`;
  }

  #panel(strip: boolean) {
    const { coach, colleagues, connected } = this.#known;
    return html`<lo-coach-panel
      .coach=${coach}
      .colleagues=${colleagues}
      .connected=${connected}
      .strip=${strip}
      @lo-want-coach=${this.#wanted}
    ></lo-coach-panel>`;
  }

  readonly #wanted = ({ detail }: CustomEvent<{ on: boolean }>): void => {
    this.#pressed = this.#known.coach;
    this.#want(detail.on);
  };

  /** The keyboard goes on beside a button that went with its press, or at the top of the talk. */
  hostUpdated(): void {
    if (this.#pressed === undefined || this.#pressed?.stage === this.#known.coach?.stage) return;
    this.#pressed = undefined;
    const { renderRoot } = this.#host;
    const shown = [...renderRoot.querySelectorAll('lo-coach-panel')].find((panel) => panel.checkVisibility());
    void (shown?.updateComplete ?? Promise.resolve()).then(() => {
      if (nothingHasFocus()) (shown ?? renderRoot.querySelector<HTMLElement>('h1'))?.focus();
    });
  }
}
