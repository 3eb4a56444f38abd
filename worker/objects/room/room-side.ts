import type { Envelope } from '../../../protocol/sealed.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { Choices, Form } from '../../domain/statistics/tally.ts';
import type { KeyRelay } from './key-relay.ts';
import type { RoomHalf } from './room-half.ts';
import type { RoomMessages } from './room-messages.ts';
import type { RoomSockets } from './room-sockets.ts';
import type { RoomStore, Writer } from './room-store.ts';
import type { closeSocket } from '../kit/sockets.ts';

/** What the sides of a room work with. */
export type RoomParts = {
  store: RoomStore;
  sockets: RoomSockets;
  messages: RoomMessages;
  keys: KeyRelay;
  half: RoomHalf;
  /** Stores a change with all that must be delivered because of it, then notifies sockets; nothing when nothing changed. */
  commit: (before: Conversation, next: Conversation) => void;
  /** Closes a socket ourselves; its place is lost now, not when the other side answers. */
  drop: (socket: WebSocket, reason: Parameters<typeof closeSocket>[1]) => void;
  /** Takes in whether a page can be seen, and sets the alarm to when it counts as gone. Undefined: it does not say. */
  watch: (socket: WebSocket, visible: boolean | undefined) => void;
  /** Adds what was chosen in a form to the tally of the day, and stores it nowhere in the room, which has a history. */
  count: (form: Form, choices: Choices) => void;
  /** [K6] Stores and passes on what a side says of the end, once that is there. */
  markEnd: (c: Conversation, role: Writer, envelope: Envelope) => void;
  /** A key was stored while the visitor left. */
  forgetAgain: (c: Conversation) => void;
};

/** A frame that fits its schema. `hello`: the first one, which alone is taken from a socket without a place. */
export type Understood =
  | { hello: true; run: () => Promise<void> }
  | { hello: false; run: () => void | Promise<void> };

/** One side of a room: what its sockets may say, and what follows. */
export interface RoomSide {
  /** Null when the frame is none of this side's commands. */
  understand(socket: WebSocket, frame: string | ArrayBuffer): Understood | null;
}
