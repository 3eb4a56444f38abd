import type { VisitorState } from '../../../protocol/room.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Page } from '../page.ts';
import type { Tools } from '../tools.ts';

type Talking = Extract<VisitorState, { phase: 'talking' }>;

const CLOSING_SOON_MS = 15 * 60_000;
const IDLE_MS = 10 * 60_000;

/** What is worth knowing beside the messages: is the volunteer there, who else is, and how long it can go on. */
export function talkNotices(page: Page, state: Talking, texts: LaterTexts, tools: Tools) {
  const { html, nothing } = tools;
  const notice = (text: string) => html`<p class="notice">${text}</p>`;
  return html`<div class="notices" role="status">${volunteer()}</div>
    <div class="notices" role="status">${question()}</div>
    ${closing(page.remaining(state.closesInMs))}`;

  function volunteer() {
    const { alias } = state;
    if (page.conversation.awaits('end')) return notice(texts.ending);
    if (state.volunteer === 'present') return quietly();
    if (state.volunteer === 'away') return notice(texts.away(alias));
    if (state.signUpEnded) return notice(texts.goneLate(alias));
    return html`<div class="notice">
      <p>${texts.gone(alias)}</p>
      <button @click=${() => page.conversation.insist({ type: 'chooseAnother' })}>${texts.another}</button>
    </div>`;
  }

  /** Somebody new who reads back first; or a long silence, which is nobody's fault and ends nothing. */
  function quietly() {
    if (state.handedOver) return notice(texts.handedOver(state.alias));
    const last = page.conversation.messages.at(-1);
    return last?.role === 'volunteer' && Date.now() - last.at >= IDLE_MS
      ? notice(texts.idle(state.alias))
      : nothing;
  }

  /** [C6] A colleague would like to read along, or no longer does. Nobody waits for an answer, and no is as near as yes. */
  function question() {
    const { coach } = state;
    // Of a volunteer who is not there nobody can be a help: one question at a time.
    if (coach === null || coach.stage === 'sitting' || state.volunteer !== 'present' || answered(page))
      return nothing;
    if (coach.stage === 'left') return notice(texts.coach.left(coach.alias));
    if (coach.stage === 'declined') return notice(texts.coach.declined);
    return html`<div class="notice">
      <p>${texts.coach.asked(coach.alias, state.alias)}</p>
      <div class="row">
        <button @click=${() => allowCoach(page, coach.sitIn, true)}>${texts.coach.yes}</button>
        <button @click=${() => allowCoach(page, coach.sitIn, false)}>${texts.coach.no}</button>
      </div>
    </div>`;
  }

  /** Not in a live region: it changes every minute. */
  function closing(remainingMs: number | null) {
    if (remainingMs === null || remainingMs > CLOSING_SOON_MS) return nothing;
    return notice(texts.closing(remainingMs > 0 ? tools.minutesIn(remainingMs) : 0));
  }
}

/** [C6] Who reads along stays in view for as long as they do, with the way to end it. */
export function coachBar(page: Page, { coach }: Talking, { coach: texts }: LaterTexts, tools: Tools) {
  const { html, nothing } = tools;
  const sits = coach?.stage === 'sitting';
  return html`<div class=${sits ? 'bar' : ''}>
    <p role="status">${sits ? texts.sitting(coach.alias) : nothing}</p>
    ${
      sits && !answered(page)
        ? html`<button class="plain" @click=${() => allowCoach(page, coach.sitIn, false)}>
            ${texts.stop}
          </button>`
        : nothing
    }
  </div>`;
}

/** What was pressed last is under way, if only when there is a connection again. */
const answered = ({ conversation }: Page) => conversation.awaits('allowCoach') || conversation.awaits('end');

function allowCoach(page: Page, sitIn: number, allowed: boolean): void {
  page.conversation.insist({ type: 'allowCoach', sitIn, allowed });
}
