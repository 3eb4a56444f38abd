import type { Stage } from './stages.ts';

/** Whoever pressed a button that is gone now goes on at the new heading; whoever is elsewhere is left there. */
export function focusHeading(root: ShadowRoot | null, stage: Stage): void {
  if (!document.hasFocus() || root?.activeElement !== null) return;
  // Of a talk the end is what should be in view, also where there is little height.
  root.querySelector('h1')?.focus({ preventScroll: stage === 'talking' });
}
