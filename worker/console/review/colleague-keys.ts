import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { StaffMember } from '../../../protocol/http/keys.ts';
import type { MeBody } from '../../../protocol/http/staff.ts';
import type { PublicKey } from '../../../protocol/sealed.ts';
import { confirmKey, isConfirmed, makeGrant } from '../../../widget/keys/granting.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import { LoadTask } from '../kit/load-task.ts';
import { shared } from '../kit/shared.styles.ts';
import { errorCodeOf, type Api } from '../session/api.ts';
import '../session/key-mark.ts';
import { problemText } from '../session/problem-text.ts';
import { ACCESS, COLLEAGUES } from './keys-texts.ts';
import type { ReviewKeyring } from './review-keyring.ts';

/** `confirmed`: the organisation signed that the key is theirs, as this browser has checked. */
type Colleague = StaffMember & { confirmed: boolean };

const texts = COLLEAGUES;

/** [K8] [K9] Colleagues' keys: which were compared by voice, and who waits for the review key. Comparing one is giving access. */
export class ColleagueKeys extends LitElement {
  static override readonly styles = [
    shared,
    css`
      ul {
        list-style: none;
      }
      li {
        display: grid;
        gap: 0.75rem;
        padding-block: 0.875rem;
        border-top: 1px solid var(--lo-line);
      }
      .who {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem 1rem;
      }
    `,
  ];
  static override readonly properties = {
    api: { attribute: false },
    me: { attribute: false },
    keyring: { attribute: false },
    refresh: { attribute: false },
    comparing: { state: true },
    busy: { state: true },
    problem: { state: true },
    notice: { state: true },
  };
  declare api: Api;
  declare me: MeBody;
  declare keyring: ReviewKeyring;
  declare refresh: () => Promise<void>;
  /** The id of the colleague whose key is being compared. */
  declare private comparing: string | null;
  declare private busy: boolean;
  declare private problem: string | null;
  declare private notice: string | null;
  readonly #people = new LoadTask(this, () => this.#load(), problemText);

  constructor() {
    super();
    this.comparing = this.problem = this.notice = null;
    this.busy = false;
  }

  /** Not while somebody compares: the fingerprint that is being read out must stay the one that is signed for. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.comparing !== null) return;
    const before = changed.get('me')?.holders?.waiting.join();
    if (before !== undefined && before !== this.me.holders?.waiting.join()) this.#people.again();
  }

  protected override render() {
    return html`<section class="card stack narrow">
      <h2 tabindex="-1">${texts.title}</h2>
      <p>${texts.body}</p>
      ${noticeCallout('success', this.notice)}
      ${this.#people.render((people) => [
        problemCallout(this.#people.problem),
        people.length === 0
          ? html`<p class="quiet">${texts.empty}</p>`
          : html`<ul>
              ${people.map((person) => this.#person(person))}
            </ul>`,
      ])}
    </section>`;
  }

  #person(person: Colleague) {
    const { id, alias, key } = person;
    const open = this.comparing === id && key !== null;
    const settled = person.confirmed && (person.role === 'volunteer' || person.held !== null);
    return html`<li>
      <div class="who">
        <span><strong>${alias}</strong> <span class="quiet">${stateOf(person)}</span></span>
        ${
          key === null || settled || open
            ? nothing
            : html`<wa-button size="s" appearance="outlined" @click=${() => this.#compare(id)}
                ><span aria-hidden="true">${texts.compare}</span>
                <span class="hidden">${texts.compare}: ${alias}</span></wa-button
              >`
        }
      </div>
      ${open ? this.#comparison(person, key) : nothing}
    </li>`;
  }

  #comparison(person: Colleague, key: PublicKey) {
    const { alias, role } = person;
    const signer = this.keyring.giver?.signing.publicKey.id;
    return html`<div class="stack">
      <h3 tabindex="-1">${texts.call(alias)}</h3>
      <p>${texts.where[role](alias)}</p>
      <lo-key-mark .keyId=${key.id} label=${texts.theirs(alias)}></lo-key-mark>
      ${
        role === 'volunteer' || signer === undefined
          ? nothing
          : html`<lo-key-mark .keyId=${signer} label=${texts.readOut}></lo-key-mark>`
      }
      ${problemCallout(this.problem)}
      <div>
        <wa-button variant="brand" ?loading=${this.busy} @click=${() => this.#agree(person, key)}
          >${ACCESS.matches}</wa-button
        >
      </div>
      <p class="small">${ACCESS.differs}</p>
    </div>`;
  }

  #compare(id: string): void {
    this.comparing = id;
    this.problem = this.notice = null;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h3')?.focus());
  }

  async #load(): Promise<Colleague[]> {
    const { people } = await this.api.staffKeys();
    const signer = this.keyring.giver?.signing.publicKey;
    const others = people.filter(({ id }) => id !== this.me.volunteer.id);
    return Promise.all(
      others.map(async (person) => ({
        ...person,
        confirmed: signer !== undefined && (await isConfirmed(person, signer)),
      })),
    );
  }

  /** Signs for exactly the key whose fingerprint is on the screen. */
  async #agree({ id, alias, role }: Colleague, key: PublicKey): Promise<void> {
    const { giver, held } = this.keyring;
    if (this.busy || giver === null) return;
    this.busy = true;
    this.problem = null;
    try {
      const compared = { id, alias, key };
      if (role === 'coordinator') await this.api.grantReviewKey(await makeGrant(giver, compared, held));
      else await this.api.confirmStaffKey(await confirmKey(giver.signing, compared));
      this.comparing = null;
      this.notice = role === 'coordinator' ? texts.granted(alias) : texts.compared(alias);
      this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
      await this.refresh();
    } catch (error) {
      this.problem = errorCodeOf(error) === 'conflict' ? texts.movedOn(alias) : problemText(error);
    } finally {
      this.busy = false;
    }
    this.#people.again();
  }
}

function stateOf({ role, key, confirmed, held }: Colleague): string {
  if (role === 'volunteer') {
    if (key === null) return texts.noMailbox;
    return confirmed ? texts.confirmed : texts.unconfirmed;
  }
  if (key === null) return texts.noKey;
  return held !== null && held.share.keyId === key.id ? texts.holds : texts.waiting;
}

customElements.define('lo-colleague-keys', ColleagueKeys);
