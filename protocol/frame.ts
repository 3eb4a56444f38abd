/**
 * The `postMessage` contract between the element on the host page and the frame from the Worker's origin.
 * It carries state and commands, never content. Both sides check `event.origin` and `event.source`. Zod-free.
 */
export const FRAME_CONTRACT = 'luisterend-oog/1';

/** A frame says `idle`, or `conversation` for as long as one runs, also in the queue. Those of before said the others too. */
export type FrameState = 'idle' | 'waiting' | 'conversation' | 'ended';

/** Element → frame. */
export type HostMessage =
  | { contract: typeof FRAME_CONTRACT; type: 'open' }
  | { contract: typeof FRAME_CONTRACT; type: 'close' }
  /** How much of the frame’s upper right corner the element’s bar lies over, in px. */
  | { contract: typeof FRAME_CONTRACT; type: 'bar'; width: number; height: number }
  | {
      contract: typeof FRAME_CONTRACT;
      type: 'theme';
      theme: 'auto' | 'light' | 'dark';
      accent: string | null;
    }
  | { contract: typeof FRAME_CONTRACT; type: 'exit' };

/** Frame → element. `ready` must come within 5 s of the frame's creation, else the element shows its fallback. */
export type FrameMessage =
  /** `sharesRow`: it leaves the room that the element's bar takes, which may lie over it then. */
  | { contract: typeof FRAME_CONTRACT; type: 'ready'; sharesRow?: boolean }
  | { contract: typeof FRAME_CONTRACT; type: 'state'; state: FrameState; unread: number }
  /** Whether three taps of Shift are a way out; they are, until the visitor switches it off. */
  | { contract: typeof FRAME_CONTRACT; type: 'shiftLeaves'; on: boolean }
  /** The visitor leaves, by what was pressed in the frame. */
  | { contract: typeof FRAME_CONTRACT; type: 'exit' }
  /** Answers the element's `exit`: nothing is left in the tab. Alone it makes nobody leave. */
  | { contract: typeof FRAME_CONTRACT; type: 'wiped' };

const HOST_TYPES: readonly string[] = ['open', 'close', 'bar', 'theme', 'exit'];
const FRAME_TYPES: readonly string[] = ['ready', 'state', 'shiftLeaves', 'exit', 'wiped'];
const STATES: readonly string[] = ['idle', 'waiting', 'conversation', 'ended'];

function ofContract(
  data: unknown,
  types: readonly string[],
): data is { type: string } & Record<string, unknown> {
  if (typeof data !== 'object' || data === null) return false;
  const message = data as Record<string, unknown>;
  return (
    message['contract'] === FRAME_CONTRACT &&
    typeof message['type'] === 'string' &&
    types.includes(message['type'])
  );
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && value >= 0;
}

/** The message the element sent, or null for anything else that arrived on the window. */
export function parseHostMessage(data: unknown): HostMessage | null {
  if (!ofContract(data, HOST_TYPES)) return null;
  if (data.type === 'theme') {
    const theme = data['theme'];
    const accent = data['accent'];
    if (theme !== 'auto' && theme !== 'light' && theme !== 'dark') return null;
    if (accent !== null && !(typeof accent === 'string' && /^#[0-9a-f]{6}$/i.test(accent))) return null;
    return { contract: FRAME_CONTRACT, type: 'theme', theme, accent };
  }
  if (data.type === 'bar') {
    const { width, height } = data;
    return isLength(width) && isLength(height)
      ? { contract: FRAME_CONTRACT, type: 'bar', width, height }
      : null;
  }
  return { contract: FRAME_CONTRACT, type: data.type as 'open' | 'close' | 'exit' };
}

/** The message the frame sent, or null for anything else that arrived on the window. */
export function parseFrameMessage(data: unknown): FrameMessage | null {
  if (!ofContract(data, FRAME_TYPES)) return null;
  if (data.type === 'state') {
    const { state, unread } = data;
    if (typeof state !== 'string' || !STATES.includes(state)) return null;
    if (typeof unread !== 'number' || !Number.isSafeInteger(unread) || unread < 0) return null;
    return { contract: FRAME_CONTRACT, type: 'state', state: state as FrameState, unread };
  }
  if (data.type === 'shiftLeaves') {
    return { contract: FRAME_CONTRACT, type: 'shiftLeaves', on: data['on'] === true };
  }
  if (data.type === 'ready') {
    return { contract: FRAME_CONTRACT, type: 'ready', sharesRow: data['sharesRow'] === true };
  }
  return { contract: FRAME_CONTRACT, type: data.type as 'exit' | 'wiped' };
}
