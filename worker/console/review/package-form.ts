import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import '@awesome.me/webawesome/dist/components/input/input.js';
import type WaCheckbox from '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import { html, LitElement, nothing } from 'lit';
import type { ConcernRow } from '../../../protocol/http/concerns.ts';
import { isBlank } from '../../../protocol/blank.ts';
import { plainCallout, problemCallout } from '../kit/callouts.ts';
import { formatClock } from '../kit/format.ts';
import { CONVERSATION } from '../conversation/conversation-texts.ts';
import { shared } from '../kit/shared.styles.ts';
import { Unsaved } from '../kit/unsaved.ts';
import { unwatched } from '../kit/unwatched.ts';
import type { Api } from '../session/api.ts';
import { TypedTexts } from '../session/typed-texts.ts';
import { sealAbout } from './concern-account.ts';
import { CONCERNS } from './concerns-texts.ts';
import { PackageDraft, DELIVERY_FIELDS } from './package-draft.ts';
import { packageFiles } from './package-files.ts';
import { dayWrong, holdUntil } from './hold-period.ts';
import { dayOf } from './share-period.ts';
import '../kit/field.ts';
import type { Field } from '../kit/field.ts';
import { isNamedIn, makePackage, type Chosen, type Package } from './package-file.ts';
import { styles } from './package-form.styles.ts';
import { readTranscript, type TranscriptMessage } from '../conversation/read-transcript.ts';
import type { ReviewKeyring } from './review-keyring.ts';
import { stepProblem } from './step-problem.ts';

const texts = CONCERNS.package;
const MOST_MS = 28 * 86_400_000;

/**
 * [B2] Chooses what is handed out, makes it in this browser, and records that it was. None of it goes to the server but its hash.
 *
 * @event {Event} lo-stepped
 */
