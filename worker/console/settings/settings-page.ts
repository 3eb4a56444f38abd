import { css, html, LitElement } from 'lit';
import { Watch } from '../kit/observable.ts';
import { Parts } from '../kit/parts.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { PAGES } from '../session/pages.ts';
import { plainCallout } from '../kit/callouts.ts';
import { COMMON } from '../kit/common-texts.ts';
import { SETTINGS_PAGES } from './settings-pages.ts';
import type { OtherForms } from './step-forms.ts';
import { SETTINGS } from './settings-texts.ts';

const texts = SETTINGS;
const parts = new Parts();

/** The list of the pages of settings, or the one of them that is open. */
export class SettingsPage extends LitElement {
  static override readonly styles = [
    shared,
    css`
      .pages {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr));
        gap: 0.75rem;
        list-style: none;
      }
      .pages a {
        display: block;
        height: 100%;
        padding: 1rem 1.25rem;
        border: 1px solid var(--lo-line);
        border-radius: var(--lo-radius);
        background: var(--lo-surface);
        color: inherit;
        text-decoration: none;
      }
      .pages a:hover {
        border-color: var(--lo-accent);
      }
      .pages strong {
        display: block;
        margin-bottom: 0.25rem;
        color: var(--lo-accent);
      }
      .back {
        display: inline-flex;
        align-items: center;
        min-height: var(--lo-target);
      }
    `,
  ];
  static override readonly properties = {
    api: { attribute: false },
    slug: { attribute: false },
    others: { attribute: false },
  };
  declare api: Api;
  /** Null: the list. */
  declare slug: string | null;
  /** For the page of the first run. */
  declare others: OtherForms;

  constructor() {
    super();
    this.slug = null;
    new Watch(this, () => [parts]);
  }

  protected override render() {
    if (this.slug === null) return this.#list();
    const page = SETTINGS_PAGES.find(({ slug }) => slug === this.slug);
    return html`<div class="page stack loose">
      <div>
        <a class="back" href=${PAGES.settings.path}>${texts.back}</a>
        <h1 tabindex="-1">${page?.name ?? texts.unknown}</h1>
      </div>
      ${page === undefined ? html`<p class="lead">${texts.unknownBody}</p>` : this.#part(page)}
    </div>`;
  }

  #list() {
    return html`<div class="page stack loose">
      <h1 tabindex="-1">${PAGES.settings.name}</h1>
      <p class="lead">${texts.intro}</p>
      <ul class="pages">
        ${SETTINGS_PAGES.map(
          ({ slug, name, about }) =>
            html`<li>
              <a href="${PAGES.settings.path}/${slug}"><strong>${name}</strong>${about}</a>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #part({ about, load, render }: (typeof SETTINGS_PAGES)[number]) {
    switch (parts.state(load)) {
      case 'ready':
        return html`<p class="lead">${about}</p>
          ${render(this.api, this.others)}`;
      case 'loading':
        return html`<div class="spinner"><wa-spinner></wa-spinner>${COMMON.loading}</div>`;
      case 'failed':
        return html`${plainCallout('danger', texts.partFailed)}
          <div>
            <wa-button appearance="outlined" @click=${() => location.reload()}>${COMMON.reload}</wa-button>
          </div>`;
    }
  }
}

customElements.define('lo-settings-page', SettingsPage);
