import { css, html, LitElement, nothing } from 'lit';
import type { Intake } from '../../../protocol/intake.ts';
import { shared } from '../kit/shared.styles.ts';
import { CONVERSATION, INTAKE } from './conversation-texts.ts';
import { topicName, topicOf } from './topics.ts';

/** What the visitor filled in before the conversation, decrypted. */
export class IntakeCard extends LitElement {
  static override readonly styles = [
    shared,
    css`
      dl + p {
        margin-top: 0.75rem;
      }
    `,
  ];
  static override readonly properties = { intake: { attribute: false } };
  declare intake: Intake | 'unreadable';

  protected override render() {
    const { intake } = this;
    const texts = INTAKE;
    if (intake === 'unreadable') return html`<p class="quiet">${texts.unreadable}</p>`;
    const { ageGroup, gender, firstTime } = intake;
    const topic = topicOf(intake);
    return html`<dl class="facts stacked">
        ${fact(texts.nickname, intake.nickname)} ${fact(texts.ageGroup, ageGroup && texts.ages[ageGroup])}
        ${fact(texts.gender, gender && texts.genders[gender])}
        ${fact(texts.topic, topic === null ? undefined : topicName(topic))}
        ${fact(texts.firstTime, firstTime === undefined ? undefined : firstTime ? texts.yes : texts.no)}
      </dl>
      ${isBare(intake) ? html`<p class="quiet small">${CONVERSATION.noIntake}</p>` : nothing}`;
  }
}

/** Nothing but a nickname. */
export function isBare(intake: Intake | 'unreadable'): boolean {
  if (intake === 'unreadable') return false;
  const { ageGroup, gender, firstTime } = intake;
  return (
    ageGroup === undefined && gender === undefined && topicOf(intake) === null && firstTime === undefined
  );
}

/** The same in one line, for where there is room for no more. */
export function digestOf(intake: Intake | 'unreadable'): string {
  const texts = INTAKE;
  if (intake === 'unreadable') return CONVERSATION.about;
  const { ageGroup, gender } = intake;
  const topic = topicOf(intake);
  const known = [
    ageGroup && texts.ages[ageGroup],
    gender && texts.genders[gender],
    topic && topicName(topic),
  ];
  const parts = known.filter((part) => typeof part === 'string');
  return parts.length === 0 ? CONVERSATION.about : parts.join(' · ');
}

function fact(name: string, value: string | undefined) {
  return value === undefined
    ? nothing
    : html`<dt>${name}</dt>
        <dd>${value}</dd>`;
}

customElements.define('lo-intake-card', IntakeCard);
