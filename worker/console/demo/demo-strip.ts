import { css, html, LitElement, nothing } from 'lit';
import { Watch, type Observable } from '../kit/observable.ts';
import type { VolunteerState } from '../../../protocol/room.ts';
import type { MeBody } from '../../../protocol/http/staff.ts';
import type { QueueView } from '../session/queue-controller.ts';
import { shared } from '../kit/shared.styles.ts';
import { DEMO_TEXTS } from './demo-texts.ts';

/** What the demo's line looks at of the person who is signed in. A page never imports another, so it is said here. */
type DemoSession = Observable & {
  readonly me: MeBody;
  readonly isCoordinator: boolean;
  readonly queue: { readonly view: QueueView };
  readonly coachWanted: readonly unknown[];
  readonly keyring: { readonly unlocked: boolean } | null;
  readonly rooms: { readonly all: readonly DemoRoom[]; readonly current: DemoRoom | null };
  readonly ownSitIn: { readonly active: boolean; readonly sitIn: DemoSitIn | null };
};
type DemoRoom = {
  readonly live: boolean;
  readonly recordDue: boolean;
  readonly state: VolunteerState | null;
};
type DemoSitIn = { readonly over: string | null; readonly state: { readonly phase: string } | null };
type DemoRoute = { readonly page: string };

type Hint = { text: string; site: boolean };

/** In the demo: one slim line with the next step for where one is now. */
export class DemoStrip extends LitElement {
  static override readonly styles = [
    shared,
    css`
      p {
        padding: 0.5625rem 1.25rem;
        background: var(--lo-notice);
        color: var(--lo-ink);
        font-size: 0.9375rem;
        line-height: 1.35;
      }
      b,
      span {
        margin-right: 0.375rem;
      }
      b {
        padding: 0 0.4375rem;
        border: 1px solid currentColor;
        border-radius: 0.375rem;
        font-size: 0.8125rem;
        font-weight: 600;
      }
      a {
        display: inline-flex;
        align-items: center;
        min-height: var(--lo-target);
        margin-block: -0.625rem;
        color: inherit;
      }
      @media (max-width: 40rem) {
        p {
          padding-inline: 0.875rem;
        }
      }
    `,
  ];
  static override readonly properties = {
    session: { attribute: false },
    route: { attribute: false },
    site: { attribute: false },
    invited: { type: Boolean },
  };
  /** null: not signed in. */
  declare session: DemoSession | null;
  declare route: DemoRoute;
  /** The demo's host site. */
  declare site: string | null;
  /** Not signed in, and here by an invitation. */
  declare invited: boolean;

  constructor() {
    super();
    this.session = this.site = null;
    this.invited = false;
    this.route = { page: 'home' };
    new Watch(this, () => [this.session]);
  }

  protected override render() {
    const { text, site } =
      this.session === null
        ? hint(this.invited ? DEMO_TEXTS.invited : DEMO_TEXTS.signIn)
        : nextStep(this.session, this.route);
    return html`<section aria-label=${DEMO_TEXTS.label}>
      <p>
        <b>${DEMO_TEXTS.label}</b>
        <span>${text}</span>
        ${
          site && this.site !== null
            ? html`<a href=${this.site} target="_blank" rel="noopener">${DEMO_TEXTS.site}</a>`
            : nothing
        }
      </p>
    </section>`;
  }
}

function nextStep(session: DemoSession, route: DemoRoute): Hint {
  const { view } = session.queue;
  const coordinator = session.isCoordinator;
  if (session.me.reviewKey === 'missing') return hint(DEMO_TEXTS.missingKey);
  if (view.state === 'ready' && view.snapshot.offer !== null)
    return hint(view.snapshot.offer.asks ? DEMO_TEXTS.asks : DEMO_TEXTS.offer);
  if (view.state === 'ready' && view.snapshot.offInMs !== null) return hint(DEMO_TEXTS.asked);
  if (session.coachWanted.length > 0) return hint(DEMO_TEXTS.coachWanted);
  if (route.page !== 'home' && session.rooms.all.some(({ live }) => live)) return hint(DEMO_TEXTS.elsewhere);
  if (route.page !== 'home' && session.ownSitIn.active) return hint(DEMO_TEXTS.sitInElsewhere);
  if (route.page === 'today') return { text: DEMO_TEXTS.today, site: true };
  if (route.page === 'transcripts') return hint(DEMO_TEXTS.transcripts);
  if (route.page === 'transcript') {
    return hint(session.keyring?.unlocked ? DEMO_TEXTS.unlocked : DEMO_TEXTS.transcript);
  }
  if (route.page !== 'home') return hint(DEMO_TEXTS.other);
  const room = session.rooms.current;
  const { sitIn } = session.ownSitIn;
  if (sitIn !== null && room?.live !== true) return hint(sitInStep(sitIn));
  if (room !== null) {
    if (room.recordDue) return hint(DEMO_TEXTS.ended);
    if (room.state?.phase === 'talking') return hint(DEMO_TEXTS.talking);
    const late = room.state?.phase === 'connecting' && room.state.keyLate;
    return hint(late ? DEMO_TEXTS.keyLate : DEMO_TEXTS.joining);
  }
  if (view.state !== 'ready') return hint(DEMO_TEXTS[view.state]);
  switch (view.snapshot.me.status) {
    case 'off':
      return hint(view.snapshot.me.absent ? DEMO_TEXTS.absent : DEMO_TEXTS.off);
    case 'available':
    case 'inConversation':
      return { text: DEMO_TEXTS.available, site: true };
    case 'sittingIn':
      return hint(DEMO_TEXTS.sittingIn);
    case 'wrapUp':
      return hint(coordinator ? DEMO_TEXTS.wrapUpCoordinator : DEMO_TEXTS.wrapUpVolunteer);
    case 'pause':
      return hint(DEMO_TEXTS.pause);
  }
}

function sitInStep({ over, state }: DemoSitIn): string {
  if (over !== null) return over === 'stopped' ? DEMO_TEXTS.stopped : DEMO_TEXTS.sitInOver;
  return state?.phase === 'sitting' ? DEMO_TEXTS.sitInSitting : DEMO_TEXTS.sitInAsked;
}

const hint = (text: string): Hint => ({ text, site: false });

customElements.define('lo-demo-strip', DemoStrip);
