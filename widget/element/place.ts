/** Into the top layer, where no ancestor's transform or stacking reaches it; older browsers have the z-index. */
export function raise(element: HTMLElement, wanted: boolean): void {
  element.toggleAttribute('popover', wanted);
  if (!wanted || !('showPopover' in element)) return;
  element.popover = 'manual';
  if (!element.matches(':popover-open')) element.showPopover();
}

/**
 * Over what the host page has put into the top layer since. Nothing moves, and the focus stays.
 * @returns whether the browser can.
 */
export function raiseAgain(element: HTMLElement): boolean {
  if (!('showPopover' in element)) return false;
  element.hidePopover();
  element.showPopover();
  return true;
}

/** Whether a press at its middle reaches it: in view, under nothing, and not made inert by a dialog of the host. */
export function isPressable(button: HTMLElement): boolean {
  const { left, top, width, height } = button.getBoundingClientRect();
  const root = button.getRootNode() as ShadowRoot;
  return root.elementFromPoint(left + width / 2, top + height / 2) === button;
}
