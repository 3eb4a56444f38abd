import type { EvaluationScores } from '../../../protocol/room.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Page } from '../page.ts';
import type { Tools } from '../tools.ts';

const SCORES = ['1', '2', '3', '4', '5'] as const;
const WAITS = ['fine', 'long', 'tooLong'] as const;

/** From when on it is said that the time to answer runs out. */
const SOON_MS = 5 * 60_000;

/** A few questions after a talk; every one may be left open. */
export function evaluationView(page: Page, { evaluation }: LaterTexts, tools: Tools) {
  const { html, nothing, maxChars } = tools;
  const { start, composer } = page.texts;
  const yesOrNo = { yes: start.yes, no: start.no };
  const scores = Object.fromEntries(SCORES.map((score) => [score, score]));
  return html`<form class="evaluation" @submit=${(event: SubmitEvent) => submit(page, event, tools)}>
    <div>
      <h2>${evaluation.title}</h2>
      <p class="hint">${evaluation.intro}</p>
    </div>
    ${radios(tools, 'feltHeard', evaluation.feltHeard, scores, evaluation.feltHeardEnds)}
    ${radios(tools, 'comeBack', evaluation.comeBack, yesOrNo)}
    ${radios(tools, 'wait', evaluation.wait, evaluation.waits)}
    ${radios(tools, 'siteClear', evaluation.siteClear, yesOrNo)}
    <label
      >${evaluation.text}
      <textarea name="text" class="field" rows="3" maxlength=${maxChars}></textarea>
    </label>
    <div role="status">${endsSoon(page) ? moreTime(page, evaluation, tools) : nothing}</div>
    <div role="alert">
      ${page.evaluationLost ? html`<p class="notice">${start.problems.network}</p>` : nothing}
    </div>
    <div class="row">
      <button class="primary">${composer.send}</button>
      <button type="button" @click=${() => page.conversation.skipEvaluation()}>${start.skip}</button>
    </div>
  </form>`;
}

function endsSoon(page: Page): boolean {
  const { view } = page.conversation;
  if (view.name !== 'room' || view.state.phase !== 'ended') return false;
  const leftMs = page.remaining(view.state.evaluationEndsInMs ?? null);
  return leftMs !== null && leftMs < SOON_MS;
}

/** The same words until the end: said once, not every minute. */
function moreTime({ conversation }: Page, texts: LaterTexts['evaluation'], { html }: Tools) {
  return html`<div class="notice">
    <p>${texts.endsSoon}</p>
    <button type="button" @click=${() => conversation.send({ type: 'moreTime' })}>${texts.moreTime}</button>
  </div>`;
}

/** @param ends what the first and the last mean, on a scale. */
function radios(
  { html }: Tools,
  name: string,
  legend: string,
  choices: Record<string, string>,
  ends: readonly string[] = [],
) {
  const values = Object.keys(choices);
  const meaning = (index: number) =>
    index === 0 ? ends[0] : index === values.length - 1 ? ends[1] : undefined;
  return html`<fieldset>
    <legend>${legend}</legend>
    <div class="chips ${ends.length > 0 ? 'scale' : ''}">
      ${values.map(
        (value, index) =>
          html`<label class="chip"
            ><input type="radio" name=${name} value=${value} /><span
              >${choices[value]}<span class="hidden">${meaning(index)}</span></span
            ></label
          >`,
      )}
      ${ends.map((end) => html`<small aria-hidden="true">${end}</small>`)}
    </div>
  </fieldset>`;
}

async function submit(page: Page, event: SubmitEvent, { cleanText }: Tools): Promise<void> {
  event.preventDefault();
  if (!(event.target instanceof HTMLFormElement)) return;
  const form = new FormData(event.target);
  const scores: EvaluationScores = {
    feltHeard: Number(form.get('feltHeard')) || null,
    comeBack: booleanOf(form.get('comeBack')),
    wait: WAITS.find((wait) => wait === form.get('wait')) ?? null,
    siteClear: booleanOf(form.get('siteClear')),
  };
  const typed = form.get('text');
  const text = typeof typed === 'string' ? cleanText(typed).trim() : '';
  const sealed = text === '' ? null : await page.conversation.seal('evaluation', { text });
  // Without a connection the answers stay in the form.
  page.evaluationLost = !page.conversation.send({ type: 'evaluate', scores, text: sealed ?? null });
}

function booleanOf(value: FormDataEntryValue | null): boolean | null {
  return value === null ? null : value === 'yes';
}
