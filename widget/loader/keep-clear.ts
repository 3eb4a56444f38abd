const REST_MS = 150;
/** Less than anything that a finger can press is high or wide. */
const GAP_PX = 12;
const LIFT_PX = 24;

type Floating = { readonly root: HTMLElement; readonly button: HTMLElement; readonly inline: boolean };

/**
 * Folds the button to its icon once the page has scrolled, or if it lies over something of the page that can be pressed (the
 * styles fold it on a phone alone), and lifts it until it is clear of that. Only when the page is at rest: a button that
 * moves along would be in the way itself.
 */
export function keepClear(face: Floating, signal: AbortSignal): void {
  const { root, button } = face;
  let rest: ReturnType<typeof setTimeout>;

  /** Whether there a link, button, field or frame lies beneath, or whatever else the page lets the keyboard reach. */
  const covers = (liftPx: number): boolean => {
    root.style.setProperty('--lift', `${-liftPx}px`);
    const { left, top, right, bottom } = root.getBoundingClientRect();
    // To beyond its edges, so that no strip is left out there.
    for (let x = left; x < right + GAP_PX; x += GAP_PX) {
      for (let y = top; y < bottom + GAP_PX; y += GAP_PX) {
        const all = document.elementsFromPoint(x, y) as HTMLElement[];
        if (all.some(({ tabIndex }) => tabIndex >= 0)) return true;
      }
    }
    return false;
  };

  const settle = (): void => {
    if (button.hidden || face.inline) return;
    button.classList.toggle('small', scrollY > 9);
    if (covers(0)) button.classList.add('small');
    let px = 0;
    while (covers(px) && px < innerHeight / 2) px += LIFT_PX;
    // Nowhere near is it clear: then it stays where people look for it.
    if (px >= innerHeight / 2) covers(0);
  };

  const later = (): void => {
    clearTimeout(rest);
    rest = setTimeout(settle, REST_MS);
  };
  for (const name of ['scroll', 'resize', 'load']) addEventListener(name, later, { capture: true, signal });
  later();
}
