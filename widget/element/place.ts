/** Into the top layer, where no ancestor's transform or stacking reaches it; older browsers have the z-index. */
export function raise(root: HTMLElement, inline: boolean): void {
  root.toggleAttribute('popover', !inline);
  if (inline || !('showPopover' in root)) return;
  root.popover = 'manual';
  if (!root.matches(':popover-open')) root.showPopover();
}

/**
 * On a phone the keyboard covers the page without making it smaller: the panel keeps to what is visible.
 * @returns stops following.
 */
export function followVisible({ style }: HTMLElement): () => void {
  const viewport = visualViewport;
  if (viewport === null) return () => {};
  const fit = (): void => {
    if (viewport.scale !== 1) return;
    style.setProperty('--top', `${viewport.offsetTop}px`);
    style.setProperty('--height', `${viewport.height}px`);
  };
  viewport.addEventListener('resize', fit);
  viewport.addEventListener('scroll', fit);
  return () => {
    viewport.removeEventListener('resize', fit);
    viewport.removeEventListener('scroll', fit);
  };
}
