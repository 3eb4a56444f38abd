const REST_MS = 150;
/** Less than anything that a finger can press is high or wide. */
const GAP_PX = 12;

type Floating = { readonly root: HTMLElement; readonly button: HTMLElement; readonly inline: boolean };

/**
 * Folds the button to its icon once the page has scrolled, or if it lies over something of the page that can be pressed (the
 * styles fold it on a phone alone), and lifts it until it is clear of that. Only when the page is at rest: a button that
 * moves along would be in the way itself.
 */
export function keepClear(face: Floating, signal: AbortSignal): void {
  const { root, button } = face;
  let rest: ReturnType<typeof setTimeout>;
  const lift = (px: number): void => root.style.setProperty('--lift', `${-px}px`);

  /**
   * How far up the button is clear of links, buttons, fields and frames, and of whatever else the page lets the keyboard reach.
   * Each row of points is looked at once, from the lowest up. NaN if that is nowhere near.
   */
  const clearAtPx = (): number => {
    const { left, top, right, bottom } = root.getBoundingClientRect();
    // To beyond its edges, so that no strip is left out there.
    const isPressable = (y: number): boolean => {
      for (let x = left; x < right + GAP_PX; x += GAP_PX) {
        const all = document.elementsFromPoint(x, y) as HTMLElement[];
        if (all.some(({ tabIndex }) => tabIndex >= 0)) return true;
      }
      return false;
    };
    let liftPx = 0;
    for (let upPx = 0; upPx < liftPx + bottom - top + GAP_PX; upPx += GAP_PX) {
      if (isPressable(bottom + GAP_PX - upPx)) liftPx = upPx + GAP_PX;
      if (liftPx > innerHeight / 2) return Number.NaN;
    }
    return liftPx;
  };

  const settle = (): void => {
    if (button.hidden || face.inline) return;
    // Moved from under a finger that is down, it would get no click.
    if (button.matches(':active')) return later();
    lift(0);
    button.classList.toggle('small', scrollY > 9);
    if (clearAtPx() !== 0) button.classList.add('small');
    // Where nothing near is clear it stays where people look for it.
    lift(clearAtPx() || 0);
  };

  const later = (): void => {
    clearTimeout(rest);
    rest = setTimeout(settle, REST_MS);
  };
  for (const name of ['scroll', 'resize', 'load']) addEventListener(name, later, { capture: true, signal });
  later();
}
