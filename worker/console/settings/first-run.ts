import { html, LitElement, nothing } from 'lit';
import type { CheckBody } from '../../../protocol/http/settings.ts';
import type { TeamBody } from '../../../protocol/http/team.ts';
import {
  FIRST_RUN_STEPS,
  firstRunStanding,
  nextStep,
  type FirstRunFacts,
  type FirstRunStep,
  type StepStanding,
} from '../../domain/settings/first-run.ts';
import { plainCallout, problemCallout } from '../kit/callouts.ts';
import { COMMON } from '../kit/common-texts.ts';
import { LoadTask } from '../kit/load-task.ts';
import { Watch } from '../kit/observable.ts';
import { Parts, type LoadPart } from '../kit/parts.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { PAGES } from '../session/pages.ts';
import { problemText } from '../session/problem-text.ts';
import { FIRST_RUN } from './first-run-texts.ts';
import { styles } from './first-run.styles.ts';
import { draftOf } from './settings-draft.ts';
import { SETTINGS } from './settings-texts.ts';
import { invitationForm, STEP_FORMS, type OtherForms } from './step-forms.ts';

type Known = { facts: FirstRunFacts; invitations: TeamBody['invitations'] };
type Standings = Record<FirstRunStep, StepStanding>;
type LookedAt = Extract<CheckBody['what'], { kind: 'field' }>['field'];

const texts = FIRST_RUN;
const parts = new Parts();

/** Steps whose settings may well be right as they stand. */
const AS_IT_STANDS: Partial<Record<FirstRunStep, LookedAt>> = {
  name: 'organisation',
  hours: 'openingHours.weekly',
};

/**
 * What is to be done before a helpline opens for the first time, step by step on one page: each with why and with the very form
 * of the page that it belongs to. Nothing of it is stored, so that it goes on where it was left, at the first step to do.
 */
