import { afterEach, beforeEach, vi } from 'vitest';
import { FRAME_CONTRACT, type FrameMessage } from '../../../protocol/frame.ts';
import { AvailabilityBody } from '../../../protocol/http/visitor.ts';
import { elementTexts } from '../../../widget/element/element-texts.ts';
import '../../../widget/luisterend-oog-chat.ts';
import { OPEN, pageData } from './fake-room.ts';

export const texts = elementTexts('nl');
export const SERVER = 'https://chat.test';
/** Where the way out leads, by the settings of that server. */
export const EXIT_URL = 'https://weer.test/';

type NavigateEvent = Event & { destination?: { url: string } };
const outermost = top as unknown as Window & {
  navigation: {
    addEventListener(type: string, act: (event: NavigateEvent) => void, options?: object): void;
    removeEventListener(type: string, act: (event: NavigateEvent) => void): void;
  };
};
const stop = (event: Event): void => event.preventDefault();

type Unsigned<Message> = Message extends unknown ? Omit<Message, 'contract'> : never;

/** A site with the element on it, and the server that it asks; new for each test. */
export class Site {
  chat!: HTMLElementTagNameMap['luisterend-oog-chat'];
  /** What the server says; null is a server that is down. */
  answer: AvailabilityBody | null = null;
  asked: string[] = [];

  /** Puts the element on the page as a site owner would. */
  async embed(attributes: Record<string, string> = {}): Promise<void> {
    const chat = document.createElement('luisterend-oog-chat');
    this.chat = chat;
    chat.lang = 'nl';
    for (const [name, value] of Object.entries({ server: SERVER, ...attributes }))
      chat.setAttribute(name, value);
    const known = new Promise((resolve) => chat.addEventListener('lo-availability', resolve, { once: true }));
    document.body.append(chat);
    await known;
    await this.drawn();
  }

  drawn(): Promise<void> {
    return new Promise((resolve) => queueMicrotask(resolve));
  }

  find<Found extends HTMLElement>(selector: string): Found | null {
    return this.chat.shadowRoot?.querySelector<Found>(selector) ?? null;
  }

  need<Found extends HTMLElement = HTMLElement>(selector: string): Found {
    const found = this.find<Found>(selector);
    if (found === null) throw new Error(`no ${selector}`);
    return found;
  }

  get status(): string | null {
    return this.need('.status').textContent;
  }

  get frame(): HTMLIFrameElement {
    return this.need<HTMLIFrameElement>('iframe');
  }

  fromFrame(message: object, origin = SERVER): void {
    const data = { contract: FRAME_CONTRACT, ...message };
    dispatchEvent(new MessageEvent('message', { data, origin, source: this.frame.contentWindow }));
  }

  say(message: Unsigned<FrameMessage>): void {
    this.fromFrame(message);
  }

  /** Where the page would go; the navigation itself is stopped. A test's page is framed, so it is the one around it that goes. */
  async leaving(act: () => void): Promise<string> {
    return new Promise((resolve) => {
      outermost.navigation.addEventListener(
        'navigate',
        ({ destination }) => resolve(destination?.url ?? ''),
        {
          once: true,
        },
      );
      act();
    });
  }

  async press(selector: string): Promise<void> {
    this.need(selector).click();
    await this.drawn();
  }
}

export function withSite(): Site {
  const site = new Site();
  beforeEach(() => {
    site.answer = {
      availability: OPEN,
      siteListed: true,
      helpLines: pageData().helpLines,
      exitUrl: EXIT_URL,
    };
    site.asked = [];
    outermost.navigation.addEventListener('navigate', stop);
    // The page of a test can't be emptied.
    vi.spyOn(document, 'open').mockReturnValue(window);
    vi.stubGlobal('fetch', async (address: string) => {
      site.asked.push(address);
      if (site.answer === null) throw new TypeError('Failed to fetch');
      const body = AvailabilityBody.parse(site.answer);
      // Read at once, however busy the browser is: the clock of a test doesn't wait for it.
      return Object.assign(Response.json(body), { json: async () => body });
    });
  });
  afterEach(() => {
    // The element remembers for the page that a conversation runs.
    if (site.chat.isConnected && site.find('iframe') !== null)
      site.say({ type: 'state', state: 'idle', unread: 0 });
    document.querySelectorAll('luisterend-oog-chat').forEach((element) => element.remove());
    for (const page of [document, outermost.document]) page.documentElement.removeAttribute('style');
    outermost.navigation.removeEventListener('navigate', stop);
    sessionStorage.clear();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
  return site;
}
