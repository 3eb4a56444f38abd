import axe from 'axe-core';
import type { Page } from 'playwright';

type Finding = string[];

/**
 * What axe knows of WCAG 2.2 A and AA, enhanced contrast and good practice, frames apart. Forced colours are the reader's
 * own; axe takes the ones they replaced (`-webkit-text-fill-color`), so there contrast is not looked at.
 */
export async function axeFindings(page: Page): Promise<Finding> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      iframes: false,
      resultTypes: ['violations'],
      rules: matchMedia('(forced-colors: active)').matches
        ? { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: false } }
        : {},
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice'],
    }),
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`).join(', ')}`,
  );
}

/** Helpers for the functions below, in the page. */
export async function prepare(page: Page): Promise<void> {
  await page.evaluate(() => {
    const within = (root: ParentNode): HTMLElement[] =>
      [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot === null ? [] : within(element.shadowRoot)),
      ]);
    const holds = (outer: Element, inner: Node): boolean => {
      for (let node: Node | null = inner; node !== null;) {
        if (node === outer) return true;
        node = node instanceof ShadowRoot ? node.host : node.parentNode;
      }
      return false;
    };
    const clipped = (element: HTMLElement): boolean => {
      for (let node: Node | null = element; node !== null;) {
        if (node instanceof Element && getComputedStyle(node).clipPath !== 'none') return true;
        node = node instanceof ShadowRoot ? node.host : node.parentNode;
      }
      return false;
    };
    window.shown = () => {
      const all = within(document);
      // What lies behind an open dialog can't be reached.
      const modal = all.find((element) => element.matches('dialog:modal'));
      return all.filter(
        (element) =>
          element instanceof HTMLElement &&
          element.checkVisibility({ visibilityProperty: true }) &&
          !clipped(element) &&
          (modal === undefined || holds(modal, element)),
      );
    };
    window.named = (element) =>
      `${element.localName}${element.id && `#${element.id}`}.${[...element.classList].join('.')} "${(element.textContent ?? '').trim().slice(0, 30)}"`;
  });
}

/** Anything that sticks out sideways, or whose text is cut off. */
export function cutOff(page: Page): Promise<Finding> {
  return page.evaluate(() =>
    window.shown().flatMap((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      const { overflowX, overflowY } = getComputedStyle(element);
      const ownText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
      const hidesText =
        ownText &&
        ((overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) ||
          (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1));
      const sticksOut = width > 0 && (left < -1 || right > innerWidth + 1);
      return sticksOut || hidesText
        ? [`${window.named(element)} ${Math.round(left)}–${Math.round(right)} of ${innerWidth}`]
        : [];
    }),
  );
}

/** Targets under 44 × 44 px. A label is the target of the box or field in it. */
export function smallTargets(page: Page): Promise<Finding> {
  return page.evaluate(() =>
    window
      .shown()
      .filter((element) => element.matches('a[href], button, input, select, textarea, summary'))
      .flatMap((element) => {
        const target = element.closest('label') ?? element;
        const { width, height } = target.getBoundingClientRect();
        return Math.min(width, height) >= 43.5
          ? []
          : [`${window.named(target)} ${Math.round(width)}×${Math.round(height)}`];
      }),
  );
}

export function running(page: Page): Promise<Finding> {
  return page.evaluate(() =>
    window
      .shown()
      .filter((element) =>
        element.getAnimations({ subtree: true }).some(({ playState }) => playState === 'running'),
      )
      .map((element) => window.named(element)),
  );
}

/** The spacing of WCAG 2.2, 1.4.12, which readers may set themselves. */
export async function spaceText(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
       p { margin-bottom: 2em !important }`,
    );
    const roots = window.shown().flatMap(({ shadowRoot }) => shadowRoot ?? []);
    for (const root of [document, ...roots]) root.adoptedStyleSheets.push(sheet);
  });
}

declare global {
  interface Window {
    axe: typeof axe;
    /** Every element that can be seen, through all shadow roots; of a modal dialog only what is in it. */
    shown: () => HTMLElement[];
    named: (element: Element) => string;
  }
}
