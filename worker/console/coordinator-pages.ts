// First here too: else the bundler would put the schemas, which both halves share, before it.
import './no-eval.ts';
import { html } from 'lit';
import './audit-view.ts';
import type { ConsoleSession } from './console-session.ts';
import type { Route } from './router.ts';
import './setup-view.ts';
import './transcript-view.ts';
import './transcripts-view.ts';

export type CoordinatorRoute = Extract<Route, { page: 'transcripts' | 'transcript' | 'audit' | 'keys' }>;

/** What only coordinators see; no part of a volunteer's download. */
export function renderCoordinatorPage(session: ConsoleSession, route: CoordinatorRoute) {
  const { api, keyring, me } = session;
  switch (route.page) {
    case 'transcripts':
      return html`<lo-transcripts-view .api=${api}></lo-transcripts-view>`;
    case 'transcript':
      return html`<lo-transcript-view
        .api=${api}
        .keyring=${keyring}
        .current=${me.currentReviewKey}
        .conversationId=${route.id}
      ></lo-transcript-view>`;
    case 'audit':
      return html`<lo-audit-view .api=${api}></lo-audit-view>`;
    case 'keys':
      return html`<lo-setup-view .session=${session}></lo-setup-view>`;
  }
}
