import { beforeEach, expect, vi } from 'vitest';
import { click, find, open, see, withServer } from './console-page.ts';
import { ROOM, queueState, type FakeServer, type FakeSocket } from './fake-server.ts';
import { FakeVisitor, connecting, talking } from './fake-visitor.ts';
import type { PublicKey, ReviewSignature } from '../../../protocol/sealed.ts';
import { COMPOSER_TEXTS } from '../../../worker/console/talk/talk-texts.ts';

type NamedReviewKey = { review: PublicKey; reviewSigned?: ReviewSignature | null };

/** A console in a conversation, and both of its other sides. */
export type OpenTalk = {
  readonly server: FakeServer;
  readonly visitor: FakeVisitor;
  /** Opens the console and waits for its socket to the room. */
  join(): Promise<FakeSocket>;
  handOverKey(room: FakeSocket): Promise<void>;
  /** Hands over the key alone, bound as visitors of today send it, with the review key that the room names beside it. */
  giveBoundKey(room: FakeSocket, named: NamedReviewKey): Promise<void>;
  /** Joins, and waits until the two talk. */
  talk(): Promise<FakeSocket>;
};

/** A volunteer in a conversation, new for each test of the file. */
export function withTalk(): OpenTalk {
  const page = withServer();
  let visitor: FakeVisitor;

  beforeEach(async () => {
    visitor = await FakeVisitor.make(ROOM);
    page.server.signedIn = 'volunteer';
    page.server.queueEvent = queueState({
      me: { status: 'inConversation' },
      conversations: [{ roomId: ROOM, generation: 1 }],
    });
  });

  async function join(): Promise<FakeSocket> {
    const before = page.server.sockets.length;
    open();
    return vi.waitFor(() => {
      const room = page.server.room(ROOM);
      expect(page.server.sockets.indexOf(room)).toBeGreaterThanOrEqual(before);
      expect(room.last('hello')).toBeDefined();
      return room;
    });
  }

  async function handOverKey(room: FakeSocket): Promise<void> {
    const { consoleKey } = page.server;
    if (consoleKey === null) throw new Error('no console key yet');
    room.emit({ type: 'key', sealed: await visitor.sealedKeyFor(consoleKey) });
    room.emit({ type: 'intake', envelope: await visitor.intake({ nickname: 'Zwaluw', topic: 'grief' }) });
    room.emit(talking());
  }

  async function giveBoundKey(room: FakeSocket, named: NamedReviewKey): Promise<void> {
    const { consoleKey } = page.server;
    if (consoleKey === null) throw new Error('no console key yet');
    const [sealed, bound] = await Promise.all([
      visitor.sealedKeyFor(consoleKey),
      visitor.boundKeyFor(consoleKey),
    ]);
    room.emit({ type: 'key', sealed, bound, ...named });
  }

  return {
    get server() {
      return page.server;
    },
    get visitor() {
      return visitor;
    },
    join,
    handOverKey,
    giveBoundKey,
    async talk() {
      const room = await join();
      room.emit(connecting());
      await handOverKey(room);
      await see('Zwaluw');
      return room;
    },
  };
}

/** Writes a message and presses send, which the console may hold back. */
export async function write(text: string): Promise<void> {
  const box = await find('lo-composer textarea, textarea');
  if (!(box instanceof HTMLTextAreaElement)) throw new Error('not a textarea');
  box.value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await click('button', COMPOSER_TEXTS.send);
}
