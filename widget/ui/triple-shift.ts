const TAPS = 3;
const WITHIN_MS = 5_000;

/**
 * Calls back on three bare taps of Shift in a row: a way out for whoever can't reach the mouse in time. Anything else done
 * starts the count anew, also while Shift is down: writing capitals never sets it off, nor does a click that selects.
 * @returns stops listening.
 */
export function onTripleShift(act: () => void): () => void {
  let taps: number[] = [];
  let bare = false;
  const pressed = (event: Event): void => {
    const { key, ctrlKey, altKey, metaKey } = event as KeyboardEvent;
    bare = key === 'Shift' && !ctrlKey && !altKey && !metaKey;
    if (!bare) taps = [];
  };
  const released = ({ key }: KeyboardEvent): void => {
    if (key !== 'Shift' || !bare) return;
    bare = false;
    const now = Date.now();
    taps = [...taps, now].filter((at) => now - at <= WITHIN_MS);
    if (taps.length < TAPS) return;
    taps = [];
    act();
  };
  const presses = ['keydown', 'pointerdown', 'wheel'];
  // Passive: a listener to the wheel must not hold up the host's scrolling.
  for (const name of presses) addEventListener(name, pressed, { capture: true, passive: true });
  addEventListener('keyup', released, true);
  return () => {
    for (const name of presses) removeEventListener(name, pressed, true);
    removeEventListener('keyup', released, true);
  };
}
