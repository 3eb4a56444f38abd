import { html, nothing } from 'lit';
import { LIMITS } from '../../../protocol/limits.ts';
import type { EvaluationScores } from '../../../protocol/room.ts';
import { cleanText } from '../../ui/clean-text.ts';
import type { ChatPage } from '../chat-page.ts';

const SCORES = ['1', '2', '3', '4', '5'] as const;
const WAITS = ['fine', 'long', 'tooLong'] as const;

/** A few questions after a talk; every one may be left open. */
export function evaluationView(page: ChatPage) {
  const { evaluation, start, composer } = page.texts;
  const yesOrNo = { yes: start.yes, no: start.no };
  return html`<form class="evaluation" @submit=${(event: SubmitEvent) => submit(page, event)}>
    <div>
      <h2>${evaluation.title}</h2>
      <p class="hint">${evaluation.intro}</p>
    </div>
    ${radios('feltHeard', evaluation.feltHeard, Object.fromEntries(SCORES.map((score) => [score, score])), [
      evaluation.feltHeardEnds[0] ?? '',
      evaluation.feltHeardEnds[1] ?? '',
    ])}
    ${radios('comeBack', evaluation.comeBack, yesOrNo)} ${radios('wait', evaluation.wait, evaluation.waits)}
    ${radios('siteClear', evaluation.siteClear, yesOrNo)}
    <label
      >${evaluation.text}
      <textarea name="text" class="field" rows="3" maxlength=${LIMITS.evaluationTextChars}></textarea>
    </label>
    <div role="alert">
      ${page.evaluationLost ? html`<p class="notice">${start.problems.network}</p>` : nothing}
    </div>
    <div class="row">
      <button class="primary">${composer.send}</button>
      <button type="button" @click=${() => page.conversation.skipEvaluation()}>${start.skip}</button>
    </div>
  </form>`;
}

function radios(name: string, legend: string, choices: Record<string, string>, ends?: [string, string]) {
  return html`<fieldset>
    <legend>${legend}</legend>
    <div class="chips ${ends === undefined ? '' : 'scale'}">
      ${Object.entries(choices).map(
        ([value, text], index, all) =>
          html`<label class="chip"
            ><input type="radio" name=${name} value=${value} /><span
              >${text}${endOf(ends, index, all.length)}</span
            ></label
          >`,
      )}
      ${ends?.map((end) => html`<small aria-hidden="true">${end}</small>`)}
    </div>
  </fieldset>`;
}

/** What the ends of a scale mean, for who hears them one by one. */
function endOf(ends: [string, string] | undefined, index: number, count: number) {
  const end = index === 0 ? ends?.[0] : index === count - 1 ? ends?.[1] : undefined;
  return end === undefined ? nothing : html`<span class="hidden">, ${end}</span>`;
}

async function submit(page: ChatPage, event: SubmitEvent): Promise<void> {
  event.preventDefault();
  if (!(event.target instanceof HTMLFormElement)) return;
  const form = new FormData(event.target);
  const scores: EvaluationScores = {
    feltHeard: Number(form.get('feltHeard')) || null,
    comeBack: booleanOf(form.get('comeBack')),
    wait: WAITS.find((wait) => wait === form.get('wait')) ?? null,
    siteClear: booleanOf(form.get('siteClear')),
  };
  const text = form.get('text');
  page.evaluationLost = !(await page.conversation.evaluate(
    scores,
    typeof text === 'string' ? cleanText(text).trim() : '',
  ));
}

function booleanOf(value: FormDataEntryValue | null): boolean | null {
  return value === null ? null : value === 'yes';
}
