/**
 * On a phone the keyboard covers the page without making it smaller: `--top` and `--height` keep to what is visible.
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
