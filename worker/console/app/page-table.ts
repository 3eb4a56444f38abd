import { html } from 'lit';
import type { VolunteerRole } from '../../../protocol/http/staff.ts';
import { ClientId, RoomId } from '../../../protocol/sealed.ts';
import type { LoadPart } from '../kit/parts.ts';
import { signUpLine } from '../session/hours-line.ts';
import { PAGES } from '../session/pages.ts';
import type { OtherForms } from '../settings/step-forms.ts';
import type { ConsoleSession } from './console-session.ts';
import { partMissing } from './part-missing.ts';

/** The page that is open, by the name it has in `PAGES`; one transcript has its conversation's id. */
export type Route =
  | { [Name in keyof typeof PAGES]: { page: Name } }[keyof typeof PAGES]
  | { page: 'transcript'; id: string }
  /** One conversation that was shared, by the share's id. */
  | { page: 'shared'; id: string }
  /** One page of the settings, by the end of its address. */
  | { page: 'setting'; slug: string }
  | { page: 'notFound' };

/** A page besides the home page: who may open it, how its element is fetched, and what it is given. */
type Page<Name extends Route['page']> = {
  path: string;
  /** The least role that may open it. */
  role: VolunteerRole;
  load: LoadPart;
  render: (session: ConsoleSession, route: Extract<Route, { page: Name }>) => unknown;
};

/** The part of all that is read afterwards. One part, so that a deploy in between takes no half of it away. */
const review: LoadPart = () => import('../review/review-part.ts');
const team: LoadPart = () => import('../team/team-part.ts');
const retention: LoadPart = () => import('../retention/retention-view.ts');
const hours: LoadPart = () => import('../helpline/hours-view.ts');
const today: LoadPart = () => import('../today/today-view.ts');
const mailbox: LoadPart = () => import('../mailbox/mailbox-part.ts');
const account: LoadPart = () => import('../account/sessions-view.ts');

const settings: LoadPart = () => import('../settings/settings-page.ts');

/** What a talk needs. Fetched as soon as somebody is signed in, so that a talk never waits for it. */
export const TALK_PART: LoadPart = () => import('./talk-part.ts');

/** [A14] What stands in the place of every other page before the statement of secrecy is accepted. */
export const SECRECY_PART: LoadPart = () => import('../secrecy/accept-view.ts');

export const PAGE_TABLE = {
  today: {
    path: PAGES.today.path,
    role: 'coordinator',
    load: today,
    render: ({ api, queue, zone, ready }) =>
      html`<lo-today-view .api=${api} .queue=${queue} .zone=${zone} .ready=${ready}></lo-today-view>`,
  } satisfies Page<'today'>,
  mailbox: {
    path: PAGES.mailbox.path,
    role: 'volunteer',
    load: mailbox,
    render: ({ api, me }) => html`<lo-mailbox-view .api=${api} .role=${me.volunteer.role}></lo-mailbox-view>`,
  } satisfies Page<'mailbox'>,
  shared: {
    path: `${PAGES.mailbox.path}/`,
    role: 'volunteer',
    load: mailbox,
    render: ({ api, me, staffKey, keyring, isCoordinator }, { id }) =>
      html`<lo-shared-view
        .api=${api}
        .own=${staffKey?.own ?? keyring?.own ?? null}
        .self=${me.volunteer}
        ?coordinator=${isCoordinator}
        shareId=${id}
      ></lo-shared-view>`,
  } satisfies Page<'shared'>,
  transcripts: {
    path: PAGES.transcripts.path,
    role: 'coordinator',
    load: review,
    render: ({ api }) => html`<lo-transcripts-view .api=${api}></lo-transcripts-view>`,
  } satisfies Page<'transcripts'>,
  transcript: {
    path: `${PAGES.transcripts.path}/`,
    role: 'coordinator',
    load: review,
    render: ({ api, keyring, me }, { id }) =>
      keyring === null
        ? partMissing('failed')
        : html`<lo-transcript-view
            .api=${api}
            .self=${me.volunteer}
            .keyring=${keyring}
            .conversationId=${id}
          ></lo-transcript-view>`,
  } satisfies Page<'transcript'>,
  team: {
    path: PAGES.team.path,
    role: 'coordinator',
    load: team,
    render: (session) =>
      html`<lo-team-view
        .api=${session.api}
        .selfId=${session.me.volunteer.id}
        .refresh=${() => session.refresh()}
      ></lo-team-view>`,
  } satisfies Page<'team'>,
  secrecyRecord: {
    path: PAGES.secrecyRecord.path,
    role: 'coordinator',
    load: team,
    render: (session) =>
      html`<lo-secrecy-record-view
        .api=${session.api}
        .refresh=${() => session.refresh()}
      ></lo-secrecy-record-view>`,
  } satisfies Page<'secrecyRecord'>,
  retention: {
    path: PAGES.retention.path,
    role: 'coordinator',
    load: retention,
    render: ({ api }) => html`<lo-retention-view .api=${api}></lo-retention-view>`,
  } satisfies Page<'retention'>,
  concerns: {
    path: PAGES.concerns.path,
    role: 'coordinator',
    load: review,
    render: ({ api, keyring }) =>
      keyring === null
        ? partMissing('failed')
        : html`<lo-concerns-view .api=${api} .keyring=${keyring}></lo-concerns-view>`,
  } satisfies Page<'concerns'>,
  hours: {
    path: PAGES.hours.path,
    role: 'volunteer',
    load: hours,
    render: ({ api }) => html`<lo-hours-view .api=${api}></lo-hours-view>`,
  } satisfies Page<'hours'>,
  settings: {
    path: PAGES.settings.path,
    role: 'coordinator',
    load: settings,
    render: (session) => settingsPage(session, null),
  } satisfies Page<'settings'>,
  setting: {
    path: `${PAGES.settings.path}/`,
    role: 'coordinator',
    load: settings,
    render: (session, { slug }) => settingsPage(session, slug),
  } satisfies Page<'setting'>,
  audit: {
    path: PAGES.audit.path,
    role: 'coordinator',
    load: review,
    render: ({ api }) => html`<lo-audit-view .api=${api}></lo-audit-view>`,
  } satisfies Page<'audit'>,
  keys: {
    path: PAGES.keys.path,
    role: 'coordinator',
    load: review,
    render: (session) => setupView(session, false),
  } satisfies Page<'keys'>,
  sessions: {
    path: PAGES.sessions.path,
    role: 'volunteer',
    load: account,
    render: ({ api, staffKey, isCoordinator, keyring }) =>
      html`<lo-sessions-view
        .api=${api}
        .staffKey=${staffKey}
        ?coordinator=${isCoordinator}
        .own=${keyring?.own ?? null}
        .opener=${keyring ?? staffKey}
      ></lo-sessions-view>`,
  } satisfies Page<'sessions'>,
} as const;

