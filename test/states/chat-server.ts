import type { BrowserContext, Page, Route, WebSocketRoute } from 'playwright';
import type {
  Availability,
  AvailabilityBody,
  ChatPageData,
  SignUpAnswer,
} from '../../protocol/http/visitor.ts';
import { languageOf, type Language } from '../../protocol/languages.ts';
import { checkedOn } from '../../worker/domain/help-lines/help-lines.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { helpLinesInWords } from '../../worker/http/pages/help-lines-in-words.ts';
import { hoursPage } from '../../worker/http/pages/hours-page.ts';
import { ICON } from '../../worker/http/pages/page-files.ts';
import { zoneName } from '../../worker/http/pages/zone-name.ts';
import { fulfillBuilt, fulfillPage } from './built-files.ts';
import { ROOM, ScriptedRoom } from './scripted-room.ts';
import { SITE_PAGE } from './site-page.ts';

export const CHAT = 'https://chat.test';
export const SITE = 'https://site.test';
const EVENING = Date.parse('2026-11-24T21:30:00+01:00');

/** The Worker as a browser sees it: the built files and pages, and answers that a test chooses. */
export class ChatServer {
  readonly room: ScriptedRoom;
  availability: Availability = { state: 'open', signUpEndsInMs: null, nobodyOnDuty: false };
  /** What the next sign-ups get; admitted, when there is none. */
  signUpAnswers: (SignUpAnswer | number)[] = [];
  /** Nothing answers, and sockets drop. */
  down = false;
  /** Pages never come: the frame stays silent. */
  stuck = false;
  /** When the help lines were checked, if all of them were; and how long a talk usually takes, if that is set. */
  linesCheckedOn: string | null = null;
  talkGuideMinutes: number | null = null;
  /** Pages come with their policies. */
  policies = false;
  #socket: WebSocketRoute | null = null;

  private constructor(room: ScriptedRoom) {
    this.room = room;
  }

  /** @param where a tab, or all tabs of somebody */
  static async serve(where: Page | BrowserContext): Promise<ChatServer> {
    const server = new ChatServer(new ScriptedRoom(await ScriptedRoom.pairs()));
    await where.route('**/*', (route) => server.#answer(route));
    await where.routeWebSocket(`${CHAT.replace('http', 'ws')}/api/rooms/${ROOM}`, (socket) =>
      server.#connect(socket),
    );
    return server;
  }

  /** Closes the visitor's socket. @param code 1006 is a lost connection. */
  async drop(code = 1006): Promise<void> {
    await this.#socket?.close({ code });
  }

  #connect(socket: WebSocketRoute): void {
    if (this.down) return void socket.close({ code: 1006 });
    this.#socket = socket;
    socket.onMessage((frame) => {
      if (frame === 'ping') return socket.send('pong');
      void this.room.obey(JSON.parse(String(frame)), (event) => socket.send(JSON.stringify(event)));
    });
  }

  async #answer(route: Route): Promise<void> {
    const { origin, pathname, searchParams } = new URL(route.request().url());
    if (origin === SITE) return await route.fulfill({ contentType: 'text/html', body: SITE_PAGE });
    if (this.down) return await route.abort();
    const language = languageOf(searchParams.get('lang') ?? '');
    switch (pathname) {
      case '/':
      case '/chat': {
        // Left without an answer: that is what a frame which never comes looks like.
        if (this.stuck) return;
        const { policies } = this;
        return await fulfillPage(route, pathname === '/' ? 'chat' : 'frame', { language, policies });
      }
      case '/hours': {
        const body = String(await hoursPage(language, this.#pageData(language)));
        return await route.fulfill({ contentType: 'text/html; charset=utf-8', body });
      }
      case '/api/chat-page':
        return await route.fulfill({ json: this.#pageData(language) });
      case '/api/availability': {
        const { availability, helpLines, helpLinesCheckedOn, exitUrl } = this.#pageData(language);
        const lines = { helpLines, helpLinesCheckedOn };
        const json = { availability, ...lines, exitUrl, siteListed: true } satisfies AvailabilityBody;
        return await route.fulfill({ json, headers: { 'access-control-allow-origin': '*' } });
      }
      case '/api/sign-up': {
        const answer = this.signUpAnswers.shift() ?? { outcome: 'admitted', roomId: ROOM };
        return await route.fulfill(typeof answer === 'number' ? { status: answer } : { json: answer });
      }
      case '/api/exit':
      case '/api/wipe':
        return await route.fulfill({ status: 204 });
      case '/icon.svg':
        return await route.fulfill({ contentType: 'image/svg+xml', body: ICON });
      default:
        return await fulfillBuilt(route, pathname);
    }
  }

  #pageData(language: Language): ChatPageData {
    const { openingHours, helpLines, organisation, exitUrl } = DEFAULT_SETTINGS;
    return {
      availability: this.availability,
      helpLines: helpLinesInWords(language, DEFAULT_SETTINGS, EVENING),
      helpLinesCheckedOn: this.linesCheckedOn ?? checkedOn(helpLines),
      ...(this.talkGuideMinutes !== null && { talkGuideMinutes: this.talkGuideMinutes }),
      organisation,
      retentionWeeks: 6,
      weeklyHours: openingHours.weekly,
      zone: openingHours.zone,
      zoneName: zoneName(language, openingHours.zone),
      signUpEndsMinutes: openingHours.signUpEndsMinutes,
      graceMinutes: 10,
      exitUrl,
      signedBy: this.room.signed?.by.id ?? null,
    };
  }
}
