import type { html, nothing } from 'lit';
import type { EvaluationScores } from '../../../protocol/room.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { ChatPage } from '../chat-page.ts';

export { evaluationStyles } from './evaluation-view.styles.ts';

const SCORES = ['1', '2', '3', '4', '5'] as const;
const WAITS = ['fine', 'long', 'tooLong'] as const;

/** Handed over, not imported: what two bundles import becomes a third, which everybody would have to fetch. */
export type Tools = { html: typeof html; nothing: typeof nothing; maxChars: number };

/** A few questions after a talk; every one may be left open. */
export function evaluationView(page: ChatPage, { evaluation }: LaterTexts, tools: Tools) {
  const { html, nothing, maxChars } = tools;
  const { start, composer } = page.texts;
  const yesOrNo = { yes: start.yes, no: start.no };
  const scores = Object.fromEntries(SCORES.map((score) => [score, score]));
  return html`<form class="evaluation" @submit=${(event: SubmitEvent) => submit(page, event)}>
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
    <div role="alert">
      ${page.evaluationLost ? html`<p class="notice">${start.problems.network}</p>` : nothing}
    </div>
    <div class="row">
      <button class="primary">${composer.send}</button>
      <button type="button" @click=${() => page.conversation.skipEvaluation()}>${start.skip}</button>
    </div>
  </form>`;
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
  page.evaluationLost = !(await page.conversation.evaluate(scores, typeof text === 'string' ? text : ''));
}

function booleanOf(value: FormDataEntryValue | null): boolean | null {
  return value === null ? null : value === 'yes';
}
