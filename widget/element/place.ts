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
