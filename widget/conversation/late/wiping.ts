import type { WipeBody } from '../../../protocol/http/visitor.ts';
import type { VisitorSession } from '../session-types.ts';
import { ticketOf } from '../visitor-session.ts';

export interface WipingPage {
  readonly talk: { readonly part: { readonly room: { dropMessages(): void } } | null };
  dispatch(event: { type: 'skipEvaluation' }): void;
  requestUpdate(): void;
}

/** Whether the server has heard of it. What it does then is never shown. */
export type Sent = 'no' | 'sending' | 'yes' | 'failed';

/** [B4] The visitor's wish to have the conversation wiped, for as long as its end is on the screen. */
export class Wiping {
  readonly #page: WipingPage;
  /** Of the conversation that this tab was in last: the session forgets it with the end. */
  #entry: WipeBody | null = null;
  sent: Sent = 'no';

  constructor(page: WipingPage) {
    this.#page = page;
  }

  /** @returns true if there is something to wipe: the two have talked, and this tab was there. */
  offers(session: VisitorSession): boolean {
    const ticket = ticketOf(session);
    if (ticket?.roomId && ticket.roomId !== this.#entry?.roomId) {
      this.#entry = { roomId: ticket.roomId, token: ticket.token };
      this.sent = 'no';
    }
    if (this.#entry === null || !('state' in session) || session.state.phase !== 'ended') return false;
    return ['visitor', 'volunteer', 'visitorLeft'].includes(session.state.by);
  }

  /** This device first, which needs nobody; then the server, which is asked again if that did not arrive. */
  async wipe(): Promise<void> {
    if (this.#entry === null || this.sent === 'sending' || this.sent === 'yes') return;
    this.sent = 'sending';
    this.#page.dispatch({ type: 'skipEvaluation' });
    this.#page.talk.part?.room.dropMessages();
    this.#page.requestUpdate();
    const body = JSON.stringify(this.#entry);
    const headers = { 'Content-Type': 'application/json' };
    try {
      const { ok } = await fetch('/api/wipe', { method: 'POST', body, headers, keepalive: true });
      this.sent = ok ? 'yes' : 'failed';
    } catch {
      this.sent = 'failed';
    }
    this.#page.requestUpdate();
  }
}
