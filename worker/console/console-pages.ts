import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { problemCallout } from './callouts.ts';
import './coach-wanted.ts';
import type { ConsoleSession } from './console-session.ts';
import './conversation-view.ts';
import type { CoordinatorRoute } from './coordinator-pages.ts';
import { COORDINATOR_TEXTS, ERROR_TEXTS } from './coordinator-texts.ts';
import './home-view.ts';
import './hours-view.ts';
import './offer-card.ts';
import { PATHS, type Route } from './router.ts';
import './sit-in-view.ts';
import { SIT_IN_TEXTS } from './talk-texts.ts';
import { TEXTS } from './texts.ts';

/** What stands above every page: an offer, and what keeps the helpline from working. */
export function renderTop(session: ConsoleSession, route: Route) {
  const { view, answering } = session.queue;
  const offer = view.state === 'ready' && !view.lost ? view.snapshot.offer : null;
  return [
    session.keyring.alarm
      ? html`<wa-callout variant="danger" role="alert">${COORDINATOR_TEXTS.alarm}</wa-callout>`
      : nothing,
    session.expired
      ? html`<wa-callout variant="warning" size="s" role="status">${TEXTS.talk.expired}</wa-callout>`
      : nothing,
    session.me.reviewKey === 'missing' ? missingKey(session, route) : nothing,
    offer === null || view.state !== 'ready'
      ? nothing
      : html`<lo-offer-card
          .queue=${session.queue}
          .offer=${offer}
          .heardAtMs=${view.heardAtMs}
          .answering=${answering === offer.generation}
        ></lo-offer-card>`,
    ...session.coachWanted.map((wanted) => html`<lo-coach-wanted .wanted=${wanted}></lo-coach-wanted>`),
    route.page === 'home' ? nothing : backToTalk(session),
    route.page === 'home' && session.rooms.all.length > 1 ? switcher(session) : nothing,
  ].filter((part) => part !== nothing);
}

function missingKey(session: ConsoleSession, route: Route) {
  const link =
    session.isCoordinator && route.page !== 'keys'
      ? html` <a href=${PATHS.keys}>${COORDINATOR_TEXTS.bannerLink}</a>`
      : nothing;
  return html`<wa-callout variant="warning" size="s">
    ${session.isCoordinator ? COORDINATOR_TEXTS.banner : COORDINATOR_TEXTS.bannerVolunteer}${link}
  </wa-callout>`;
}

/** Whoever looks something up meanwhile must not forget who is waiting for an answer. */
function backToTalk({ rooms, seat }: ConsoleSession) {
  const room = rooms.all.find(({ live }) => live);
  const where =
    room !== undefined
      ? TEXTS.talk.elsewhere(room.nickname)
      : seat.taken
        ? SIT_IN_TEXTS.elsewhere(seat.sitIn?.alias ?? null)
        : null;
  return where === null
    ? nothing
    : html`<wa-callout variant="neutral" size="s">
        ${where} <a href=${PATHS.home}>${TEXTS.talk.toTalk}</a>
      </wa-callout>`;
}

/** @param saved what just went well, for the page between conversations. */
export function renderPage(session: ConsoleSession, route: Route, saved: string | null) {
  if (route.page === 'home') return home(session, saved);
  if (route.page === 'hours') return html`<lo-hours-view .api=${session.api}></lo-hours-view>`;
  return route.page === 'notFound' || !session.isCoordinator ? notFound() : coordinator(session, route);
}

function coordinator(session: ConsoleSession, route: CoordinatorRoute) {
  const { pages } = session;
  if (typeof pages === 'object') return pages.renderCoordinatorPage(session, route);
  return html`<div class="page stack">
    ${
      pages === 'loading'
        ? html`<div class="spinner"><wa-spinner></wa-spinner>${TEXTS.loading}</div>`
        : html`${problemCallout(ERROR_TEXTS.network)}
            <div>
              <wa-button variant="brand" @click=${() => location.reload()}>${TEXTS.reload}</wa-button>
            </div>`
    }
  </div>`;
}

function home(session: ConsoleSession, saved: string | null) {
  const { current } = session.rooms;
  const { sitIn } = session.seat;
  // Whoever sits beside a colleague writes an earlier record afterwards.
  if (sitIn !== null && current?.live !== true) {
    return html`${keyed(sitIn, html`<lo-sit-in-view .sitIn=${sitIn}></lo-sit-in-view>`)}`;
  }
  const { view } = session.queue;
  if (current === null) {
    return html`<lo-home-view
      .queue=${session.queue}
      .alias=${session.me.volunteer.alias}
      .notice=${saved}
    ></lo-home-view>`;
  }
  return html`${keyed(
    current.roomId,
    html`<lo-conversation-view
      .api=${session.api}
      .room=${current}
      .colleagues=${view.state === 'ready' && !view.lost ? view.snapshot.colleagues : null}
    ></lo-conversation-view>`,
  )}`;
}

/** Between conversations of one volunteer, or one that runs and one whose record is still to be written. */
function switcher({ rooms }: ConsoleSession) {
  return html`<nav class="talks" aria-label=${TEXTS.pages.home}>
    ${rooms.all.map(
      (room, index) =>
        html`<wa-button
          size="s"
          appearance=${room === rooms.current ? 'filled' : 'plain'}
          variant="brand"
          aria-current=${room === rooms.current ? 'true' : nothing}
          @click=${() => rooms.select(room.roomId)}
          >${room.nickname ?? TEXTS.talk.conversationN(index + 1)}</wa-button
        >`,
    )}
  </nav>`;
}

function notFound() {
  return html`<div class="page stack">
    <h1 tabindex="-1">${TEXTS.notFound.title}</h1>
    <p class="lead">${TEXTS.notFound.body}</p>
    <p><a href=${PATHS.home}>${TEXTS.notFound.home}</a></p>
  </div>`;
}
