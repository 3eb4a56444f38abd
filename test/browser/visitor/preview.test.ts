import { afterEach, expect, test, vi } from 'vitest';
import { PREVIEW_VIEWS, type PreviewView } from '../../../protocol/preview.ts';
import { texts as en } from '../../../widget/locales/en.ts';
import { nl } from '../../../widget/locales/nl.ts';
import type { ChatPage } from '../../../widget/conversation/chat-page.ts';
import { PreviewPage } from '../../../widget/preview/preview-page.ts';
import { pageData } from './fake-room.ts';

const words = {
  welcome: 'Hallo daar.',
  waiting: 'Even wachten nog.',
  nobodyOnDuty: 'Er is nu niemand.',
  full: 'Het is hier vol.',
  closed: 'We slapen.',
  closing: 'We zijn naar huis.',
};
let made = 0;

async function show(view: PreviewView, language: 'nl' | 'en' = 'nl'): Promise<PreviewPage> {
  const { site: _, under18: __, ...data } = pageData();
  const name = `test-preview-${(made += 1)}`;
  class Shown extends PreviewPage {
    constructor() {
      super(
        { type: 'lo-preview', language, view, data: { ...data, texts: words } },
        language === 'nl' ? nl : en,
      );
    }
  }
  customElements.define(name, Shown);
  const page = new Shown();
  document.body.append(page);
  await page.updateComplete;
  return page;
}

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

test.each([
  ['form', words.welcome],
  ['nobodyOnDuty', words.nobodyOnDuty],
  ['waiting', words.waiting],
  ['full', words.full],
  ['closed', words.closed],
  ['closing', words.closing],
] satisfies [PreviewView, string][])(
  '[O7] the visitor’s own page at %s, with the words of the draft',
  async (view, text) => {
    const page = await show(view);
    await vi.waitFor(() => expect(page.renderRoot.textContent).toContain(text));
  },
);

test('[O7] in English too, around the words of the draft', async () => {
  const page = await show('form', 'en');
  expect(page.renderRoot.textContent).toContain(en.start.title);
});

test.each(PREVIEW_VIEWS)(
  '[O7] nothing that is pressed at %s leads anywhere, asks the server or is kept',
  async (view) => {
    const fetched = vi.fn<() => void>();
    vi.stubGlobal('fetch', fetched);
    vi.stubGlobal('WebSocket', fetched);
    const beacon = vi.spyOn(navigator, 'sendBeacon');
    const opened = vi.spyOn(window, 'open');
    const stored = JSON.stringify(sessionStorage);
    const page = await show(view);
    await vi.waitFor(() => expect(page.renderRoot.textContent).not.toContain(nl.loading));
    const before = page.conversation.session;
    const pressable = () => page.renderRoot.querySelectorAll<HTMLElement>('button, a');
    expect(pressable().length).toBeGreaterThan(2);
    for (const each of pressable()) {
      const press = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
      expect(each.dispatchEvent(press)).toBe(false);
    }
    expect(page.renderRoot.querySelector('dialog[open]')).toBeNull();
    page.renderRoot.querySelector('form')?.requestSubmit();
    page.conversation.dispatch({ type: 'startAgain' });
    (page as ChatPage).dispatch({ type: 'goodbye' });
    page.quickExit();
    await page.updateComplete;
    expect(page.conversation.session).toBe(before);
    expect(page.isConnected).toBe(true);
    for (const spy of [fetched, beacon, opened]) expect(spy).not.toHaveBeenCalled();
    expect(JSON.stringify(sessionStorage)).toBe(stored);
  },
);
