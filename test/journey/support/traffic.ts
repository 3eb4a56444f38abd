import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright';

/** Everything that a browser sends or gets, bodies and socket frames included; for asking what was in it. */
export class Traffic {
  readonly #parts: string[] = [];
  readonly #pending: Promise<unknown>[] = [];
  /** Origins that were asked for anything. */
  readonly origins = new Set<string>();

  watch(context: BrowserContext): void {
    context.on('request', (request) => {
      this.origins.add(new URL(request.url()).origin);
      this.#parts.push(request.url(), JSON.stringify(request.headers()), request.postData() ?? '');
    });
    context.on('response', (response) => {
      this.#parts.push(JSON.stringify(response.headers()));
      this.#pending.push(
        response.text().then(
          (text) => this.#parts.push(text),
          () => null,
        ),
      );
    });
    context.on('page', (page) => {
      page.on('websocket', (socket) => {
        this.#parts.push(socket.url());
        const keep = ({ payload }: { payload: string | Buffer }) => this.#parts.push(String(payload));
        socket.on('framesent', keep);
        socket.on('framereceived', keep);
      });
    });
  }

  async all(): Promise<string> {
    await Promise.all(this.#pending);
    return this.#parts.join('\n');
  }
}

/** Every file under a folder, as bytes read for text: what the platform persisted, and its logs. */
export async function everythingIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'latin1')));
  return texts.join('\n');
}
