import { html, nothing } from 'lit';
import type { VisitorCommand } from '../../../protocol/room.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import { minutesIn } from '../../locales/opening-words.ts';
import type { ChatMessage } from '../../ui/conversation-log.ts';
import type { Talking } from '../session-types.ts';
import { holdersNews, whoReads, type HoldersTold } from './holders-view.ts';

const CLOSING_SOON_MS = 15 * 60_000;
const IDLE_MS = 10 * 60_000;

export type CoachData = {
  late: LaterTexts;
  state: Talking;
  holders: HoldersTold;
  /** True if what was pressed last is under way, if only when there is a connection again. */
  answered: boolean;
  insist: (command: VisitorCommand) => void;
};

export type TalkNoticesData = CoachData & {
  /** True if the end was pressed without a connection. */
  ending: boolean;
  messages: readonly ChatMessage[];
  closesInMs: number | null;
};

/** What is worth knowing beside the messages: is the volunteer there, who else is, and how long it can go on. */
export function talkNotices(data: TalkNoticesData) {
  return html`<div class="notices" role="status">${volunteer(data)}</div>
    <div class="notices" role="status">${question(data)}</div>
    <div class="notices" role="status">${holdersNews(data.late, data.holders, data.messages)}</div>
    ${closing(data)}`;
}

function notice(text: string) {
  return html`<p class="notice">${text}</p>`;
}

function volunteer({ late, state, ending, messages, insist }: TalkNoticesData) {
  const { alias } = state;
  const last = messages.at(-1);
  if (ending) return notice(late.ending);
  switch (state.volunteer) {
    case 'present':
      // Somebody new who reads back first; or a long silence, which is nobody's fault and ends nothing.
      if (state.handedOver) return notice(late.handedOver(alias));
      return last?.role === 'volunteer' && Date.now() - last.at >= IDLE_MS
        ? notice(late.idle(alias))
        : nothing;
    case 'away':
      return notice(late.away(alias));
    case 'gone':
      if (state.signUpEnded) return notice(late.goneLate(alias));
      return html`<div class="notice">
        <p>${late.gone(alias)}</p>
        <button @click=${() => insist({ type: 'chooseAnother' })}>${late.another}</button>
      </div>`;
  }
}

/** [C6] A colleague would like to read along, or no longer does. Nobody waits for an answer, and no is as near as yes. */
function question(data: CoachData) {
  const { late, state, answered } = data;
  const { coach } = state;
  // Of a volunteer who is not there nobody can be a help: one question at a time.
  if (coach === null || state.volunteer !== 'present' || answered) return nothing;
  switch (coach.stage) {
    case 'sitting':
      return nothing;
    case 'left':
      return notice(late.coach.left(coach.alias));
    case 'declined':
      return notice(late.coach.declined);
    case 'asked':
      return html`<div class="notice">
        <p>${late.coach.asked(coach.alias, state.alias)}</p>
        <div class="row">
          <button @click=${allow(data, coach.sitIn, true)}>${late.coach.yes}</button>
          <button @click=${allow(data, coach.sitIn, false)}>${late.coach.no}</button>
        </div>
      </div>`;
  }
}

/** Not in a live region: it changes every minute. */
function closing({ late, closesInMs }: TalkNoticesData) {
  if (closesInMs === null || closesInMs > CLOSING_SOON_MS) return nothing;
  return notice(late.closing(closesInMs > 0 ? minutesIn(closesInMs) : 0));
}

/**
 * [C6] Who reads along stays in view for as long as they do, with the way to end it. [K4] So does the number of devices that can,
 * where it is more than the volunteer's one.
 */
export function coachBar(data: CoachData) {
  const { late, state, holders } = data;
  const { coach } = state;
  const texts = late.coach;
  const sits = coach?.stage === 'sitting';
  const { names, others } = whoReads(holders, state);
  const more = names.length + others > 1;
  return html`<div class=${sits || more ? 'bar' : ''}>
    <p role="status">
      ${sits ? texts.sitting(coach.alias) : nothing}
      ${more ? html`<span class="hint">${late.holders.can(names, others)}</span>` : nothing}
    </p>
    ${
      sits && !data.answered
        ? html`<button class="plain" @click=${allow(data, coach.sitIn, false)}>${texts.stop}</button>`
        : nothing
    }
  </div>`;
}

const allow =
  ({ insist }: CoachData, sitIn: number, allowed: boolean) =>
  () =>
    insist({ type: 'allowCoach', sitIn, allowed });
