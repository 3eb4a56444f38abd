import axe from 'axe-core';
import { expect } from 'vitest';
import { page } from 'vitest/browser';

const VIEWS = [
  { width: 320, height: 640, theme: 'light' },
  { width: 320, height: 640, theme: 'dark' },
  { width: 1280, height: 800, theme: 'light' },
] as const;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice'];
/** The rules that look at colours; all others judge the document, which is the same in the dark theme. */
const COLOUR_RULES = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];
// The page's own frame and title are the server's.
const NOT_OURS = { 'page-has-heading-one': { enabled: false }, region: { enabled: false } };

/** No violations that axe knows of, WCAG 2.2 AA and AAA contrast, in both themes; and nothing to scroll sideways. */
export async function expectAccessible(element: HTMLElement, exclude: string[] = []): Promise<void> {
  for (const { width, height, theme } of VIEWS) {
    element.dataset['theme'] = theme;
    await page.viewport(width, height);
    await new Promise(requestAnimationFrame);
    const { violations } = await axe.run(
      { include: document.body, exclude },
      {
        resultTypes: ['violations'],
        ...(theme === 'dark'
          ? { runOnly: { type: 'rule', values: COLOUR_RULES } }
          : { runOnly: TAGS, rules: NOT_OURS }),
      },
    );
    const found = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`).join(', ')}`,
    );
    expect(found, `${theme}, ${width} px`).toEqual([]);
    expect(document.documentElement.scrollWidth, 'no sideways scrolling').toBeLessThanOrEqual(width);
  }
  delete element.dataset['theme'];
  await page.viewport(414, 800);
}
