import type { Frame, Page } from 'playwright';

const MOST_TABS = 60;

/** What has the focus, in whichever frame: how it would be called, or its tag; `nothing` when it got lost. */
export async function focused(page: Page): Promise<string> {
  const host = await focusedIn(page.mainFrame());
  const inner = page.frames().find((frame) => frame.url().includes('/chat?'));
  return host === 'iframe' && inner !== undefined ? await focusedIn(inner) : host;
}

function focusedIn(frame: Frame): Promise<string> {
  return frame.evaluate(() => {
    let root: DocumentOrShadowRoot = document;
    while (root.activeElement?.shadowRoot?.activeElement) root = root.activeElement.shadowRoot;
    const element = root.activeElement;
    if (element === null || element === document.body) return 'nothing';
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      return (element.type !== 'radio' && element.labels?.[0]?.textContent?.trim()) || element.name;
    }
    const name = element.ariaLabel ?? element.textContent ?? '';
    return (element.matches('iframe, .panel, select, [role=log]') ? '' : name.trim()) || element.localName;
  });
}

/** Presses Tab until it has the focus. The focus may be nowhere on the way. */
export async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (now.startsWith(name)) return;
    passed.push(now);
  }
  throw new Error(`${key} does not lead to ${name}, only to: ${passed.join(' | ')}`);
}
