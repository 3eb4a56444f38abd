import { writeFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright';

export type Who = 'visitor' | 'volunteer' | 'coordinator';
/** What a client sent: the first word of the path tells a body from a frame. */
type Sent = { who: Who; path: string; said: unknown };

/** Keeps what the real clients send, so that a later server can be held to it. */
export class Recorder {
  readonly #sent: Sent[] = [];

  watch(context: BrowserContext, who: Who): void {
    context.on('request', (request) => {
      const { pathname } = new URL(request.url());
      const said = request.postData();
      if (said !== null && pathname.startsWith('/api/')) this.#keep(who, pathname, said);
    });
    context.on('page', (page: Page) => {
      page.on('websocket', (socket) => {
        const { pathname } = new URL(socket.url());
        socket.on('framesent', ({ payload }) => this.#keep(who, pathname, String(payload)));
      });
    });
  }

  #keep(who: Who, path: string, said: string): void {
    if (said === 'ping' || path.startsWith('/api/auth/')) return;
    this.#sent.push({ who, path: path.replace(/[0-9a-f]{64}/, ':id'), said: JSON.parse(said) });
  }

  /** One line a message, in the order in which they were sent. */
  async write(file: URL): Promise<void> {
    await writeFile(file, `[\n${this.#sent.map((sent) => JSON.stringify(sent)).join(',\n')}\n]\n`);
  }
}
