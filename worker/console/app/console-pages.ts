import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import '../home/coach-wanted.ts';
import type { ConsoleSession, KeyAlarm } from './console-session.ts';
import type { KeyAlarm as KeyAlarmElement } from './key-alarm.ts';
import './key-alarm.ts';
import '../home/home-view.ts';
import '../home/offer-card.ts';
import '../home/still-here.ts';
import type { PurgeState } from '../../../protocol/http/retention.ts';
import type { Parts, PartState } from '../kit/parts.ts';
import type { QueueView } from '../session/queue-controller.ts';
import type { RoomController } from '../talk/room-controller.ts';
import { PAGES } from '../session/pages.ts';
import {
  FIRST_RUN_PATH,
  listedPage,
  mayOpen,
  PAGE_TABLE,
  partsOf,
  SECRECY_PART,
  TALK_PART,
  type Route,
} from './page-table.ts';
import { APP } from './app-texts.ts';
import { backToTalk, talkSwitcher } from './talk-switcher.ts';
import { partMissing } from './part-missing.ts';
import { HOME } from '../home/home-texts.ts';
import { CONNECTION } from '../session/session-texts.ts';
import { COMMON } from '../kit/common-texts.ts';

/**
 * What stands above every page: an offer, then what keeps the helpline from working. Each has a place of its own, empty or not, so that
 * nothing is drawn anew, and loses the focus, when a notice above it comes or goes. Null if there is nothing at all.
 */
export function renderTop(session: ConsoleSession, route: Route, parts: Parts) {
  const { view, answering } = session.queue;
  const offer = view.state === 'ready' && !view.lost ? view.snapshot.offer : null;
  const places = [
    offer === null || view.state !== 'ready' || session.keyAlarm !== null
      ? nothing
      : html`<lo-offer-card
          .queue=${session.queue}
          .offer=${offer}
          .heardAtMs=${view.heardAtMs}
          .answering=${answering === offer.generation}
        ></lo-offer-card>`,
    session.queue.asked && session.keyAlarm === null
      ? html`<lo-still-here @lo-still-here=${() => session.queue.stillHere()}></lo-still-here>`
      : nothing,
    session.keyAlarm === null ? nothing : keyAlarm(session, session.keyAlarm),
    nobodyAccepts(session, route),
    session.expired
      ? html`<wa-callout variant="warning" size="s" role="status">${APP.expired}</wa-callout>`
      : nothing,
    session.me.secrecyDue && session.hasWork
      ? html`<wa-callout variant="neutral" size="s" role="status">${APP.secrecyAfter}</wa-callout>`
      : nothing,
    someFailed(session, parts) ? partFailed() : nothing,
    session.purgeState === 'ok' ? nothing : purgeAlarm(session.purgeState, route),
    session.me.ignoredSettings.length > 0 ? ignoredSettings(session) : nothing,
    nobodyCanSignUp(session),
    isUnsigned(session) ? notSigned(route) : nothing,
    // Its element comes with the coordinators' part.
    session.isCoordinator && mindsHolders(session.me)
      ? html`<lo-holders-notice .me=${session.me} .here=${route.page}></lo-holders-notice>`
      : nothing,
    session.queue.missed && route.page !== 'home'
      ? html`<wa-callout variant="neutral" size="s" role="status">
          ${HOME.status.missed} <a href=${PAGES.home.path}>${CONNECTION.toHome}</a>
        </wa-callout>`
      : nothing,
    session.coachWanted.length === 0
      ? nothing
      : session.coachWanted.map((wanted) => coachWanted(session, wanted)),
    route.page === 'home' ? nothing : backToTalk(session),
    route.page === 'home' && session.rooms.all.length > 1 ? talkSwitcher(session) : nothing,
  ];
  return places.every((place) => place === nothing) ? null : places;
}

function coachWanted(session: ConsoleSession, wanted: ConsoleSession['coachWanted'][number]) {
  return html`<lo-coach-wanted
    .wanted=${wanted}
    @lo-sit-in-declined=${() => session.declineCoachWish(wanted)}
  ></lo-coach-wanted>`;
}

