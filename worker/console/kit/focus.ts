/** What has the focus, looked for through shadow roots; null if that is nothing that a person could have chosen. */
export function focusedElement(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : null;
}

/** What had the focus is gone, or nothing ever had it. */
export function nothingHasFocus(): boolean {
  return focusedElement() === null;
}
