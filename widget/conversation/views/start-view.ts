import { html, nothing } from 'lit';
import { AGE_GROUPS, GENDERS, TOPICS, type Intake } from '../../../protocol/intake.ts';
import { isBlank } from '../../../protocol/blank.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { cleanText } from '../../ui/clean-text.ts';
import type { ChatPageData } from '../../../protocol/http/visitor.ts';
import type { Texts } from '../../locales/nl.ts';
import type { VisitorSession } from '../session-types.ts';
import { tabStorage } from '../tab-storage.ts';
import { problemNotice } from './problem.ts';

type StartState = Extract<VisitorSession, { name: 'start' }>;

export interface StartPage {
  readonly texts: Texts;
  readonly data: ChatPageData;
  /** True if the form was sent without a name. */
  unnamed: boolean;
  readonly late: {
    load(): Promise<void>;
    readonly part: { makeNickname(): string; readonly views: { noStorage(): unknown } } | null;
  };
  readonly conversation: { signUp(intake: Intake): Promise<void> };
  openDialog(name: 'about'): void;
}

/** What this is, a name to go by, and the way in. */
export function startView(page: StartPage, { nobodyOnDuty, busy, problem }: StartState) {
  const { texts, data } = page;
  const { start } = texts;
  return html`<form class="sheet" novalidate @submit=${(event: SubmitEvent) => submit(page, event, busy)}>
    <h1 tabindex="-1">${start.title}</h1>
    <p class="lead">${start.what(data.organisation)}</p>
    ${nobodyOnDuty ? html`<p class="notice">${start.nobodyOnDuty}</p>` : nothing}
    ${tabStorage.persistent ? nothing : page.late.part?.views.noStorage()}
    <div class="question">
      <label for="nickname">${start.nickname}</label>
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
          @input=${({ target }: Event & { target: HTMLInputElement }) => flag(page, target, false)}
        />
        <button
          type="button"
          @click=${({ target }: Event & { target: HTMLButtonElement }) => suggest(page, target.form)}
        >
          ${start.makeOne}
        </button>
      </div>
      <span id="nickname-problem" class="problem" role="alert"
        >${page.unnamed ? start.nicknameMissing : nothing}</span
      >
    </div>
    <fieldset>
      <legend>${start.more}</legend>
      <p class="hint">${start.moreHint}</p>
      <div class="pairs">
        ${choice('ageGroup', start.ageGroup, options(AGE_GROUPS, texts.ageGroups), start.skip)}
        ${choice('gender', start.gender, options(GENDERS, texts.genders), start.skip)}
        ${choice('topic', start.topic, options(TOPICS, texts.topics), start.skip)}
        ${choice('firstTime', start.firstTime, options(['yes', 'no'], { yes: start.yes, no: start.no }), start.skip)}
      </div>
    </fieldset>
    <section class="quiet">
      <h2>${start.confidential}</h2>
      <ul>
        ${start.promises(data).map((promise) => html`<li>${promise}</li>`)}
      </ul>
      <button type="button" class="plain" @click=${() => page.openDialog('about')}>${texts.about}</button>
    </section>
    ${problemNotice(texts, problem)}
    <button class="primary wide" aria-disabled=${busy ? 'true' : nothing}>
      ${busy ? start.submitting : start.submit}
    </button>
  </form>`;
}

type Option = { value: string; text: string };

function options<Code extends string>(codes: readonly Code[], texts: Record<Code, string>): Option[] {
  return codes.map((value) => ({ value, text: texts[value] }));
}

function choice(name: string, label: string, choices: Option[], skip: string) {
  return html`<label
    >${label}
    <select name=${name} class="field">
      <option value="">${skip}</option>
      ${choices.map(({ value, text }) => html`<option value=${value}>${text}</option>`)}
    </select>
  </label>`;
}

function nicknameField(form: HTMLFormElement | null): HTMLInputElement | null {
  return form?.querySelector('#nickname') ?? null;
}

async function suggest(page: StartPage, form: HTMLFormElement | null): Promise<void> {
  await page.late.load();
  const field = nicknameField(form);
  if (field === null || page.late.part === null) return;
  field.value = page.late.part.makeNickname();
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
  const field = nicknameField(target);
  if (field === null) return;
  const nickname = cleanText(field.value).trim();
  flag(page, field, isBlank(nickname));
  if (page.unnamed) return field.focus();
  void page.conversation.signUp(intakeOf(nickname, new FormData(target)));
}

/** A skipped question leaves no trace in the intake. */
function intakeOf(nickname: string, form: FormData): Intake {
  const ageGroup = AGE_GROUPS.find((code) => code === form.get('ageGroup'));
  const gender = GENDERS.find((code) => code === form.get('gender'));
  const topic = TOPICS.find((code) => code === form.get('topic'));
  const firstTime = form.get('firstTime');
  return {
    nickname,
    ...(ageGroup && { ageGroup }),
    ...(gender && { gender }),
    ...(topic && { topic }),
    ...(firstTime && { firstTime: firstTime === 'yes' }),
  };
}
