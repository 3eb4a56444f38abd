import { css, html, LitElement, nothing } from 'lit';
import {
  FIRST_RUN_STEPS,
  firstRunDone,
  type FirstRunFacts,
  type FirstRunStep,
} from '../../domain/settings/first-run.ts';
import { LoadTask } from '../kit/load-task.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { PAGES } from '../session/pages.ts';
import { problemText } from '../session/problem-text.ts';
import { FIRST_RUN } from './first-run-texts.ts';

const texts = FIRST_RUN;
const setting = (slug: string) => `${PAGES.settings.path}/${slug}`;

/** Where each step is done; null: it is done by being here. */
const PATHS: Record<FirstRunStep, string | null> = {
  passkey: null,
  reviewKey: PAGES.keys.path,
  name: setting('organisatie'),
  hours: setting('openingstijden'),
  lines: setting('hulplijnen'),
  crisisCard: setting('crisiskaart'),
  onCall: setting('crisiskaart'),
  site: setting('websites'),
  secondCoordinator: PAGES.team.path,
  firstVolunteer: PAGES.team.path,
};

/** What is to be done before a helpline opens for the first time: each step with why, and what of it is done. */
export class FirstRun extends LitElement {
  static override readonly styles = [
    shared,
    css`
      ol {
        display: grid;
        gap: 0.75rem;
        margin: 0;
        padding: 0;
        list-style: none;
        counter-reset: step;
      }
      li {
        display: grid;
        grid-template-columns: 2rem 1fr auto;
        align-items: center;
        gap: 0.25rem 0.75rem;
        padding: 1rem 1.25rem;
      }
      li::before {
        counter-increment: step;
        content: counter(step);
        align-self: start;
        color: var(--lo-muted);
        font-variant-numeric: tabular-nums;
      }
      .done strong::after {
        content: ' ✓';
        color: var(--lo-accent);
      }
    `,
  ];
  static override readonly properties = { api: { attribute: false } };
  declare api: Api;
  readonly #facts = new LoadTask(this, () => factsOf(this.api), problemText);

  protected override render() {
    return this.#facts.render((facts) => this.#steps(firstRunDone(facts)));
  }

  #steps(done: Record<FirstRunStep, boolean>) {
    const count = FIRST_RUN_STEPS.filter((step) => done[step]).length;
    const all = FIRST_RUN_STEPS.length;
    return html`<div class="stack loose">
      <p>
        <strong>${count === all ? texts.allDone : texts.progress(count, all)}</strong><br />
        <span class="quiet">${texts.anyOrder}</span>
      </p>
      <ol>
        ${FIRST_RUN_STEPS.map((step) => this.#step(step, done[step]))}
      </ol>
    </div>`;
  }

  #step(step: FirstRunStep, done: boolean) {
    const { title, why } = texts.steps[step];
    const path = PATHS[step];
    return html`<li class=${done ? 'card done' : 'card'}>
      <div>
        <strong>${title}</strong> <span class="quiet small">${done ? texts.done : texts.todo}</span><br />
        <span class="small">${why}</span>
      </div>
      ${
        path === null
          ? nothing
          : html`<a class="target" href=${path} aria-label="${done ? texts.again : texts.go}: ${title}"
              >${done ? texts.again : texts.go}</a
            >`
      }
    </li>`;
  }
}

async function factsOf(api: Api): Promise<FirstRunFacts> {
  const [{ settings, changes }, { people }, me] = await Promise.all([
    api.allSettings(),
    api.team(),
    api.me(),
  ]);
  const count = (role: string) => people.filter((person) => person.role === role).length;
  return {
    settings,
    changed: changes.map(({ field }) => field),
    hasReviewKey: me.reviewKey === 'present',
    coordinators: count('coordinator'),
    volunteers: count('volunteer'),
  };
}

customElements.define('lo-first-run', FirstRun);
