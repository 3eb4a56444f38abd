const TAPS = 3;
const WITHIN_MS = 5_000;

/**
 * Calls back on three bare taps of Shift in a row: a way out for whoever can't reach the mouse in time. Any other key
 * starts the count anew, so that writing capitals never sets it off.
 * @returns stops listening.
 */
export function onTripleShift(act: () => void): () => void {
  let taps: number[] = [];
  const tapped = ({ key, repeat, ctrlKey, altKey, metaKey }: KeyboardEvent): void => {
    if (repeat) return;
    const now = Date.now();
    const bare = key === 'Shift' && !ctrlKey && !altKey && !metaKey;
    taps = bare ? [...taps, now].filter((at) => now - at <= WITHIN_MS) : [];
    if (taps.length >= TAPS) {
      taps = [];
      act();
    }
  };
  addEventListener('keydown', tapped, true);
  return () => removeEventListener('keydown', tapped, true);
}
