import { onTripleShift } from '../ui/triple-shift.ts';
import { make } from '../loader/dom.ts';
import { raise } from '../loader/raise.ts';
import { isPressable, raiseAgain } from './place.ts';

/** What comes with something new over it: a dialog in a shadow root takes the focus, a full screen another size. */
const COVERING = ['toggle', 'focusin', 'resize', 'scroll'] as const;

export type WayOut = {
  readonly inPanel: HTMLElement;
  /** For when that one is folded away or out of view. */
  readonly button: HTMLElement;
  /** Whether three taps of Shift are one too. */
  byShift: boolean;
  /** `active`: the panel is open or a conversation runs. */
  show: (words: string, active: boolean, opened: boolean, inline: boolean) => void;
  follow: (signal: AbortSignal) => void;
};

/**
 * Keeps `Verlaat deze site` where it can be seen and pressed while the panel is open or a conversation runs: over what the
 * host page opens later, and, where the panel stands in the text, in view when that has scrolled away.
 */
export function makeWayOut(root: HTMLElement, press: () => void): WayOut {
  const makeButton = (name: string): HTMLElement => {
    const button = make('button', { class: name, part: 'exit', type: 'button' });
    button.onclick = press;
    return button;
  };
  const inPanel = makeButton('exit');
  const button = makeButton('leave');
  let active = false;
  let opened = false;
  let inline = false;
  let inert = false;

  const shown = (): HTMLElement => (button.hidden ? inPanel : button);
  const covered = (): boolean => active && !isPressable(shown());

  const look = (event?: Event): void => {
    // A site that scrolls pays nothing for a button that is nowhere, or stays where it is.
    if (event?.type === 'scroll' && !(active && inline)) return;
    // Out of the way while we look: it may lie over the one in the panel itself.
    button.hidden = true;
    button.hidden = !active || (opened && (!inline || isPressable(inPanel)));
    raise(root, !inline);
    raise(button, inline && !button.hidden);
    // Once for all that was opened: not at every step of scrolling within it.
    if (event?.type !== 'scroll') inert = covered() && raiseAgain(inline ? button : root) && covered();
  };

  /** Under a modal dialog all else is inert, also what is seen above it: the press falls through. */
  const clicked = (event: MouseEvent): void => {
    const { detail, clientX: x, clientY: y } = event;
    const { left, right, top, bottom } = shown().getBoundingClientRect();
    // By the keyboard (0) it is a press of something else, wherever that is.
    if (!inert || detail === 0 || x < left || x > right || y < top || y > bottom) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    press();
  };

  const wayOut: WayOut = {
    inPanel,
    button,
    byShift: true,
    show(words, ...place) {
      button.textContent = inPanel.textContent = words;
      [active, opened, inline] = place;
      look();
    },
    follow(signal) {
      const options = { capture: true, signal };
      for (const name of COVERING) addEventListener(name, look, options);
      addEventListener('click', clicked, options);
      const stop = onTripleShift(() => wayOut.byShift && active && press());
      signal.addEventListener('abort', stop);
    },
  };
  return wayOut;
}
