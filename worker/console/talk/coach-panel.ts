import { css, html, LitElement, nothing } from 'lit';
import type { VolunteerState } from '../../../protocol/room.ts';
import { shared } from '../kit/shared.styles.ts';
import { COACH_TEXTS as texts } from './talk-texts.ts';

export type Coach = Extract<VolunteerState, { phase: 'talking' }>['coach'];

/**
 * [C6] A colleague beside this talk: asking for one, and who it is.
 *
 * @event {CustomEvent<{ on: boolean }>} lo-want-coach
 */
export class CoachPanel extends LitElement {
  static override readonly styles = [
    shared,
    css`
      section {
        display: grid;
        gap: 0.625rem;
      }
      :host([strip]) section {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.25rem 0.75rem;
      }
      :host([strip]) p {
        flex: 1 1 8rem;
      }
      :host([strip]) h2 {
        position: absolute;
        clip-path: inset(50%);
      }
    `,
  ];
  static override readonly properties = {
    coach: { attribute: false },
    colleagues: { attribute: false },
    connected: { attribute: false },
    strip: { type: Boolean, reflect: true },
  };
  declare coach: Coach;
  /** How many are free; null when that is not known. */
  declare colleagues: number | null;
  declare connected: boolean;
  /** In one line, for where there is little room. */
  declare strip: boolean;

  constructor() {
    super();
    this.coach = this.colleagues = null;
    this.connected = true;
    this.strip = false;
  }

  protected override render() {
    const { coach, colleagues } = this;
    const stage = coach?.stage ?? null;
    const line = coachLine(coach, colleagues);
    const hint = stage === null && colleagues === 0 ? texts.noneFree : null;
    return html`<section aria-labelledby="title">
      <h2 id="title" tabindex="-1">${texts.title}</h2>
      ${line === null ? nothing : html`<p>${line}</p>`}
      ${stage === null ? html`<p class="quiet small">${texts.hint}${hint && ` ${hint}`}</p>` : nothing}
      ${this.#button(stage)}
    </section>`;
  }

  #button(stage: NonNullable<Coach>['stage'] | null) {
    if (stage === 'declined') return nothing;
    const on = stage === null || stage === 'left';
    return html`<div>
      <wa-button size="s" appearance="outlined" ?disabled=${!this.connected} @click=${() => this.#want(on)}
        >${on ? texts.ask : stage === 'sitting' ? texts.stop : texts.takeBack}</wa-button
      >
    </div>`;
  }

  /** For who pressed a button that is gone. */
  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  #want(on: boolean): void {
    this.dispatchEvent(new CustomEvent('lo-want-coach', { detail: { on }, bubbles: true, composed: true }));
  }
}

/** How it stands, in a sentence; null when nobody was asked for. */
export function coachLine(coach: Coach, colleagues: number | null): string | null {
  switch (coach?.stage) {
    case undefined:
      return null;
    case 'wanted':
      return colleagues === 0 ? texts.wantedNoneFree : texts.wanted;
    case 'declined':
      return texts.declined;
    case 'asked':
    case 'sitting':
    case 'left':
      return texts[coach.stage](coach.alias);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lo-coach-panel': CoachPanel;
  }
}

customElements.define('lo-coach-panel', CoachPanel);
