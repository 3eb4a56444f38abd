import type { Availability, ChatPageData } from '../../protocol/http/visitor.ts';
import type { PreviewMessage, PreviewView } from '../../protocol/preview.ts';
import { ChatPage } from '../conversation/chat-page.ts';
import { fromAvailability, QUIET } from '../conversation/doors.ts';
import type { VisitorSession } from '../conversation/session-types.ts';
import type { Texts } from '../locales/nl.ts';

const OPENS = { inMs: 3_600_000, inDays: 1, date: '2026-01-02', time: '14:00' };
const CLOSED: Availability = { state: 'closed', opens: OPENS, reason: null, notReady: false };
/** What opens something on the page itself, and leads nowhere. */
const HARMLESS = 'summary, select, input';

/**
 * The visitor's own page with words that are not saved yet, at one place in its course. It is inert: nothing that happens in it
 * goes anywhere, no press leads on, and its policy lets it connect to nothing (worker/http/security-headers.ts).
 */
export class PreviewPage extends ChatPage {
  /** @param data with the words of the draft in it. */
  constructor({ data, language, view }: PreviewMessage<ChatPageData>, texts: Texts) {
    super({ ...data, availability: availabilityIn(view), site: null, under18: false }, texts, language, null);
    this.shiftLeaves = false;
    const session = sessionIn(view);
    this.conversation.session = session;
    this.conversation.dispatch = () => {};
    this.conversation.look = () => Promise.resolve(null);
    for (const type of ['click', 'submit'] as const) this.addEventListener(type, stop, true);
  }

  override dispatch(): void {}

  override readonly quickExit = (): void => {};
}

/** Keys press by a click too. */
function stop(event: Event): void {
  const [target] = event.composedPath();
  const harmless = target instanceof Element && target.closest(HARMLESS) !== null;
  if (harmless && event.type === 'click') return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

function availabilityIn(view: PreviewView): Availability {
  switch (view) {
    case 'full':
      return { state: 'full', signUpEndsInMs: null };
    case 'closed':
    case 'closing':
      return CLOSED;
    case 'form':
    case 'nobodyOnDuty':
    case 'waiting':
      return { state: 'open', signUpEndsInMs: null, nobodyOnDuty: view === 'nobodyOnDuty' };
  }
}

function sessionIn(view: PreviewView): VisitorSession {
  switch (view) {
    case 'waiting':
      return {
        name: 'room',
        state: {
          phase: 'waiting',
          position: 2,
          band: null,
          nobodyOnDuty: false,
          signUpEnded: false,
          closesInMs: null,
          cameBack: false,
        },
        stateAt: Date.now(),
        stay: {
          ticket: { signUpId: '', token: '', half: '', secret: null, roomId: null },
          wanted: [],
          waitingSince: null,
        },
        link: 'open',
      };
    case 'closing':
      return {
        name: 'over',
        state: { phase: 'ended', by: 'signUpEnded', evaluation: 'none' },
        now: CLOSED,
        ...QUIET,
      };
    default:
      return fromAvailability(availabilityIn(view));
  }
}
