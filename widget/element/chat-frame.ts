import {
  FRAME_CONTRACT,
  parseFrameMessage,
  type FrameMessage,
  type HostMessage,
} from '../../protocol/frame.ts';
import { makeFrame } from '../loader/early-frame.ts';
import type { Face } from '../loader/face.ts';

const READY_TIMEOUT_MS = 5_000;

type Listener = { onMessage: (message: FrameMessage) => void; onSilence: () => void };

/** The frame of the chat's own origin, and the host page's side of the contract with it. */
export class ChatFrame {
  readonly element: HTMLIFrameElement;
  readonly language: string;
  readonly #origin: string;
  readonly #listener: Listener;
  ready = false;
  readonly #silence: ReturnType<typeof setTimeout>;

  constructor(face: Face, listener: Listener) {
    this.language = face.language;
    this.#origin = face.server;
    this.#listener = listener;
    this.element = makeFrame(face);
    const { early } = face;
    // What was asked for at the first sign of a press, unless the tag has changed since.
    if (early?.element.src === this.element.src) {
      early.element.title = this.element.title;
      this.element = early.element;
      early.handOver();
      face.early = null;
    }
    face.dropFrame();
    // Once whoever makes this frame has it.
    queueMicrotask(() => early?.said.forEach(this.#receive));
    addEventListener('message', this.#receive);
    // A refused frame fires `load` like any other: only its own word counts.
    this.#silence = setTimeout(listener.onSilence, READY_TIMEOUT_MS);
  }

  send(
    message: HostMessage extends infer One ? (One extends unknown ? Omit<One, 'contract'> : never) : never,
  ): void {
    if (!this.ready) return;
    this.element.contentWindow?.postMessage({ contract: FRAME_CONTRACT, ...message }, this.#origin);
  }

  remove(): void {
    clearTimeout(this.#silence);
    removeEventListener('message', this.#receive);
    this.element.remove();
  }

  readonly #receive = ({ origin, source, data }: MessageEvent<unknown>): void => {
    if (origin !== this.#origin || source !== this.element.contentWindow) return;
    const message = parseFrameMessage(data);
    if (message === null) return;
    if (message.type === 'ready') {
      this.ready = true;
      clearTimeout(this.#silence);
    }
    this.#listener.onMessage(message);
  };
}
