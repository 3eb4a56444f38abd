import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Texts } from '../../locales/nl.ts';
import type { VisitorState } from '../../../protocol/room.ts';
import type { VisitorSession } from '../session-types.ts';
import { stageOf } from '../stages.ts';
import { isLost } from '../visitor-session.ts';

const QUEUE_PAUSE_MS = 60_000;

/**
 * What a screen reader hears of the course of things. A change of phase is said at once; a place in the queue at
 * most once a minute, however often it changes.
 */
export class Announcer {
  text = '';
  #phase = '';
  #saidAt = 0;
  /** What was interrupted, and is worth a word when it goes on. */
  #after: 'back' | 'connected' | null = null;

  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /** @param late null until those words are there: what needs them is said then. */
  follow(session: VisitorSession, late: LaterTexts | null): void {
    const state = 'state' in session ? session.state : null;
    const lost = isLost(session);
    const away = state?.phase === 'talking' && state.volunteer !== 'present';
    if (lost || away) this.#after = lost ? 'connected' : 'back';
    else if (state?.phase !== 'talking') this.#after = null;
    // A notice says so; that it is over would only be seen.
    const text = state === null || lost || away ? '' : this.#words(state, late);
    const phase = `${stageOf(session)}${lost || away}`;
    const now = Date.now();
    if (text === null || text === this.text || (phase === this.#phase && now - this.#saidAt < QUEUE_PAUSE_MS))
      return;
    this.#phase = phase;
    this.#saidAt = now;
    this.text = text;
  }

  #words(state: VisitorState, late: LaterTexts | null): string | null {
    const texts = this.#texts;
    switch (state.phase) {
      case 'waiting':
        return [
          texts.waiting.title(state.position),
          state.nobodyOnDuty && texts.waiting.nobodyOnDuty,
          // Without the minutes: they would be said at each of them.
          state.signUpEnded && late?.waitingLate(null),
        ]
          .filter(Boolean)
          .join('. ');
      case 'connecting':
        return late && `${late.connecting.title}. ${late.connecting.text}`;
      case 'talking':
        return (this.#after === null ? texts.talk.with : late?.[this.#after])?.(state.alias) ?? null;
      case 'ended':
        return late?.endedTitle[state.by] ?? null;
    }
  }
}
