import type { FrameMessage } from '../../protocol/frame.ts';
import type { HelpLine } from '../../protocol/http/visitor.ts';
import type { Face } from '../loader/face.ts';
import { askHelpLines } from './ask-help-lines.ts';
import { ChatFrame } from './chat-frame.ts';
import { elementTexts } from './element-texts.ts';
import type { Panel } from './panel.ts';

/** The frame in the panel, and what lies over it until it is there. */
export class PanelFrame {
  frame: ChatFrame | null = null;
  #cover: 'loading' | 'failed' | null = 'loading';
  #helpLines: readonly HelpLine[] = [];
  #sharesRow = false;
  readonly #face: Face;
  readonly #panel: Panel;
  readonly #onMessage: (message: FrameMessage) => void;

  constructor(face: Face, panel: Panel, onMessage: (message: FrameMessage) => void) {
    this.#face = face;
    this.#panel = panel;
    this.#onMessage = onMessage;
    new ResizeObserver(() => this.#sendBar()).observe(panel.bar);
  }

  /** @param afresh true if a frame in another language than that of the tag may be replaced. */
  load(afresh: boolean): void {
    const { language } = this.#face;
    if (this.frame !== null && (!afresh || this.frame.language === language)) return;
    this.frame?.remove();
    this.frame = new ChatFrame(this.#face, {
      onMessage: (message) => this.#receive(message),
      onSilence: () => this.showFallback(true),
    });
    this.#panel.load(this.frame.element);
    this.#draw('loading');
    if (this.#helpLines.length === 0) void this.#askHelpLines();
    this.showFallback(false);
  }

  /** @param silent true if the frame had time to say something. Where it can't come there is no use in waiting for that. */
  showFallback(silent: boolean): void {
    const { answer } = this.#face;
    if (this.frame === null || this.frame.ready) return;
    if (!silent && isSecureContext && (answer === undefined || answer?.siteListed)) return;
    this.#draw('failed');
  }

  release(): void {
    this.frame?.remove();
    this.frame = null;
  }

  /** The cover goes at the moment when the frame can be used. */
  #receive(message: FrameMessage): void {
    if (message.type === 'ready') {
      this.#sharesRow = message.sharesRow === true;
      this.#draw(null);
      this.#sendBar();
    }
    this.#onMessage(message);
  }

  /** Not while the panel is folded away: it opens as it was. */
  #sendBar(): void {
    const { offsetWidth: width, offsetHeight: height } = this.#panel.bar;
    if (this.#sharesRow && width > 0) this.frame?.send({ type: 'bar', width, height });
  }

  async #askHelpLines(): Promise<void> {
    this.#helpLines = await askHelpLines(this.#face.server);
    this.#draw(this.#cover);
  }

  #draw(cover: 'loading' | 'failed' | null): void {
    this.#cover = cover;
    const { language, standAlone } = this.#face;
    this.#panel.share(cover === null && this.#sharesRow);
    this.#panel.cover(cover, elementTexts(language), this.#helpLines, standAlone);
  }
}