export class PackageForm extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    api: { attribute: false },
    keyring: { attribute: false },
    concern: { attribute: false },
    messages: { state: true },
    made: { state: true },
    dayProblem: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare keyring: ReviewKeyring;
  declare concern: ConcernRow;
  declare private messages: readonly TranscriptMessage[] | null;
  declare private made: Package | null;
  /** What is wrong with the day until which the conversation is to be held. */
  declare private dayProblem: string | null;
  declare private busy: boolean;
  declare private problem: string | null;
  /** Everybody who works here or did, because a talk may have been somebody else's before. */
  #staff: readonly string[] = [];

  constructor() {
    super();
    this.messages = this.made = this.dayProblem = this.problem = null;
    this.busy = false;
    new Unsaved(this, () => this.#draft.isAtRisk);
  }

  get #draft(): PackageDraft {
    return PackageDraft.of(this.api, this.concern.id);
  }

  /** What was chosen before stands there from the first. */
  protected override async scheduleUpdate(): Promise<void> {
    await TypedTexts.of(this.api).ready;
    await super.scheduleUpdate();
  }

  protected override render() {
    const { messages } = this;
    return html`<div class="stack">
      <h3>${texts.title}</h3>
      ${plainCallout('warning', texts.least)}
      ${
        messages === null
          ? html`<p>${texts.loadBody}</p>
              <div>
                <wa-button appearance="outlined" ?loading=${this.busy} @click=${this.#load}
                  >${texts.load}</wa-button
                >
              </div>`
          : this.#choose(messages)
      }
      ${problemCallout(this.problem)}
    </div>`;
  }

  #choose(messages: readonly TranscriptMessage[]) {
    return html`<p role="status">${texts.chosen(this.#draft.chosen.size, messages.length)}</p>
      <ol>
        ${messages.map(
          (message) =>
            html`<li>
              <wa-checkbox
                ?checked=${this.#draft.chosen.has(message.seq)}
                ?disabled=${message.text === null}
                @change=${({ currentTarget }: Event & { currentTarget: WaCheckbox }) => this.#pick(message.seq, currentTarget.checked)}
                ><span class="quiet small"
                  >${this.#who(message)}${message.at === null ? '' : `, ${formatClock(message.at)}`}</span
                ><br /><span dir="auto" translate="no"
                  >${message.text ?? CONVERSATION.messageUnreadable}</span
                ></wa-checkbox
              >
            </li>`,
        )}
      </ol>
      <wa-checkbox ?checked=${this.#draft.names} hint=${texts.namesHint} @change=${this.#namesChosen}
        >${texts.names}</wa-checkbox
      >
      ${this.#others()}
      ${DELIVERY_FIELDS.map(
        (name) =>
          html`<wa-input
            label=${texts[name]}
            maxlength="300"
            autocomplete="off"
            ${unwatched()}
            .value=${this.#draft.delivery[name]}
            @input=${({ currentTarget }: Event & { currentTarget: WaInput }) => this.#draft.fillIn(name, currentTarget.value ?? '')}
          ></wa-input>`,
      )}
      <lo-field
        name="until"
        kind="date"
        label=${texts.until}
        hint=${texts.untilHint}
        .value=${this.#draft.day ?? dayOf(Date.now() + MOST_MS)}
        .problem=${this.dayProblem}
        @lo-typed=${this.#dayTyped}
      ></lo-field>
      <div>
        <wa-button variant="brand" @click=${this.#make}>${texts.make}</wa-button>
      </div>
      ${this.made === null ? nothing : this.#files(this.made)}`;
  }

  /** Of who had the talk before nothing is known but what stands in it: so whoever chooses says whether a word is an alias. */
  #others() {
    const found = this.#named;
    if (found.length === 0) return nothing;
    return html`<fieldset class="stack">
      <legend>${texts.others}</legend>
      <p class="quiet small">${texts.othersHint}</p>
      ${found.map(
        (alias) =>
          html`<wa-checkbox
            ?checked=${!this.#draft.kept.has(alias)}
            @change=${({ currentTarget }: Event & { currentTarget: WaCheckbox }) => this.#keep(alias, !currentTarget.checked)}
            >${texts.replace(alias)}</wa-checkbox
          >`,
      )}
    </fieldset>`;
  }

  #files(made: Package) {
    return html`<section class="stack" role="status">
      ${packageFiles(made)}
      <div>
        <wa-button variant="brand" ?loading=${this.busy} @click=${this.#record}>${texts.record}</wa-button>
      </div>
    </section>`;
  }

  #who({ role }: TranscriptMessage): string {
    return role === 'volunteer' && this.#draft.names && this.#alias !== '' ? this.#alias : texts[role];
  }

  get #alias(): string {
    return this.concern.conversation?.alias ?? '';
  }

  get #picked(): readonly TranscriptMessage[] {
    return (this.messages ?? []).filter(({ seq }) => this.#draft.chosen.has(seq));
  }

  /** Aliases of other colleagues that are words of what was chosen. */
  get #named(): readonly string[] {
    const said = this.#picked.map(({ text }) => text ?? '').join('\n');
    return this.#staff.filter((alias) => alias !== this.#alias && isNamedIn(alias, said));
  }

  get #hidden(): readonly string[] {
    const others = this.#named.filter((alias) => !this.#draft.kept.has(alias));
    return this.#draft.names || this.#alias === '' ? others : [this.#alias, ...others];
  }

  #keep(alias: string, on: boolean): void {
    if (on) this.#draft.kept.add(alias);
    else this.#draft.kept.delete(alias);
    this.#changed();
  }

  #pick(seq: number, on: boolean): void {
    if (on) this.#draft.chosen.add(seq);
    else this.#draft.chosen.delete(seq);
    this.#changed();
  }

  readonly #namesChosen = ({ currentTarget }: Event & { currentTarget: WaCheckbox }): void => {
    this.#draft.names = currentTarget.checked;
    this.#changed();
  };

  /** What was made is of another choice. */
  #changed(): void {
    this.#draft.keep();
    this.made = this.problem = null;
    this.requestUpdate();
  }

  readonly #dayTyped = ({ detail }: CustomEvent<string>): void => {
    this.#draft.day = detail;
    this.#draft.keep();
    this.dayProblem = null;
  };

  /** Until when it is to be held. Null: none of the days that can be, which is said beside the box. */
  #until(): number | null {
    const nowMs = Date.now();
    const lastMs = nowMs + MOST_MS;
    const until = holdUntil(this.#draft.day ?? dayOf(lastMs), lastMs, nowMs);
    this.dayProblem = until === null ? dayWrong(lastMs, nowMs) : null;
    if (until === null) this.renderRoot.querySelector<Field>('lo-field')?.focus();
    return until;
  }

  readonly #load = async (): Promise<void> => {
    this.busy = true;
    this.problem = null;
    try {
      const { conversationId, ground } = this.concern;
      const { people, former = [] } = await this.api.staffKeys();
      this.#staff = [...new Set([...people.map(({ alias }) => alias), ...former])];
      const body = await this.api.openConversation(conversationId, { reason: 'danger', ground });
      const opened = await this.keyring.conversationKeys(body);
      const transcript = opened && (await readTranscript(opened.keys, body));
      if (transcript === null) this.problem = texts.unreadable;
      else this.messages = transcript.messages;
    } catch (error) {
      this.problem = stepProblem(error);
    } finally {
      this.busy = false;
    }
  };

  readonly #make = async (): Promise<void> => {
    const chosen = this.#picked;
    if (chosen.length === 0) this.problem = texts.none;
    else if (DELIVERY_FIELDS.some((name) => isBlank(this.#draft.delivery[name])))
      this.problem = texts.missing;
    else if (this.#until() !== null) {
      this.problem = null;
      const { conversationId, conversation } = this.concern;
      this.made = await makePackage({
        conversationId,
        startedAt: conversation?.startedAt ?? 0,
        madeAt: Date.now(),
        messages: chosen.map((message): Chosen => ({
          who: this.#who(message),
          at: message.at,
          text: message.text ?? '',
        })),
        of: this.messages?.length ?? 0,
        hidden: this.#hidden,
      });
    }
  };

  readonly #record = async (): Promise<void> => {
    const until = this.made === null || this.busy ? null : this.#until();
    if (this.made === null || until === null) return;
    this.busy = true;
    const { hash, sizes } = this.made;
    try {
      const delivery = await sealAbout(this.keyring, this.concern.id, this.#draft.delivery);
      const bytes = sizes.html + sizes.json;
      await this.api.disclose(this.concern.id, { delivery, hash, bytes, sizes, until });
      this.#draft.drop(this.api, this.concern.id);
      this.dispatchEvent(new Event('lo-stepped', { bubbles: true, composed: true }));
    } catch (error) {
      this.problem = stepProblem(error);
    } finally {
      this.busy = false;
    }
  };
}

customElements.define('lo-package-form', PackageForm);
