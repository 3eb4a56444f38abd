const TAPS = 3;
const WITHIN_MS = 5_000;

/**
 * Calls back on three bare taps of Shift in a row: a way out for whoever can't reach the mouse in time. Any other key
 * starts the count anew, also one pressed while Shift is down, so that writing capitals never sets it off.
 * @returns stops listening.
 */
export function onTripleShift(act: () => void): () => void {
  let taps: number[] = [];
  let bare = false;
  const pressed = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): void => {
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
  addEventListener('keydown', pressed, true);
  addEventListener('keyup', released, true);
  return () => {
    removeEventListener('keydown', pressed, true);
    removeEventListener('keyup', released, true);
  };
}