function settingsPage(session: ConsoleSession, slug: string | null) {
  return html`<lo-settings-page
    .api=${session.api}
    .slug=${slug}
    .others=${{ review, team, setUp: () => setupView(session, true) } satisfies OtherForms}
  ></lo-settings-page>`;
}

/** @param within another page, with a heading of its own */
function setupView(session: ConsoleSession, within: boolean) {
  return html`<lo-setup-view
    .api=${session.api}
    .me=${session.me}
    .keyring=${session.keyring}
    .refresh=${() => session.refresh()}
    .acceptSigner=${(signerId: string) => session.acceptSigner(signerId)}
    .signUp=${signUpLine(session.queue.view, session.zone)}
    ?within=${within}
  ></lo-setup-view>`;
}

type Listed = keyof typeof PAGE_TABLE;

/** The page at a path, or null. */
export function parseRoute(path: string): Route | null {
  const clean = path.replace(/\/+$/, '');
  for (const page of pageNames) if (clean === PAGES[page].path) return { page };
  const id = RoomId.safeParse(clean.slice(PAGE_TABLE.transcript.path.length)).data;
  if (id !== undefined && clean === `${PAGE_TABLE.transcript.path}${id}`) return { page: 'transcript', id };
  const shareId = ClientId.safeParse(clean.slice(PAGE_TABLE.shared.path.length)).data;
  if (shareId !== undefined && clean === `${PAGE_TABLE.shared.path}${shareId}`)
    return { page: 'shared', id: shareId };
  const slug = clean.startsWith(PAGE_TABLE.setting.path) ? clean.slice(PAGE_TABLE.setting.path.length) : '';
  return /^[a-z-]+$/.test(slug) ? { page: 'setting', slug } : null;
}

/** Where a helpline begins. */
export const FIRST_RUN_PATH = `${PAGES.settings.path}/eerste-keer`;

export type PageName = keyof typeof PAGES;
const pageNames = Object.keys(PAGES) as PageName[];

/** The page of the navigation under which a page is. */
export function listedPage(page: Exclude<Route['page'], 'notFound'>): keyof typeof PAGES {
  if (page === 'transcript') return 'transcripts';
  if (page === 'shared') return 'mailbox';
  return page === 'setting' ? 'settings' : page;
}

/** The pages that stand in the navigation of this role, in order. Where one is signed in stands beside one's own name. */
export function pagesOf(role: VolunteerRole): { top: PageName[]; managed: PageName[] } {
  const open = pageNames.filter((page) => page === 'home' || (page !== 'sessions' && mayOpen(role, page)));
  // A volunteer has too few pages for a menu.
  const isTop = (page: PageName) => role === 'volunteer' || !('managed' in PAGES[page]);
  return { top: open.filter(isTop), managed: open.filter((page) => !isTop(page)) };
}

/** Who has just signed in sees first what their role is about; a page that was asked for by its address stays. */
export function openFirst(
  session: ConsoleSession | null,
  router: { readonly route: Route; go: (path: string) => void },
): void {
  if (session?.isCoordinator !== true || router.route.page !== 'home') return;
  router.go(session.me.firstRun === undefined ? PAGES.today.path : FIRST_RUN_PATH);
}

export function mayOpen(role: VolunteerRole, page: Listed): boolean {
  return PAGE_TABLE[page].role === 'volunteer' || role === 'coordinator';
}

/** Every part that this role may come to need. */
export function partsOf(role: VolunteerRole): LoadPart[] {
  const listed = Object.keys(PAGE_TABLE).filter((page): page is Listed => page in PAGE_TABLE);
  return [TALK_PART, ...listed.filter((page) => mayOpen(role, page)).map((page) => PAGE_TABLE[page].load)];
}
