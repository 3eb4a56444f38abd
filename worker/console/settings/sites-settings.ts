import { css, html, LitElement, nothing } from 'lit';
import type { SitesBody } from '../../../protocol/http/settings.ts';
import '../kit/field.ts';
import { LoadTask } from '../kit/load-task.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { problemText } from '../session/problem-text.ts';
import { conflictNote, textField } from './setting-field.ts';
import { SettingsForm } from './settings-form.ts';
import { settingsStyles } from './settings-styles.ts';
import { embedSnippet, inlineSnippet, policyLines } from './site-snippets.ts';
import './copy-block.ts';
import { SITES } from './sites-texts.ts';

const texts = SITES;

/** Which websites may show the chat, what to put into them, and where the way out leads. */
export class SitesSettings extends LitElement {
  static override readonly styles = [
    shared,
    settingsStyles,
    css`
      ul {
        display: grid;
        gap: 1.25rem;
        list-style: none;
      }
      .site {
        display: grid;
        gap: 0.25rem;
      }
    `,
  ];
  static override readonly properties = { api: { attribute: false } };
  declare api: Api;
  readonly #form = new SettingsForm(
    this,
    () => this.api,
    () => ['sites', 'exitUrl'],
  );
  readonly #use = new LoadTask(this, () => this.api.siteUse(), problemText);

  protected override render() {
    return html`<div class="stack loose">
      ${this.#form.render(() => [this.#sites(), this.#exit()])}
      ${this.#use.render(({ chatOrigin }) => this.#snippets(chatOrigin))}
    </div>`;
  }

  #sites() {
    const sites = this.#form.draft.value('sites') as string[];
    const set = (changed: string[]) => this.#form.draft.set('sites', changed);
    return html`<section class="card stack loose">
      <div class="stack">
        <h2>${texts.title}</h2>
        <p class="quiet small">${texts.hint}</p>
      </div>
      ${conflictNote(this.#form, 'sites')}
      ${sites.length === 0 ? html`<p class="quiet">${texts.none}</p>` : nothing}
      <ul>
        ${sites.map(
          (site, index) =>
            html`<li class="site">
              <lo-field
                kind="url"
                name="sites.${index}"
                label=${texts.site(index + 1)}
                .value=${site}
                .problem=${this.#form.problemAt(`sites.${index}`)}
                @lo-typed=${({ detail }: CustomEvent<string>) => set(sites.with(index, detail.trim()))}
              ></lo-field>
              <div class="row">
                ${this.#known(site)}
                <wa-button size="s" appearance="plain" @click=${() => set(sites.toSpliced(index, 1))}
                  >${texts.remove}<span class="hidden"> (${site})</span></wa-button
                >
              </div>
            </li>`,
        )}
      </ul>
      <div>
        <wa-button appearance="outlined" @click=${() => set([...sites, ''])}>${texts.add}</wa-button>
      </div>
    </section>`;
  }

  /** Of a site that counts: how many conversations came from it, and a way to look. */
  #known(site: string) {
    if (!this.#form.draft.inForce('sites').includes(site)) return nothing;
    const use = this.#use.value;
    return html`${use === null ? nothing : html`<span class="quiet small">${texts.count(countOf(use, site))}</span>`}
      <a class="target" href=${site} target="_blank" rel="noopener">${texts.try}</a>`;
  }

  #exit() {
    return html`<section class="card stack narrow">
      <h2>${texts.exitTitle}</h2>
      ${textField(this.#form, 'exitUrl', { kind: 'url', hint: texts.exitHint })}
    </section>`;
  }

  #snippets(chatOrigin: string) {
    return html`<section class="card stack loose">
      <div class="stack">
        <h2>${texts.codeTitle}</h2>
        <p>${texts.codeHint}</p>
      </div>
      <lo-copy-block heading=${texts.plain} .text=${embedSnippet(chatOrigin)}></lo-copy-block>
      <div class="stack">
        <h3>${texts.wordpress}</h3>
        <p class="small">${texts.wordpressHint}</p>
        <lo-copy-block heading=${texts.wordpressFooter} .text=${embedSnippet(chatOrigin)}></lo-copy-block>
        <lo-copy-block heading=${texts.wordpressBlock} .text=${inlineSnippet(chatOrigin)}></lo-copy-block>
      </div>
      <div class="stack">
        <h3>${texts.policy}</h3>
        <p class="small">${texts.policyHint}</p>
        <lo-copy-block heading=${texts.policyLines} .text=${policyLines(chatOrigin)}></lo-copy-block>
      </div>
    </section>`;
  }
}

function countOf({ conversations }: SitesBody, site: string): number {
  return conversations.find((each) => each.site === site)?.count ?? 0;
}

customElements.define('lo-sites-settings', SitesSettings);
