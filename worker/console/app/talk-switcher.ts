import { html, nothing } from 'lit';
import { PAGES } from '../session/pages.ts';
import type { RoomController } from '../talk/room-controller.ts';
import { APP } from './app-texts.ts';
import type { ConsoleSession } from './console-session.ts';

/** Between conversations of one volunteer, or one that runs and one whose record is still to be written. */
export function talkSwitcher({ rooms }: ConsoleSession) {
  const longest = waitsLongest(rooms.all);
  return html`<nav class="talks" aria-label=${PAGES.home.name}>
    ${rooms.all.map((room, index) => {
      const waits = room.unansweredSince === null ? null : room === longest ? APP.waitsLongest : APP.waits;
      return html`<wa-button
        size="s"
        appearance=${room === rooms.current ? 'filled' : 'plain'}
        variant="brand"
        aria-current=${room === rooms.current ? 'true' : nothing}
        @click=${() => rooms.select(room.roomId)}
        >${room.nickname ?? APP.conversationN(index + 1)} ${unreadMark(room.unread.count)}
        ${waits === null ? nothing : html`<span class="small ${room === longest ? 'longest' : ''}">${waits}</span>`}
      </wa-button>`;
    })}
  </nav>`;
}

/** Whoever looks something up meanwhile must not forget who is waiting for an answer. */
export function backToTalk({ rooms, ownSitIn }: ConsoleSession) {
  const room = waitsLongest(rooms.all) ?? rooms.all.find(({ live }) => live) ?? null;
  const where =
    room !== null
      ? APP.elsewhere(room.nickname)
      : ownSitIn.active
        ? APP.sittingInElsewhere(ownSitIn.sitIn?.alias ?? null)
        : null;
  return where === null
    ? nothing
    : html`<wa-callout variant="neutral" size="s">
        ${where} ${room === null ? nothing : unreadMark(room.unread.count)}
        <a href=${PAGES.home.path} @click=${() => room !== null && rooms.select(room.roomId)}
          >${APP.toTalk}</a
        >
      </wa-callout>`;
}

/** Whose visitor has waited longest for an answer; null if nobody waits for one. */
function waitsLongest(rooms: readonly RoomController[]): RoomController | null {
  const since = (room: RoomController) => room.unansweredSince ?? Infinity;
  const [first] = rooms
    .filter((room) => room.unansweredSince !== null)
    .toSorted((one, other) => since(one) - since(other));
  return first ?? null;
}

const unreadMark = (count: number) =>
  count === 0
    ? nothing
    : html`<span class="unread">${count}<span class="hidden"> ${APP.unread(count)}</span></span>`;
