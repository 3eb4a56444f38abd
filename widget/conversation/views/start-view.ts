import { html, nothing } from 'lit';
import { AGE_GROUPS, GENDERS, TOPICS, type Intake } from '../../../protocol/intake.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { cleanText } from '../../ui/clean-text.ts';
import type { Page } from '../page.ts';
import { tabStorage } from '../tab-storage.ts';
import { problemNotice } from './problem.ts';

/** What this is, a name to go by, and the way in. */
export function startView(page: Page, nobodyOnDuty: boolean) {
  const { texts, data, conversation } = page;
  const { start } = texts;
  const { busy } = conversation;
  return html`<form class="sheet" novalidate @submit=${(event: SubmitEvent) => submit(page, event)}>
    <h1 tabindex="-1">${start.title}</h1>
    <p class="lead">${start.what(data.organisation)}</p>
    ${nobodyOnDuty ? html`<p class="notice">${start.nobodyOnDuty}</p>` : nothing}
    ${
      tabStorage.persistent
        ? nothing
        : html`<p class="notice">
            ${start.noStorage} <a href="/" target="_blank" rel="noopener">${start.ownTab}</a>
          </p>`
    }
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
          aria-describedby="nickname-hint nickname-problem"
          @input=${({ target }: Event & { target: HTMLInputElement }) => flag(page, target, false)}
        />
        <button type="button" @click=${() => suggest(page)}>${start.makeOne}</button>
      </div>
      <span id="nickname-problem" class="problem" role="alert"
        >${page.nicknameMissing ? start.nicknameMissing : nothing}</span
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
    ${problemNotice(page)}
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

function nicknameField(page: Page): HTMLInputElement | null {
  return page.renderRoot.querySelector('#nickname');
}

async function suggest(page: Page): Promise<void> {
  await page.loadLater();
  const field = nicknameField(page);
  if (field === null || page.later === null) return;
  field.value = page.later.makeNickname();
  flag(page, field, false);
}

function flag(page: Page, field: HTMLInputElement, missing: boolean): void {
  page.nicknameMissing = missing;
  field.ariaInvalid = missing ? 'true' : null;
}

function submit(page: Page, event: SubmitEvent): void {
  event.preventDefault();
  const field = nicknameField(page);
  if (!(event.target instanceof HTMLFormElement) || field === null || page.conversation.busy) return;
  const nickname = cleanText(field.value).trim();
  flag(page, field, nickname === '');
  if (nickname === '') return field.focus();
  void page.conversation.signUp(intakeOf(nickname, new FormData(event.target)));
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
