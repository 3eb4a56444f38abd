import { html, LitElement } from 'lit';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { textField } from './setting-field.ts';
import { SettingsForm } from './settings-form.ts';
import { settingsStyles } from './settings-styles.ts';
import { ORGANISATION } from './settings-texts.ts';

const texts = ORGANISATION;

/** What the helpline is called, and where somebody can complain. */
export class OrganisationSettings extends LitElement {
  static override readonly styles = [shared, settingsStyles];
  static override readonly properties = { api: { attribute: false } };
  declare api: Api;
  readonly #form = new SettingsForm(
    this,
    () => this.api,
    () => ['organisation', 'complaintUrl'],
  );

  protected override render() {
    return this.#form.render(
      () =>
        html`<section class="card stack loose narrow">
          ${textField(this.#form, 'organisation', { hint: texts.nameHint })}
          ${textField(this.#form, 'complaintUrl', { kind: 'url', optional: true, hint: texts.complaintHint })}
        </section>`,
    );
  }
}

customElements.define('lo-organisation-settings', OrganisationSettings);
