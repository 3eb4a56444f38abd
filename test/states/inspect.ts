import { fileURLToPath } from 'node:url';
import type axe from 'axe-core';
import type { Frame, Page } from 'playwright';

type Finding = string[];

const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

/** The rules that look at colours; all others judge the document, which is the same in the dark look. */
const COLOUR_RULES = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice'];

/**
 * What axe knows of WCAG 2.2 A and AA, enhanced contrast and good practice, frames apart. In the dark look only the rules
 * about colours run, so that every page has to be looked at in the light one too. Forced colours are the reader's own; axe
 * takes the ones they replaced (`-webkit-text-fill-color`), so there contrast is not looked at.
 */
export async function axeFindings(page: Page): Promise<Finding> {
  if (!(await page.evaluate(() => 'axe' in window))) await addAxe(page);
  const violations = await page.evaluate(
    async ({ colourRules, tags }) => {
      const dark = matchMedia('(prefers-color-scheme: dark)').matches;
      const forced = matchMedia('(forced-colors: active)').matches;
      const found = await window.axe.run(document, {
        iframes: false,
        resultTypes: ['violations'],
        rules: forced
          ? { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: false } }
          : {},
        runOnly: dark ? { type: 'rule', values: colourRules } : { type: 'tag', values: tags },
      });
      // The rest of axe's answer is large, and nobody asks for it.
      return found.violations;
    },
    { colourRules: COLOUR_RULES, tags: TAGS },
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`).join(', ')}`,
  );
}

/** As a script with an address, which a process compiles once: that takes longer than most of the rules. */
async function addAxe(page: Page): Promise<void> {
  const address = new URL('/axe.min.js', page.url()).href;
  await page.route(address, (route) => route.fulfill({ path: AXE, contentType: 'text/javascript' }));
  await page.addScriptTag({ url: address });
}

/** Helpers for the functions below, in the page or a frame of it. */
export async function prepare(page: Page | Frame): Promise<void> {
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
    window.holds = holds;
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

/**
 * The ways out, the way in and the message box, where they are beyond the edge or under something else, wherever a dialog that is open
 * is scrolled. In a frame the way out is the element's, and to be looked for in the page around it.
 */
export function outOfReach(page: Page | Frame): Promise<Finding> {
  return page.evaluate(() => {
    const topmost = (x: number, y: number, root: DocumentOrShadowRoot = document): Element | null => {
      const hit = root.elementFromPoint(x, y);
      const inner = hit?.shadowRoot ?? null;
      // Nothing in it was hit: then a shadow root answers with its own host.
      return inner === null || inner.elementFromPoint(x, y) === hit ? hit : topmost(x, y, inner);
    };
    const isBox = (element: HTMLElement): boolean => {
      const root = element.getRootNode();
      return element.matches('textarea') && root instanceof ShadowRoot && root.host.matches('lo-composer');
    };
    const look = (): string[] => {
      const wanted = window
        .shown()
        .filter((element) => element.matches('.exit, button[form]') || isBox(element));
      const lost =
        self === top &&
        document.querySelector('lo-chat-page') !== null &&
        !wanted.some((each) => each.matches('.exit'));
      return [
        ...(lost ? ['no way out'] : []),
        ...wanted.flatMap((element) => {
          const { left, top: above, right, bottom } = element.getBoundingClientRect();
          const inside = left >= -1 && above >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
          const hit = topmost((left + right) / 2, (above + bottom) / 2);
          return inside && hit !== null && window.holds(element, hit)
            ? []
            : [`${window.named(element)} ${Math.round(above)}–${Math.round(bottom)} of ${innerHeight}`];
        }),
      ];
    };
    const dialog = window.shown().find((element) => element.matches('dialog:modal'));
    return [0, dialog?.scrollHeight ?? 0].flatMap((y) => {
      dialog?.scrollTo(0, y);
      return look();
    });
  });
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
    /** Whether one is in the other, through all shadow roots. */
    holds: (outer: Element, inner: Node) => boolean;
  }
}
