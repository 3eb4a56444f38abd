import type { BrowserContext, Page } from 'playwright';

declare global {
  interface Window {
    /** What live regions said in this frame, in order. */
    heardHere?: string[];
  }
}

/** Records in every frame what a screen reader says unasked: each new text of a live region, through shadow roots. */
export async function listen(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const heard: string[] = (window.heardHere = []);
    const last = new WeakMap<Element, string>();
    const LIVE = '[aria-live], [role=status], [role=alert], [role=log]';
    const regionOf = (node: Node | null): Element | null => {
      for (let at = node; at !== null; at = at.parentNode ?? (at instanceof ShadowRoot ? at.host : null)) {
        // Within a log, one's own messages and who is typing are not spoken.
        if (at instanceof Element && at.matches(LIVE)) return at.ariaLive === 'off' ? null : at;
      }
      return null;
    };
    const textOf = (node: Node): string => (node.textContent ?? '').replace(/\s+/g, ' ').trim();
    const say = (region: Element, text: string): void => {
      if (text === '' || last.get(region) === text) return;
      last.set(region, text);
      const assertive = region.getAttribute('aria-live') === 'assertive' || region.role === 'alert';
      heard.push(`${assertive ? 'assertive' : 'polite'}: ${text}`);
    };
    const observer = new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const region = regionOf(target);
        if (region !== null && region.role !== 'log') say(region, textOf(region));
        for (const added of addedNodes) {
          if (region?.role === 'log' && added instanceof Element && added.ariaLive !== 'off')
            say(region, textOf(added));
          if (!(added instanceof Element)) continue;
          // A region that comes with its text is spoken only where it is an alert.
          for (const alert of [added, ...added.querySelectorAll('[role=alert]')])
            if (alert.role === 'alert') say(alert, textOf(alert));
        }
      }
    });
    const watch = (root: Node): void =>
      observer.observe(root, { childList: true, characterData: true, subtree: true });
    watch(document);
    const descriptor = Object.getOwnPropertyDescriptor(Element.prototype, 'attachShadow');
    const attach = descriptor?.value as (this: Element, init: ShadowRootInit) => ShadowRoot;
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      watch(root);
      return root;
    };
  });
}

/** What was heard on this page, in all its frames, since the last time; times and durations, which differ from run to run, left out. */
export async function heardOn(page: Page): Promise<string[]> {
  const each = await Promise.all(
    page.frames().map((frame) => frame.evaluate(() => window.heardHere?.splice(0) ?? [])),
  );
  const said = each.flat().map((phrase) => phrase.replace(/ ?\b\d\d:\d\d\b/g, '').replace(WAITED, '$1…'));
  return said.filter((phrase, index) => phrase !== said[index - 1]);
}

const WAITED = /(Wachttijd: )[^.]+/;
