import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { COMMON } from '../kit/common-texts.ts';
import { formatMinutes } from '../kit/format.ts';
import type { PaceShown } from './pace.ts';
import type { RoomController } from './room-controller.ts';
import { COACH_TEXTS, PACE } from './talk-texts.ts';

const MINUTE_MS = 60_000;

/** [C15] What is worth knowing of the course of a talk, each line with what one can do; nothing of it is done by itself. */
export function paceNotices(room: RoomController, suggest: (text: string) => void) {
  const { shown } = room.pace;
  const lines = shown === null ? [] : [...linesOf(room, shown, suggest)];
  return html`<p class="hidden" role="status">${spoken(shown, lines)}</p>
    <div class="notices pace">
      ${lines.map(
        ({ text, acts }) =>
          html`<div class="line">
            <p>${text}</p>
            ${acts}
          </div>`,
      )}
    </div>`;
}

type Line = { text: string; acts?: unknown };

function* linesOf(
  room: RoomController,
  { waits, silent, long }: PaceShown,
  suggest: (text: string) => void,
): Iterable<Line> {
  if (waits !== null) yield { text: COMMON.waits(room.nickname) };
  if (waits === 'help') yield { text: PACE.help, acts: act(COACH_TEXTS.ask, () => room.wantCoach(true)) };
  if (silent !== null) {
    const { minutes, seen, closes } = silent;
    const say = seen ? PACE.silentSeen : PACE.silent;
    yield {
      text: say(formatMinutes(minutes * MINUTE_MS)),
      acts: [
        act(PACE.ask, () => suggest(PACE.asks)),
        closes ? act(PACE.close, () => suggest(PACE.closes)) : nothing,
      ],
    };
  }
  if (long !== null) yield { text: PACE.long(formatMinutes(long.minutes * MINUTE_MS)) };
}

function act(label: string, press: () => void) {
  return html`<wa-button size="s" appearance="outlined" variant="brand" @click=${press}>${label}</wa-button>`;
}

/** Once for each line as it comes; that a minute has passed is no news. */
function spoken(shown: PaceShown | null, lines: readonly Line[]) {
  const news = [shown?.waits, shown?.silent?.closes, shown?.long === null];
  return guard(news, () => lines.map(({ text }) => text).join(' '));
}
