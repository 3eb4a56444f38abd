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
  #overview: QueueEvent | null = null;
  /** Those that said hello, and what to do with the next that does. */
  readonly #rooms = new Map<string, WebSocketRoute>();
  readonly #entered = new Map<string, () => void>();

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

  /** Says it to the queue's socket, also to one that has yet to say hello. */
  queue(event: QueueEvent): void {
    if (event.type === 'overview') this.#overview = event;
    else this.server.queueEvent = event;
    this.#queue?.send(JSON.stringify(event));
  }

  /** @throws if the console is not in that room. */
  room(event: object, roomId = ROOM): void {
    this.#socketOf(roomId).send(JSON.stringify(event));
  }

  /** Closes the room's socket, as the Worker does. */
  async closeRoom(code: number): Promise<void> {
    await this.#socketOf(ROOM).close({ code });
  }

  /** Does what leads into the room, and waits until the console has said hello there. */
  async enterRoom(enter: () => unknown = () => this.open(), roomId = ROOM): Promise<void> {
    const entered = new Promise<void>((resolve) => this.#entered.set(roomId, resolve));
    await enter();
    await entered;
  }

  #socketOf(roomId: string): WebSocketRoute {
    const socket = this.#rooms.get(roomId);
    if (socket === undefined) throw new Error(`The console is not in the room ${roomId}`);
    return socket;
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
    if (roomId === undefined) this.#queue = socket;
    socket.onMessage((frame) => {
      if (frame === 'ping') return socket.send('pong');
      if (!String(frame).includes('"hello"')) return;
      if (roomId !== undefined) {
        this.#rooms.set(roomId, socket);
        return this.#entered.get(roomId)?.();
      }
      for (const event of [this.server.queueEvent, this.#overview])
        if (event !== null) socket.send(JSON.stringify(event));
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
