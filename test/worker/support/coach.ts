import { parseCoachEvent } from '../../../protocol/parse.ts';
import type { CoachEvent } from '../../../protocol/room.ts';
import { PROTOCOL_VERSION } from '../../../protocol/version.ts';
import { importConversationKey } from '../../../widget/keys/conversation-key.ts';
import { openEnvelope } from '../../../widget/keys/envelope.ts';
import { TestSocket } from './socket.ts';
import type { TestVolunteer } from './people.ts';

/** A colleague who sits in, as their console behaves; the console itself is a volunteer's. */
export class TestCoach {
  readonly console: TestVolunteer;
  readonly roomId: string;
  socket: TestSocket<CoachEvent>;
  key: CryptoKey | null = null;

  private constructor(console: TestVolunteer, roomId: string, socket: TestSocket<CoachEvent>) {
    this.console = console;
    this.roomId = roomId;
    this.socket = socket;
  }

  /** Presses `Meekijken` at their own console. */
  static async comeTo(roomId: string, console: TestVolunteer): Promise<TestCoach> {
    return new TestCoach(console, roomId, await openSitIn(roomId, console, 0));
  }

  /** Loads the page anew, which loses its key. */
  async reload(): Promise<void> {
    this.key = null;
    this.socket = await openSitIn(this.roomId, this.console, 0);
  }

  state<P extends string>(phase: P) {
    return this.socket.next('state', ({ state }) => state.phase === phase);
  }

  async takeKey(): Promise<void> {
    const { sealed } = await this.socket.next('key');
    this.key = await importConversationKey(await this.console.open(this.roomId, sealed), false);
  }

  async hear(): Promise<{ seq: number; text: unknown }> {
    const { seq, role, envelope } = await this.socket.next('message');
    if (this.key === null) throw new Error('no key');
    const context = { conversationId: this.roomId, role, kind: 'message' } as const;
    const { body } = await openEnvelope(this.key, context, envelope);
    return { seq, text: (body as { text: unknown }).text };
  }
}

async function openSitIn(
  roomId: string,
  { cookie, publicKey }: TestVolunteer,
  lastSeq: number,
): Promise<TestSocket<CoachEvent>> {
  const path = `/api/console/rooms/${roomId}/coach`;
  const socket = await TestSocket.open(path, parseCoachEvent, { Cookie: cookie });
  const hello = { version: PROTOCOL_VERSION, lastSeq, consoleKeyId: publicKey.id, needsKey: true };
  socket.send({ type: 'hello', ...hello });
  return socket;
}
