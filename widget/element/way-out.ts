import { make } from './dom.ts';
import { isPressable, raise, raiseAgain } from './place.ts';

type Place = { active: boolean; opened: boolean; inline: boolean };
/** What may come with something new over it. A dialog in a shadow root is noticed by the focus it takes. */
const COVERING = ['toggle', 'fullscreenchange', 'focusin', 'resize', 'scroll'] as const;

/**
 * Keeps `Verlaat deze site` where it can be seen and pressed while the panel is open or a conversation runs: over what the
 * host page opens later, and, where the panel stands in the text, in view when that has scrolled away.
 */
export class WayOut {
  readonly inPanel = makeButton('exit');
  /** For when that one is folded away or out of view. */
  readonly button = makeButton('leave');
  readonly #root: HTMLElement;
  readonly #press: () => void;
  #place: Place = { active: false, opened: false, inline: false };
  #inert = false;

  constructor(root: HTMLElement, press: () => void) {
    this.#root = root;
    this.#press = press;
    this.inPanel.onclick = this.button.onclick = press;
  }

  follow(signal: AbortSignal): void {
    const options = { capture: true, signal };
    for (const name of COVERING) addEventListener(name, this.#look, options);
    addEventListener('click', this.#clicked, options);
  }

  show(words: string, place: Place): void {
    this.button.textContent = this.inPanel.textContent = words;
    this.#place = place;
    this.#look();
  }

  readonly #look = (event?: Event): void => {
    const { active, opened, inline } = this.#place;
    const { button } = this;
    button.hidden = !active || (opened && (!inline || isPressable(this.inPanel)));
    raise(this.#root, !inline);
    raise(button, inline && !button.hidden);
    const covered = (): boolean => active && !isPressable(this.#shown);
    // Once for all that was opened: not at every step of scrolling within it.
    if (event?.type !== 'scroll') {
      this.#inert = covered() && raiseAgain(inline ? button : this.#root) && covered();
    }
  };

  get #shown(): HTMLElement {
    return this.button.hidden ? this.inPanel : this.button;
  }

  /** Under a modal dialog all else is inert, also what is seen above it: the press falls through. */
  readonly #clicked = (event: MouseEvent): void => {
    const { detail, clientX: x, clientY: y } = event;
    const { left, right, top, bottom } = this.#shown.getBoundingClientRect();
    // By the keyboard (0) it is a press of something else, wherever that is.
    if (!this.#inert || detail === 0 || x < left || x > right || y < top || y > bottom) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    this.#press();
  };
}

function makeButton(name: string): HTMLButtonElement {
  return make('button', { class: name, part: 'exit', type: 'button' });
}
