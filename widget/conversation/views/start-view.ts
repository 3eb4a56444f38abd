import { html, nothing } from 'lit';
import { AGE_GROUPS, chosenTopic, GENDERS, TOPICS, type Intake } from '../../../protocol/intake.ts';
import { isBlank } from '../../../protocol/blank.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { cleanText } from '../../ui/clean-text.ts';
import type { Texts } from '../../locales/nl.ts';
import type { Refusal, VisitorSession } from '../session-types.ts';
import { makeNickname } from '../nickname.ts';
import type { PageData } from '../page-data.ts';
import { tabStorage } from '../tab-storage.ts';
import { problemNotice } from './problem.ts';

type StartState = Extract<VisitorSession, { name: 'start' }>;

export interface StartPage {
  readonly texts: Texts;
  readonly data: PageData;
  /** Ready-made, so that nobody has to think of one. */
  readonly nickname: string;
  /** True if the form was sent without a name. */
  unnamed: boolean;
  readonly late: {
    readonly part: { readonly views: { noStorage(): unknown; shutMeanwhile(now: Refusal): unknown } } | null;
  };
  readonly conversation: { signUp(intake: Intake): Promise<void> };
  openDialog(name: 'about'): void;
  /** Help may be drawn already. */
  requestUpdate(): void;
}

/** What this is, a name to go by, what is promised, and questions for who wants to answer some. */
export function startView(page: StartPage, { nobodyOnDuty, busy }: StartState) {
  const { texts, data } = page;
  const { start } = texts;
  return html`<form
    class="sheet"
    id="start"
    novalidate
    @submit=${(event: SubmitEvent) => submit(page, event, busy)}
  >
    <h1 tabindex="-1">${start.title}</h1>
    <p class="lead">${data.texts?.welcome ?? start.what(data)}</p>
    ${nobodyOnDuty ? html`<p class="notice">${data.texts?.nobodyOnDuty ?? start.nobodyOnDuty}</p>` : nothing}
    ${tabStorage.persistent ? nothing : page.late.part?.views.noStorage()}
    <div class="question">
      <label for="nickname" id="nickname-label">${start.nickname}</label>
      <span id="nickname-hint" class="hint">${start.nicknameHint}</span>
      <div class="row">
        <input
          id="nickname"
          name="nickname"
          class="field"
          required
          maxlength=${LIMITS.nicknameChars}
          autocomplete="off"
          spellcheck="false"
          writingsuggestions="false"
          autocorrect="off"
          translate="no"
          aria-describedby="nickname-hint nickname-problem"
          value=${page.nickname}
          @input=${({ target }: Event & { target: HTMLInputElement }) => flag(page, target, false)}
        />
        <button
          type="button"
          aria-describedby="nickname-label"
          @click=${({ target }: Event & { target: HTMLButtonElement }) => makeAnother(page, target.form)}
        >
          ${start.another}
        </button>
      </div>
      <output class="hidden" for="nickname" translate="no"></output>
      <span id="nickname-problem" class="problem" role="alert"
        >${page.unnamed ? start.nicknameMissing : nothing}</span
      >
    </div>
    <div class="promise">
      ${start.promises(data).map((promise) => html`<p>${promise}</p>`)}
      <button type="button" class="plain" @click=${() => page.openDialog('about')}>${texts.about}</button>
    </div>
    <details @toggle=${showQuestions}>
      <summary>${start.more}</summary>
      <p class="hint">${start.moreHint}</p>
      <div class="pairs" @change=${({ target }: Event) => noteAge(page, target)}>
        ${choice('ageGroup', start.ageGroup, options(AGE_GROUPS, texts.ageGroups), start.ratherNot)}
        ${choice('gender', start.gender, options(GENDERS, texts.genders), start.ratherNot)}
        ${choice('topic', start.topic, data.topics?.map(({ id, name, lang }) => ({ value: id, text: name, lang })) ?? options(TOPICS, texts.topics), start.ratherNot)}
        ${choice('firstTime', start.firstTime, options(['yes', 'no'], { yes: start.yes, no: start.no }), start.ratherNot)}
      </div>
    </details>
  </form>`;
}

/** The way in: beneath what scrolls, so that it is always in view and lies over no field. */
export function startFooter({ texts, late }: StartPage, { busy, problem, shut }: StartState) {
  const { start } = texts;
  return html`<footer>
    ${problemNotice(texts, problem)}
    <div role="status">${shut ? late.part?.views.shutMeanwhile(shut) : nothing}</div>
    <button class="primary wide" form="start" aria-disabled=${busy ? 'true' : nothing}>
      ${busy ? start.submitting : start.submit}
    </button>
  </footer>`;
}

/** `lang`: of the text, if it is not the page's. */
type Option = { value: string; text: string; lang?: string | undefined };

function options<Code extends string>(codes: readonly Code[], texts: Record<Code, string>): Option[] {
  return codes.map((value) => ({ value, text: texts[value] }));
}

function choice(name: string, label: string, choices: Option[], ratherNot: string) {
  return html`<label
    >${label}
    <select name=${name} class="field">
      <option value="">${ratherNot}</option>
      ${choices.map(({ value, text, lang }) => html`<option value=${value} lang=${lang ?? nothing}>${text}</option>`)}
    </select>
  </label>`;
}

/** Their own help line comes first for who is young. */
function noteAge(page: StartPage, target: EventTarget | null): void {
  if (!(target instanceof HTMLSelectElement) || target.name !== 'ageGroup') return;
  page.data.under18 = target.value === 'under18';
  page.requestUpdate();
}

/** At the foot of a phone they open where nobody would see that they did. */
function showQuestions({ target }: Event & { target: HTMLDetailsElement }): void {
  if (target.open) target.scrollIntoView();
}

/** Said aloud as well: a screen reader stays at the button, and on a phone the focus would open the keyboard. */
function makeAnother(page: StartPage, form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLInputElement>('#nickname');
  const said = form?.querySelector('output');
  if (!field || !said) return;
  said.value = field.value = makeNickname(page.texts);
  flag(page, field, false);
}

function flag(page: StartPage, field: HTMLInputElement, unnamed: boolean): void {
  page.unnamed = unnamed;
  field.ariaInvalid = unnamed ? 'true' : null;
}

function submit(page: StartPage, event: SubmitEvent, busy: boolean): void {
  event.preventDefault();
  const { target } = event;
  if (!(target instanceof HTMLFormElement) || busy) return;
  const field = target.querySelector<HTMLInputElement>('#nickname');
  if (field === null) return;
  const nickname = cleanText(field.value).trim();
  flag(page, field, isBlank(nickname));
  const wrong = page.unnamed ? field : target.querySelector<HTMLElement>('select:invalid');
  if (wrong === null) return void page.conversation.signUp(intakeOf(nickname, new FormData(target)));
  // What is folded away can't have the focus.
  wrong.closest('details')?.toggleAttribute('open', true);
  wrong.focus();
}

/** A skipped question leaves no trace in the intake. */
function intakeOf(nickname: string, form: FormData): Intake {
  const ageGroup = AGE_GROUPS.find((code) => code === form.get('ageGroup'));
  const gender = GENDERS.find((code) => code === form.get('gender'));
  const topic = form.get('topic');
  const firstTime = form.get('firstTime');
  return {
    nickname,
    ...(ageGroup && { ageGroup }),
    ...(gender && { gender }),
    ...(typeof topic === 'string' && topic && chosenTopic(topic)),
    ...(firstTime && { firstTime: firstTime === 'yes' }),
  };
}
