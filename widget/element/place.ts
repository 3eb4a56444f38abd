/** Into the top layer, where no ancestor's transform or stacking reaches it; older browsers have the z-index. */
export function raise(root: HTMLElement, inline: boolean): void {
  root.toggleAttribute('popover', !inline);
  if (inline || !('showPopover' in root)) return;
  root.popover = 'manual';
  if (!root.matches(':popover-open')) root.showPopover();
}
