import { html, nothing } from 'lit';
import { formatMinutes, formatTime } from '../kit/format.ts';
import type { PaceShown } from './pace.ts';
import type { RoomController } from './room-controller.ts';
import { PACE, TALK } from './talk-texts.ts';

const MINUTE_MS = 60_000;

export type TalkHeadOptions = {
  room: RoomController;
  /** Opens what to do when one is worried. */
  worry: unknown;
  /** The ways to the end are open. */
  choosing: boolean;
  choose: (open: boolean) => void;
  /** In so many minutes; null: not yet after all. */
  goToEnd: (minutes: number | null) => void;
  /** Puts a text into the message box. */
  suggest: (text: string) => void;
  /** Asks whether to end it now. */
  end: () => void;
};

/**
 * Who the visitor is, whether they are there [C14], how long it has been, and the ways to the end. On a phone, where each row is one less
 * of the talk, ending it now is among these ways.
 */
export function talkHead(options: TalkHeadOptions) {
  const { room, choosing, choose, end } = options;
  const back = giveBack(room);
  return html`<header class="head of-talk ${choosing || back !== nothing ? 'all' : ''}">
    <div class="who">
      <h1 id="title" tabindex="-1">${room.nickname ?? TALK.title}</h1>
      ${room.pace.shown === null ? nothing : html`<p class="quiet small course">${course(room, room.pace.shown)}</p>`}
    </div>
    ${options.worry}
    <button
      class="to-end"
      aria-expanded=${choosing ? 'true' : 'false'}
      aria-controls="ending"
      @click=${() => choose(!choosing)}
    >
      ${PACE.toEnd}<wa-icon name="chevron-down"></wa-icon>
    </button>
    <div id="ending" class="ending" role="group" aria-label=${PACE.toEnd} ?hidden=${!choosing}>
      ${choosing ? ways(options) : nothing}
    </div>
    ${back}
    <wa-button class="end" size="s" appearance="outlined" ?disabled=${!room.connected} @click=${end}
      >${TALK.end}</wa-button
    >
  </header>`;
}

/** Where only the visitor's page has the key, and that is away, nobody here can write: a colleague can go on once it is back. */
function giveBack(room: RoomController) {
  const { generation, givenBack, secrets, pace } = room;
  const visitor = pace.shown?.visitor;
  const isAway = visitor?.is === 'away' && visitor.minutes >= 1;
  if (secrets.key !== null || generation === null || !isAway) return nothing;
  return html`<wa-button
    size="s"
    appearance="outlined"
    variant="brand"
    ?loading=${givenBack}
    ?disabled=${!room.connected}
    @click=${() => room.giveBack(generation)}
    >${TALK.giveBack}</wa-button
  >`;
}

function* course(room: RoomController, { visitor, talkedMinutes }: PaceShown) {
  // Without a connection nothing is known of the visitor; the browser knows of that before the socket does.
  if (visitor !== null && room.connected)
    yield html`<span class="presence ${visitor.is}">${presence(visitor)}</span>`;
  yield html` <span class="since"
    >${talkedMinutes < 1 ? TALK.justStarted : TALK.running(formatMinutes(talkedMinutes * MINUTE_MS))}</span
  >`;
  const { atMs } = room.ending;
  if (atMs !== null) yield html` <span class="ends">${PACE.endsAround(formatTime(atMs))}</span>`;
}

function presence(visitor: NonNullable<PaceShown['visitor']>): string {
  if (visitor.is !== 'away') return PACE[visitor.is];
  return visitor.minutes < 1 ? PACE.awayNow : PACE.away(formatMinutes(visitor.minutes * MINUTE_MS));
}

/** Each says to the visitor, by a text in the box, about how long there is. */
function* ways({ room, goToEnd, suggest }: TalkHeadOptions) {
  for (const { minutes, button, words } of PACE.left)
    yield html`<wa-button
      size="s"
      appearance="outlined"
      variant="brand"
      @click=${() => {
        goToEnd(minutes);
        suggest(PACE.says(words));
      }}
      >${button}</wa-button
    >`;
  if (room.ending.atMs !== null)
    yield html`<wa-button size="s" appearance="plain" @click=${() => goToEnd(null)}
      >${PACE.notYet}</wa-button
    >`;
}
