import { html, nothing } from 'lit';
import { isBlank } from '../../../protocol/blank.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import type { EvaluationScores } from '../../../protocol/room.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Texts } from '../../locales/nl.ts';
import type { PersonalDataKind } from '../../personal-data/scan.ts';
import { cleanText } from '../../ui/clean-text.ts';
import { questionView } from './question-view.ts';

const SCORES = ['1', '2', '3', '4', '5'] as const;
const WAITS = ['fine', 'long', 'tooLong'] as const;

/** From when on it is said that the time to answer runs out. */
const SOON_MS = 5 * 60_000;

export type EvaluationData = {
  texts: Texts;
  late: LaterTexts;
  /** What is left of the time to answer; null if that is not known. */
  leftMs: number | null;
  /** True if the answers could not be sent. */
  unsent: boolean;
  moreTime: () => void;
  /** What in the text could tell who wrote it, while that is asked about. */
  kinds: readonly PersonalDataKind[];
  /** The text is being changed: the question about it is over. */
  changed: () => void;
  /** @param text empty if nothing was typed. */
  evaluate: (scores: EvaluationScores, text: string) => void;
  skip: () => void;
};

/** A few questions after a talk; every one may be left open. */
export function evaluationView(data: EvaluationData) {
  const { texts, late, leftMs, unsent, kinds, changed, moreTime, evaluate, skip } = data;
  const { evaluation } = late;
  const { start, composer } = texts;
  const yesOrNo = { yes: start.yes, no: start.no };
  const scores = Object.fromEntries(SCORES.map((score) => [score, score]));
  const endsSoon = leftMs !== null && leftMs < SOON_MS;
  // The same words until the end: said once, not every minute.
  const soon = html`<div class="notice">
    <p>${evaluation.endsSoon}</p>
    <button type="button" @click=${moreTime}>${evaluation.moreTime}</button>
  </div>`;
  return html`<form class="evaluation" @submit=${(event: SubmitEvent) => submit(event, evaluate)}>
    <div>
      <h2>${evaluation.title}</h2>
      <p class="hint">${evaluation.intro}</p>
    </div>
    ${radios('feltHeard', evaluation.feltHeard, scores, evaluation.feltHeardEnds)}
    ${radios('comeBack', evaluation.comeBack, yesOrNo)} ${radios('wait', evaluation.wait, evaluation.waits)}
    ${radios('siteClear', evaluation.siteClear, yesOrNo)}
    <label
      >${evaluation.text}
      <textarea
        name="text"
        class="field"
        rows="3"
        maxlength=${LIMITS.evaluationTextChars}
        autocomplete="off"
        spellcheck="false"
        writingsuggestions="false"
        autocorrect="off"
        translate="no"
        @input=${kinds.length === 0 ? nothing : changed}
      ></textarea>
    </label>
    <div role="alert">${questionView({ texts: late, kinds, answer: answerWith(changed) })}</div>
    <div role="status">${endsSoon ? soon : nothing}</div>
    <div role="alert">${unsent ? html`<p class="notice">${start.problems.network}</p>` : nothing}</div>
    <div class="row">
      <button class="primary">${composer.send}</button>
      <button type="button" @click=${skip}>${evaluation.skip}</button>
    </div>
  </form>`;
}

/** Both answers are about the form that the question stands in: back to its text, or sent as it is. */
const answerWith =
  (changed: () => void) =>
  (anyway: boolean, { currentTarget }: Event): void => {
    const form = currentTarget instanceof Element ? currentTarget.closest('form') : null;
    if (anyway) return form?.requestSubmit();
    changed();
    form?.querySelector('textarea')?.focus();
  };

/** @param ends what the first and the last mean, on a scale. */
function radios(name: string, legend: string, choices: Record<string, string>, ends: readonly string[] = []) {
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

function submit(event: SubmitEvent, evaluate: EvaluationData['evaluate']): void {
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
  evaluate(scores, typeof typed === 'string' && !isBlank(typed) ? cleanText(typed).trim() : '');
}

function booleanOf(value: FormDataEntryValue | null): boolean | null {
  return value === null ? null : value === 'yes';
}
