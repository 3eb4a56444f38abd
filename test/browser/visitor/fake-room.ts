import { vi } from 'vitest';
import type { ErrorBody } from '../../../protocol/error-codes.ts';
import {
  AvailabilityBody,
  ChatPageData,
  SignUpAnswer,
  type Availability,
  type HelpLine,
} from '../../../protocol/http/visitor.ts';
import { VisitorEvent } from '../../../protocol/room.ts';
import type { PageData } from '../../../widget/conversation/page-data.ts';
import { ROOM, ScriptedRoom, type RoomPairs } from '../../states/scripted-room.ts';
import { DrivenSocket } from './driven-socket.ts';

export { ROOM };

type Channel = HelpLine['channels'][number];
export const channel = (values: string | string[], part: Partial<Channel> = {}): Channel => ({
  kind: 'phone',
  values: [values].flat(),
  hours: 'dag en nacht',
  openNow: true,
  ...part,
});
export const helpLine = (name: string, channels: Channel[], part: Partial<HelpLine> = {}): HelpLine => ({
  name,
  purpose: 'Direct gevaar',
  lang: 'nl',
  channels,
  ...part,
  // Of before there were channels: this page reads none of it.
  ...{ phone: null, url: null, hours: '', openNow: null },
});

export const pageData = (availability: Availability = OPEN): PageData => ({
  ...ChatPageData.parse({
    availability,
    helpLines: [
      helpLine('112', [channel('112', { always: true })], { first: 'all' }),
      helpLine(
        '113 Zelfmoordpreventie',
        [channel('https://www.113.nl/', { kind: 'chat' }), channel(['113', '0800-0113'])],
        { first: 'all' },
      ),
      helpLine('Gesloten lijn', [channel('0800-0000', { openNow: false })]),
    ],
    helpLinesCheckedOn: '2026-11-24',
    organisation: 'Het Luisterend Oog',
    retentionWeeks: 6,
    weeklyHours: [],
    zone: 'Europe/Amsterdam',
    zoneName: 'Nederlandse tijd',
    signUpEndsMinutes: 30,
    graceMinutes: 10,
    exitUrl: 'https://example.org/',
    signedBy: null,
  } satisfies ChatPageData),
  site: null,
  under18: false,
});

export const OPEN: Availability = { state: 'open', signUpEndsInMs: null, nobodyOnDuty: false };

export type Request = { path: string; body: unknown; keepalive?: true };

/** The Worker as the visitor's page sees it, over fake `fetch` and `WebSocket`, with a scripted room behind it. */
export class FakeRoom extends ScriptedRoom {
  readonly requests: Request[] = [];
  readonly beacon = vi.spyOn(navigator, 'sendBeacon');
  readonly beacons: string[] = [];
  signUpAnswers: (SignUpAnswer | number | 'offline')[] = [];
  availability: Availability = OPEN;
  helpLines: HelpLine[] = pageData().helpLines;
  helpLinesCheckedOn = pageData().helpLinesCheckedOn;
  /** What a newer server says of availability, besides what the protocol names. */
  added: object = {};

  /** The newest, and of this room alone: what a page of an earlier test still had under way must not answer this one's. */
  #socket: DrivenSocket | null = null;
  #reachable = true;

  private constructor(pairs: RoomPairs) {
    super(pairs);
    DrivenSocket.install();
    DrivenSocket.onMade = (socket) => {
      this.#socket = socket;
      socket.onCommand = (command) =>
        queueMicrotask(() => void this.obey(command, (event) => socket.emit(event)));
      if (this.#reachable) queueMicrotask(() => socket.open());
    };
    vi.stubGlobal('fetch', (path: string, init?: RequestInit) => this.#answer(path, init));
    this.beacon.mockImplementation((path, body) => {
      this.beacons.push(String(path));
      if (body instanceof Blob) void body.text().then((text) => this.beacons.push(text));
      return true;
    });
  }

  static async make(): Promise<FakeRoom> {
    return new FakeRoom(await ScriptedRoom.pairs());
  }

  get socket(): DrivenSocket {
    if (this.#socket === null) throw new Error('No socket was made');
    return this.#socket;
  }

  /** The connection breaks, and none is made until `reconnect`, however long a busy machine takes for what a test does meanwhile. */
  lose(): void {
    this.#reachable = false;
    this.socket.drop();
  }

  reconnect(): void {
    this.#reachable = true;
    const made = DrivenSocket.all.length;
    dispatchEvent(new Event('online'));
    // One that was begun meanwhile still waits for its answer.
    if (DrivenSocket.all.length === made) this.socket.open();
  }

  /** To the newest socket, also before it has said hello. */
  override emit(event: VisitorEvent): void {
    this.socket.emit(VisitorEvent.parse(event));
  }

  async #answer(path: string, init?: RequestInit): Promise<Response> {
    const { body = null, keepalive } = init ?? {};
    const text = body instanceof Blob ? await body.text() : body;
    this.requests.push({
      path,
      body: typeof text === 'string' ? JSON.parse(text) : null,
      ...(keepalive === true && { keepalive }),
    });
    if (path === '/api/exit' || path === '/api/wipe') return new Response(null, { status: 204 });
    if (path.startsWith('/api/availability?lang=')) {
      const { exitUrl } = pageData();
      const { availability, helpLines, helpLinesCheckedOn, added } = this;
      const lines = { helpLines, helpLinesCheckedOn };
      const answer = AvailabilityBody.parse({ availability, siteListed: true, ...lines, exitUrl });
      return Response.json({ ...answer, availability: { ...availability, ...added }, ...added });
    }
    const answer = this.signUpAnswers.shift() ?? { outcome: 'admitted', roomId: ROOM };
    if (answer === 'offline') throw new TypeError('Failed to fetch');
    return typeof answer === 'number'
      ? Response.json({ error: 'internal', message: '' } satisfies ErrorBody, { status: answer })
      : Response.json(SignUpAnswer.parse(answer));
  }
}
