/** What had the focus is gone, or nothing ever had it. Looks through shadow roots. */
export function nothingHasFocus(): boolean {
  let active = document.activeElement;
  while (active?.shadowRoot) active = active.shadowRoot.activeElement;
  return active === null || active === document.body;
}