export class FirstRun extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    api: { attribute: false },
    others: { attribute: false },
    open: { state: true },
    said: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare others: OtherForms;
  /** The step whose form is on screen; null: none, undefined: the first one to do. */
  declare private open: FirstRunStep | null | undefined;
  /** What was just done, for who can't see the tick. */
  declare private said: string;
  declare private problem: string | null;
  /** A form that was opened stays, because it may hold what is shown once. */
  readonly #opened = new Set<FirstRunStep>();
  readonly #known = new LoadTask<Known>(this, () => knownTo(this.api), problemText);

  constructor() {
    super();
    this.open = undefined;
    this.said = '';
    this.problem = null;
    new Watch(this, () => [parts]);
  }

  protected override render() {
    return this.#known.render((known) => this.#steps(known, firstRunStanding(known.facts)));
  }

  #steps(known: Known, standing: Standings) {
    const count = FIRST_RUN_STEPS.filter((step) => standing[step] === 'done').length;
    const all = FIRST_RUN_STEPS.length;
    const open = this.open === undefined ? nextStep(standing, null) : this.open;
    if (open !== null) this.#opened.add(open);
    return html`<div class="stack loose" @lo-step-done=${() => this.#goOn(open)}>
      <p class="progress" tabindex="-1">
        <strong>${count === all ? texts.allDone : texts.progress(count, all)}</strong><br />
        <span class="quiet">${texts.anyOrder}</span>
      </p>
      <div class="hidden" role="status">${this.said}</div>
      <ol class="steps">
        ${FIRST_RUN_STEPS.map((step, index) => this.#step(step, index + 1, standing[step], step === open, known))}
      </ol>
    </div>`;
  }

  #step(step: FirstRunStep, n: number, standing: StepStanding, open: boolean, known: Known) {
    const { title, why } = texts.steps[step];
    const isDone = standing === 'done';
    return html`<li class="step ${standing} ${open ? 'open' : ''}">
      <h2>
        <button
          type="button"
          id=${step}
          aria-expanded=${open}
          aria-controls="form-${step}"
          @click=${() => this.#show(open ? null : step)}
        >
          <span class="mark" aria-hidden="true">${isDone ? '✓' : n}</span>
          <span>${title}</span>
          <span class="standing">${texts.standing[standing]}</span>
        </button>
      </h2>
      ${isDone && !open ? nothing : html`<p class="why small">${why}</p>`}
      <div class="body stack loose" id="form-${step}" ?hidden=${!open}>
        ${this.#opened.has(step) ? this.#form(step, known) : nothing}
        ${isDone ? nothing : this.#after(step, standing)}
      </div>
    </li>`;
  }

  #form(step: FirstRunStep, { invitations }: Known) {
    switch (step) {
      case 'passkey':
        return html`<p>
          ${texts.passkeyBody} <a class="target" href=${PAGES.sessions.path}>${PAGES.sessions.name}</a>
        </p>`;
      case 'reviewKey':
        return this.#whenReady(this.others.review, this.others.setUp);
      case 'secondCoordinator':
      case 'firstVolunteer': {
        const role = step === 'firstVolunteer' ? 'volunteer' : 'coordinator';
        const open = invitations.filter((each) => each.role === role && !each.newPasskey);
        const changed = this.#known.again;
        return this.#whenReady(this.others.team, () => invitationForm(this.api, { role, open, changed }));
      }
      default: {
        const { load, render } = STEP_FORMS[step];
        return this.#whenReady(load, () => render(this.api));
      }
    }
  }

  #whenReady(load: LoadPart, draw: () => unknown) {
    switch (parts.state(load)) {
      case 'ready':
        return draw();
      case 'loading':
        return html`<div class="spinner"><wa-spinner></wa-spinner>${COMMON.loading}</div>`;
      case 'failed':
        return html`${plainCallout('danger', SETTINGS.partFailed)}
          <div>
            <wa-button appearance="outlined" @click=${() => location.reload()}>${COMMON.reload}</wa-button>
          </div>`;
    }
  }

  /** What else one can do with a step that isn't done. */
  #after(step: FirstRunStep, standing: StepStanding) {
    const field = AS_IT_STANDS[step];
    return html`${problemCallout(this.problem)}
      <div class="row after">
        ${
          field === undefined || standing !== 'todo'
            ? nothing
            : html`<wa-button appearance="outlined" @click=${() => this.#asItStands(step, field)}
                >${texts.asItStands}<span class="hidden">: ${texts.steps[step].title}</span></wa-button
              >`
        }
        <wa-button appearance="plain" @click=${() => this.#skip(step)}
          >${standing === 'waiting' ? texts.goOn : texts.skip}<span class="hidden"
            >: ${texts.steps[step].title}</span
          ></wa-button
        >
      </div>`;
  }

  #show(step: FirstRunStep | null): void {
    this.open = step;
    this.said = '';
    this.problem = null;
  }

  #skip(step: FirstRunStep): void {
    const known = this.#known.value;
    if (known !== null) void this.#to(nextStep(firstRunStanding(known.facts), step));
  }

  async #asItStands(step: FirstRunStep, field: LookedAt): Promise<void> {
    this.problem = null;
    try {
      const draft = draftOf(this.api);
      const how = await draft.check({ kind: 'field', field });
      if (how === 'saved') await this.#goOn(step);
      else this.problem = how === 'conflict' ? texts.changed(draft.lastChangerOf(field)) : texts.wrong;
    } catch (error) {
      this.problem = problemText(error);
    }
  }

  /** After something was done in a step: to the next, unless there is more to do in this one. */
  async #goOn(step: FirstRunStep | null): Promise<void> {
    try {
      this.#known.value = await knownTo(this.api);
    } catch {
      // What was saved is saved, and said so by its form: the step is only not ticked yet.
      return;
    }
    this.requestUpdate();
    const standing = firstRunStanding(this.#known.value.facts);
    if (step === null || this.#shown !== step || standing[step] === 'todo') return;
    const next = nextStep(standing, step);
    const { title } = texts.steps[step];
    this.said = next === null ? texts.saidAll(title) : texts.saidNext(title, texts.steps[next].title);
    await this.#to(next);
  }

  /** The step whose form is on screen. */
  get #shown(): FirstRunStep | null {
    const id = this.renderRoot.querySelector('[aria-expanded="true"]')?.id;
    return FIRST_RUN_STEPS.find((step) => step === id) ?? null;
  }

  /** @param step null: to what is said of all of them */
  async #to(step: FirstRunStep | null): Promise<void> {
    this.open = step;
    this.problem = null;
    await this.updateComplete;
    const place = this.renderRoot.querySelector<HTMLElement>(step === null ? '.progress' : `#${step}`);
    place?.focus({ preventScroll: true });
    (place?.closest('h2') ?? place)?.scrollIntoView({ block: 'start' });
  }
}

async function knownTo(api: Api): Promise<Known> {
  const [{ people, invitations }, me, { settings, changes }] = await Promise.all([
    api.team(),
    api.me(),
    draftOf(api).load(),
  ]);
  const count = (role: string) => people.filter((person) => person.role === role).length;
  return {
    invitations,
    facts: {
      settings,
      changed: changes.map(({ field }) => field),
      hasReviewKey: me.reviewKey === 'present',
      coordinators: count('coordinator'),
      volunteers: count('volunteer'),
      invited: invitations.filter(({ newPasskey }) => !newPasskey).map(({ role }) => role),
    },
  };
}

customElements.define('lo-first-run', FirstRun);
