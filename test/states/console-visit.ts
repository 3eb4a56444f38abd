import type { Browser, BrowserContextOptions, Page, Route, WebSocketRoute } from 'playwright';
import { CLOSE } from '../../protocol/close-codes.ts';
import { PREVIEW_PATH } from '../../protocol/preview.ts';
import type { QueueEvent } from '../../protocol/queue.ts';
import { ICON } from '../../worker/http/pages/page-files.ts';
import { FakeServer, ROOM } from '../browser/console/fake-server.ts';
import { FakeVisitor } from '../browser/console/fake-visitor.ts';
import { fulfillBuilt, fulfillPage } from './built-files.ts';
import { Visit } from './visit.ts';

const ORIGIN = 'https://console.test';

/** A console in a browser of its own, on a scripted server. */
export class ConsoleVisit {
  readonly page: Page;
  readonly server = new FakeServer();
  readonly visitor: FakeVisitor;
  #queue: WebSocketRoute | null = null;
  readonly #rooms = new Map<string, WebSocketRoute>();
  #entered = (): void => {};

  private constructor(page: Page, visitor: FakeVisitor) {
    this.page = page;
    this.visitor = visitor;
  }

  static async begin(browser: Browser, options: BrowserContextOptions = {}): Promise<ConsoleVisit> {
    return await ConsoleVisit.inTab(await Visit.newTab(browser, options));
  }

  /** In a tab of one's own, or in one that another visit was in, of which nothing is left: then its process has compiled the pages already. */
  static async inTab(page: Page): Promise<ConsoleVisit> {
    await page.goto('about:blank');
    await page.unrouteAll();
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Storage.clearDataForOrigin', { origin: ORIGIN, storageTypes: 'all' });
    await devTools.detach();
    const visit = new ConsoleVisit(page, await FakeVisitor.make(ROOM));
    await page.route('**/*', (route) => visit.#answer(route));
    await page.routeWebSocket(/\/api\/console\//, (socket) => visit.#connect(socket));
    return visit;
  }

  async open(path = '/console'): Promise<void> {
    await this.page.goto(ORIGIN + path);
  }

  async see(text: string): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /** Presses the button of this name. */
  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name }).filter({ visible: true }).first().click();
  }

  queue(event: QueueEvent): void {
    if (event.type !== 'overview') this.server.queueEvent = event;
    this.#queue?.send(JSON.stringify(event));
  }

  room(event: object, roomId = ROOM): void {
    this.#rooms.get(roomId)?.send(JSON.stringify(event));
  }

  /** Closes the room's socket, as the Worker does. */
  async closeRoom(code: number): Promise<void> {
    await this.#rooms.get(ROOM)?.close({ code });
  }

  /** Opens the console, and waits until it is in the room. */
  async enterRoom(): Promise<void> {
    const entered = new Promise<void>((resolve) => (this.#entered = resolve));
    await this.open();
    await entered;
  }

  /** Waits until the browser has stored what `change` typed. */
  async untilKept(change: () => Promise<void>): Promise<void> {
    const before = await this.page.evaluate(storedDrafts, null);
    await change();
    await this.page.waitForFunction(storedDrafts, before);
  }

  /** The queue goes on in a newer window. */
  async takeQueueAway(): Promise<void> {
    await this.#queue?.close({ code: CLOSE.replaced.code });
  }

  #connect(socket: WebSocketRoute): void {
    const roomId = /\/rooms\/([^/]+)/.exec(socket.url())?.[1];
    const isRoom = roomId !== undefined;
    if (isRoom) this.#rooms.set(roomId, socket);
    else this.#queue = socket;
    socket.onMessage((frame) => {
      if (frame === 'ping') return socket.send('pong');
      if (isRoom) this.#entered();
      else if (String(frame).includes('"hello"')) socket.send(JSON.stringify(this.server.queueEvent));
    });
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const url = new URL(request.url());
    if (url.pathname.startsWith('/api/')) {
      const sent: unknown = request.postData() === null ? undefined : request.postDataJSON();
      const { status, body } = await this.server.respond(request.method(), url, sent);
      return await route.fulfill(body === undefined ? { status } : { status, json: body });
    }
    if (url.pathname === PREVIEW_PATH) return await fulfillPage(route, 'preview', { policies: true });
    if (url.pathname.startsWith('/console')) {
      return await fulfillPage(route, 'console');
    }
    if (url.pathname === '/icon.svg') {
      return await route.fulfill({ contentType: 'image/svg+xml', body: ICON });
    }
    await fulfillBuilt(route, url.pathname);
  }
}

/** In the page: what is stored of the first talk, or false if it is what it was before. */
async function storedDrafts(before: unknown): Promise<unknown> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve) => request.addEventListener('success', () => resolve(request.result)));
  const db = await done(indexedDB.open('luisterend-oog-console'));
  const [talk] = await done(db.transaction('conversations').objectStore('conversations').getAll());
  db.close();
  const { sealed } = talk as { sealed: unknown };
  return sealed !== before && sealed;
}