/** [Q11] Coordinators hear of it wherever they are: read out at once. */
function nobodyAccepts({ queue }: ConsoleSession, route: Route) {
  if (queue.overview === null || queue.overview.snapshot.nobodyAcceptsForMs === null) return nothing;
  const link = route.page === 'today' ? nothing : html` <a href=${PAGES.today.path}>${APP.toToday}</a>`;
  return html`<wa-callout variant="warning" size="s" role="alert">${APP.nobodyAccepts}${link}</wa-callout>`;
}

/** [K8] Something is to be done about who holds the review key. */
const mindsHolders = ({ holders, granted }: ConsoleSession['me']): boolean =>
  !!holders && (!granted || holders.count < 2 || holders.left || holders.waiting.length > 0);

const someFailed = ({ me }: ConsoleSession, parts: Parts): boolean =>
  partsOf(me.volunteer.role).some((load) => parts.failed(load));

/** Said at once and not only on the page concerned, because no talk can be held without its part. */
function partFailed() {
  return html`<wa-callout variant="danger" size="s" role="alert">
    <p>${APP.partFailed}</p>
    <wa-button size="s" variant="brand" @click=${() => location.reload()}>${COMMON.reload}</wa-button>
  </wa-callout>`;
}

/** [R3] Nothing goes on being kept unseen. */
function purgeAlarm(state: Exclude<PurgeState, 'ok'>, { page }: Route) {
  const link = page === 'retention' ? nothing : html` <a href=${PAGES.retention.path}>${APP.purgeLink}</a>`;
  return html`<wa-callout variant="danger" size="s" role="alert">${APP.purge[state]}${link}</wa-callout>`;
}

/** Coordinators alone hear of it: a list of sites or hours that silently does not count closes the chat to people. */
function ignoredSettings({ me }: ConsoleSession) {
  return html`<wa-callout variant="danger" size="s" role="alert">
    ${APP.ignoredSettings(me.ignoredSettings.join(', '))}
  </wa-callout>`;
}

/** Keyed, because an alarm of another kind is another one: it is read out anew. */
function keyAlarm(session: ConsoleSession, alarm: KeyAlarm) {
  return keyed(
    alarm,
    html`<lo-key-alarm
      .alarm=${alarm}
      .metFirst=${session.pin.signedBy}
      .named=${session.me.signedBy}
      @lo-signer-compared=${({ currentTarget }: Event & { currentTarget: KeyAlarmElement }) =>
        session.acceptSigner(currentTarget.named)}
    ></lo-key-alarm>`,
  );
}

/** An installation of before: who can open the review key can have it signed, and until then it is as it was. */
function isUnsigned({ me, keyAlarm: alarm }: ConsoleSession): boolean {
  return me.granted && me.signedBy === null && alarm === null;
}

function notSigned(route: Route) {
  const link =
    route.page === 'keys'
      ? nothing
      : html` <a class="target" href=${PAGES.keys.path}>${APP.notSignedLink}</a>`;
  return html`<wa-callout variant="warning" size="s">${APP.notSigned}${link}</wa-callout>`;
}

/** Why nobody can sign up: for want of a review key, or [S8] in a first run, of which making that key is a step. */
function nobodyCanSignUp({ me, isCoordinator }: ConsoleSession) {
  const isMissing = me.reviewKey === 'missing';
  if (!isMissing && me.firstRun === undefined) return nothing;
  const [path, link] = me.firstRun ? [FIRST_RUN_PATH, APP.firstRunLink] : [PAGES.keys.path, APP.bannerLink];
  const texts = isMissing ? [APP.banner, APP.bannerVolunteer] : [APP.firstRun, APP.firstRunVolunteer];
  return html`<wa-callout variant="warning" size="s">
    ${texts[isCoordinator ? 0 : 1]}
    ${isCoordinator && location.pathname !== path ? html`<a href=${path}>${link}</a>` : nothing}
  </wa-callout>`;
}

/**
 * [A14] True if this page gives way to the statement of secrecy: all but a running talk, and where one is signed in. The home page
 * waits for the queue's first word, because there may be a talk.
 */
