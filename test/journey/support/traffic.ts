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

/** A text as it is and as it may be wrapped: base64 at each of the three alignments, both alphabets, hex, in an address. */
export function guisesOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].flatMap((before) => {
    const aligned = Buffer.concat([Buffer.alloc(before), bytes]);
    // The characters at both ends depend on the neighbours.
    const [from, to] = [Math.ceil((before * 8) / 6), Math.floor((aligned.length * 8) / 6)];
    return (['base64', 'base64url'] as const).map((alphabet) => aligned.toString(alphabet).slice(from, to));
  });
  return [...new Set([text, ...base64, bytes.toString('hex'), encodeURIComponent(text)])];
}
