import { html } from 'lit';
import type { TeamBody } from '../../../protocol/http/team.ts';
import type { VolunteerRole } from '../../../protocol/http/staff.ts';
import type { FirstRunStep } from '../../domain/settings/first-run.ts';
import type { LoadPart } from '../kit/parts.ts';
import type { Api } from '../session/api.ts';

/**
 * What the shell hands in of other pages, because no page imports another: the parts that define the elements of a review key and of
 * an invitation, and the first of these as it is drawn.
 */
export type OtherForms = { review: LoadPart; team: LoadPart; setUp: () => unknown };

type OwnForm = { load: LoadPart; render: (api: Api) => unknown };

/** A step that is done by a page of settings, or by half of one: the very form of that page. */
export const STEP_FORMS = {
  name: {
    load: () => import('./organisation-settings.ts'),
    render: (api) => html`<lo-organisation-settings .api=${api}></lo-organisation-settings>`,
  },
  hours: {
    load: () => import('./hours-settings.ts'),
    render: (api) => html`<lo-hours-settings .api=${api}></lo-hours-settings>`,
  },
  lines: {
    load: () => import('./lines-settings.ts'),
    render: (api) => html`<lo-lines-settings .api=${api} .within=${true}></lo-lines-settings>`,
  },
  crisisCard: crisisForm('card'),
  onCall: crisisForm('onCall'),
  site: {
    load: () => import('./sites-settings.ts'),
    render: (api) => html`<lo-sites-settings .api=${api}></lo-sites-settings>`,
  },
} satisfies Partial<Record<FirstRunStep, OwnForm>>;

type Invitation = { role: VolunteerRole; open: TeamBody['invitations']; changed: () => void };

/** Draws the form of the page `Team` by which one person is invited. */
export function invitationForm(api: Api, { role, open, changed }: Invitation) {
  return html`<lo-invitations
    .api=${api}
    .role=${role}
    .open=${open}
    @lo-changed=${changed}
  ></lo-invitations>`;
}

function crisisForm(only: 'card' | 'onCall'): OwnForm {
  return {
    load: () => import('./crisis-settings.ts'),
    render: (api) => html`<lo-crisis-settings .api=${api} .only=${only}></lo-crisis-settings>`,
  };
}