export function asksSecrecy(session: ConsoleSession, { page }: Route): boolean {
  const mayTalk = session.hasWork || session.queue.view.state === 'connecting';
  return session.me.secrecyDue && page !== 'sessions' && !(page === 'home' && mayTalk);
}

/** @param saved what just went well, for the page between conversations. */
export function renderPage(session: ConsoleSession, route: Route, parts: Parts, saved: string | null) {
  if (asksSecrecy(session, route)) return whenReady(parts.state(SECRECY_PART), () => secrecy(session));
  if (route.page === 'home') return home(session, parts, saved);
  if (route.page === 'notFound' || !mayOpen(session.me.volunteer.role, route.page)) return notFound();
  const page = PAGE_TABLE[route.page];
  return whenReady(parts.state(page.load), () => drawn(session, route));
}

function secrecy(session: ConsoleSession) {
  return html`<lo-secrecy-accept-view
    .api=${session.api}
    .refresh=${() => session.refresh()}
  ></lo-secrecy-accept-view>`;
}

/** An element is drawn once its part is there: before that it would be an empty box without a word. */
function whenReady(state: PartState, draw: () => unknown) {
  return state === 'ready' ? draw() : html`<div class="page stack">${partMissing(state)}</div>`;
}

/** The page's own element. One line a page, because only so the compiler knows which route a page is given. */
function drawn(session: ConsoleSession, route: Exclude<Route, { page: 'home' | 'notFound' }>) {
  if (route.page === 'transcript') return PAGE_TABLE.transcript.render(session, route);
  if (route.page === 'shared') return PAGE_TABLE.shared.render(session, route);
  if (route.page === 'setting') return PAGE_TABLE.setting.render(session, route);
  return PAGE_TABLE[route.page].render(session);
}

/** The talk that the home page draws: not beside a sit-in, whose volunteer writes an earlier record afterwards. */
export function talkOnScreen({ rooms, ownSitIn }: ConsoleSession, route: Route): RoomController | null {
  const { current } = rooms;
  return route.page === 'home' && (ownSitIn.sitIn === null || current?.live === true) ? current : null;
}

function home(session: ConsoleSession, parts: Parts, saved: string | null) {
  const { current } = session.rooms;
  const { sitIn } = session.ownSitIn;
  // Whoever sits beside a colleague writes an earlier record afterwards.
  if (sitIn !== null && current?.live !== true) {
    return whenReady(
      parts.state(TALK_PART),
      () =>
        html`${keyed(sitIn, html`<lo-sit-in-view .api=${session.api} .sitIn=${sitIn}></lo-sit-in-view>`)}`,
    );
  }
  const { view } = session.queue;
  if (current === null) {
    return html`<lo-home-view
      .api=${session.api}
      .queue=${session.queue}
      .alias=${session.me.volunteer.alias}
      .zone=${session.zone}
      .ready=${session.ready}
      .blocked=${session.keyAlarm !== null}
      .notice=${saved}
    ></lo-home-view>`;
  }
  return whenReady(
    parts.state(TALK_PART),
    () =>
      html`${keyed(
        current.roomId,
        html`<lo-conversation-view
          .api=${session.api}
          .room=${current}
          .wrapUp=${wrapUpOf(view)}
          @lo-available-again=${() => session.queue.setAvailable(true)}
          .colleagues=${view.state === 'ready' && !view.lost ? view.snapshot.colleagues : null}
        ></lo-conversation-view>`,
      )}`,
  );
}

/** The time after a talk in which nobody is offered: ended where the record is written, too. */
function wrapUpOf(view: QueueView) {
  if (view.state !== 'ready' || view.lost || view.snapshot.me.status !== 'wrapUp') return null;
  return { remindsInMs: view.snapshot.me.remindsInMs, heardAtMs: view.heardAtMs };
}

/** For the window's title. */
export function titleOf({ page }: Route): string {
  return page === 'notFound' ? APP.notFound.title : PAGES[listedPage(page)].name;
}

function notFound() {
  return html`<div class="page stack">
    <h1 tabindex="-1">${APP.notFound.title}</h1>
    <p class="lead">${APP.notFound.body}</p>
    <p><a class="target" href=${PAGES.home.path}>${APP.notFound.home}</a></p>
  </div>`;
}
