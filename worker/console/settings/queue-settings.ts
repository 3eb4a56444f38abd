import { html, LitElement } from 'lit';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { numberField } from './setting-field.ts';
import { SettingsForm } from './settings-form.ts';
import { settingsStyles } from './settings-styles.ts';
import { NUMBERS } from './numbers-texts.ts';

const texts = NUMBERS;
const FIELDS = [
  'queue.placesPerVolunteer',
  'queue.minPlaces',
  'queue.maxPlaces',
  'queue.visitorGraceWaitingMinutes',
  'queue.offerSeconds',
  'queue.absentSeconds',
  'queue.quietMinutes',
  'queue.pauseMinutes',
  'queue.breakMinutes',
  'queue.wrapUpMinutes',
  'queue.wrapUpMaxMinutes',
  'queue.capacity',
  'conversation.visitorGraceMinutes',
  'conversation.volunteerGraceMinutes',
  'conversation.evaluationMinutes',
  'conversation.unansweredMinutes',
  'conversation.silentMinutes',
  'conversation.talkGuideMinutes',
  'session.absoluteHours',
  'session.idleMinutes',
  'invitationHours',
] as const;

/** The numbers: how many may wait, and how long everything lasts. */
export class QueueSettings extends LitElement {
  static override readonly styles = [shared, settingsStyles];
  static override readonly properties = { api: { attribute: false } };
  declare api: Api;
  readonly #form = new SettingsForm(
    this,
    () => this.api,
    () => FIELDS,
  );

  protected override render() {
    return this.#form.render(() =>
      texts.groups.map(
        ({ title, fields }) =>
          html`<section class="card stack loose">
            <h2>${title}</h2>
            <div class="fields">
              ${fields.map(({ field, ...said }) => numberField(this.#form, field, said))}
            </div>
          </section>`,
      ),
    );
  }
}

customElements.define('lo-queue-settings', QueueSettings);
