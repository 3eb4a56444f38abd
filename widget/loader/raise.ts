/** Into the top layer, where no ancestor's transform or stacking reaches it; older browsers have the z-index. */
export function raise(element: HTMLElement, wanted: boolean): void {
  element.toggleAttribute('popover', wanted);
  if (!wanted || !('showPopover' in element)) return;
  element.popover = 'manual';
  if (!element.matches(':popover-open')) element.showPopover();
}
