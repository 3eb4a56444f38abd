import { css, html, LitElement, nothing } from 'lit';
import type { Intake } from '../../protocol/intake.ts';
import { shared } from './shared.styles.ts';
import { TEXTS } from './texts.ts';

/** What the visitor filled in before the conversation, decrypted. */
export class IntakeCard extends LitElement {
  static override readonly styles = [
    shared,
    css`
      .facts {
        grid-template-columns: 1fr;
        gap: 0;
      }
      .facts dd + dt {
        margin-top: 0.75rem;
      }
      dt {
        font-size: 0.875rem;
      }
      dd {
        font-size: 1rem;
      }
      dl + p {
        margin-top: 0.75rem;
      }
    `,
  ];
  static override readonly properties = { intake: { attribute: false } };
  declare intake: Intake | 'unreadable';

  protected override render() {
    const { intake } = this;
    const texts = TEXTS.intake;
    if (intake === 'unreadable') return html`<p class="quiet">${texts.unreadable}</p>`;
    const { ageGroup, gender, topic, firstTime } = intake;
    const bare =
      ageGroup === undefined && gender === undefined && topic === undefined && firstTime === undefined;
    return html`<dl class="facts small">
        ${fact(texts.nickname, intake.nickname)} ${fact(texts.ageGroup, ageGroup && texts.ages[ageGroup])}
        ${fact(texts.gender, gender && texts.genders[gender])}
        ${fact(texts.topic, topic && TEXTS.topics[topic])}
        ${fact(texts.firstTime, firstTime === undefined ? undefined : firstTime ? texts.yes : texts.no)}
      </dl>
      ${bare ? html`<p class="quiet small">${TEXTS.talk.noIntake}</p>` : nothing}`;
  }
}

function fact(name: string, value: string | undefined) {
  return value === undefined
    ? nothing
    : html`<dt>${name}</dt>
        <dd>${value}</dd>`;
}

customElements.define('lo-intake-card', IntakeCard);
