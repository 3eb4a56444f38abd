import { css, html, LitElement, nothing } from 'lit';
import { SHARE_BOUNDS, type ConversationSharesBody } from '../../../protocol/http/shares.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import '../kit/confirm-dialog.ts';
import { formatDate, formatList } from '../kit/format.ts';
import { LoadTask } from '../kit/load-task.ts';
import { shared } from '../kit/shared.styles.ts';
import { errorCodeOf, type Api } from '../session/api.ts';
import { PAGES } from '../session/pages.ts';
import { problemText } from '../session/problem-text.ts';
import type { ReviewKeyring } from './review-keyring.ts';
import type { SharedFrom } from './share-conversation.ts';
import './share-dialog.ts';
import type { Asked } from './share-dialog.ts';
import { SHARE, SHARE_DIALOG } from './share-texts.ts';
import {
  hasShare,
  listColleagues,
  shareOrAwait,
  type Colleague,
  type Given,
  type NewShare,
} from './share-or-await.ts';

const texts = SHARE;
type Loaded = ConversationSharesBody & { colleagues: Colleague[] };

/** [N3] With whom a conversation is shared, whether they have read it, and the ways to share it and to stop. */
export class ShareCard extends LitElement {
  static override readonly styles = [
    shared,
    css`
      ul {
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.25rem 0.5rem;
        padding-block: 0.5rem;
        border-top: 1px solid var(--lo-line);
      }
      /* While they are closed, they take no room between the others. */
      lo-share-dialog,
      lo-confirm-dialog {
        display: contents;
      }
      li > p {
        flex: 1 1 8rem;
        min-width: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];
  static override readonly properties = {
    api: { attribute: false },
    keyring: { attribute: false },
    selfId: {},
    conversation: { attribute: false },
    asked: { state: true },
    stopping: { state: true },
    notice: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare keyring: ReviewKeyring;
  declare selfId: string;
  declare conversation: SharedFrom;
  declare private asked: Asked | null;
  /** The share that somebody wants to end. */
  declare private stopping: Given | null;
  declare private notice: string | null;
  declare private problem: string | null;
  /** Who got it since this was asked: tried again after a failure, nobody gets it twice. */
  readonly #done = new Set<string>();
  readonly #loaded = new LoadTask<Loaded>(
    this,
    async () => {
      const [shares, colleagues] = await Promise.all([
        this.api.conversationShares(this.conversation.id),
        listColleagues(this.api, this.keyring, this.selfId),
      ]);
      return { ...shares, colleagues };
    },
    problemText,
  );

  constructor() {
    super();
    this.asked = this.stopping = this.notice = this.problem = null;
  }

  protected override render() {
    return html`<section class="card stack">
      <h2 tabindex="-1">${texts.title}</h2>
      ${this.#loaded.render((loaded) => this.#content(loaded))}
    </section>`;
  }

  #content({ shares, volunteer, eraseAt, colleagues }: Loaded) {
    const to = colleagues.find(({ id }) => id === volunteer?.id);
    const among = colleagues.filter(({ id }) => !hasShare(shares, id, 'discussion'));
    return html`${
        shares.length === 0
          ? html`<p class="quiet">${texts.none}</p>`
          : html`<ul>
              ${shares.map((share) => this.#share(share, colleagues))}
            </ul>`
      }
      ${noticeCallout('success', this.notice)} ${problemCallout(this.problem ?? this.#loaded.problem)}
      <div class="row">
        ${
          to === undefined || hasShare(shares, to.id, 'feedback')
            ? nothing
            : html`<wa-button appearance="outlined" @click=${() => this.#ask({ kind: 'feedback', to })}
                >${texts.withVolunteer(to.alias)}</wa-button
              >`
        }
        <wa-button appearance="outlined" @click=${() => this.#ask({ kind: 'discussion', among })}
          >${texts.discuss}</wa-button
        >
      </div>
      <lo-share-dialog
        .asked=${this.asked}
        .eraseAt=${eraseAt}
        .share=${(chosen: readonly NewShare[]) => this.#give(chosen)}
        @lo-close=${() => (this.asked = null)}
      ></lo-share-dialog>
      <lo-confirm-dialog
        ?open=${this.stopping !== null}
        .heading=${texts.stopTitle(this.stopping?.alias ?? '')}
        .body=${texts.stopBody}
        .confirm=${texts.stop}
        @lo-confirm=${this.#stop}
        @lo-close=${() => (this.stopping = null)}
      ></lo-confirm-dialog>`;
  }

  #share(share: Given, colleagues: readonly Colleague[]) {
    const { alias, kind, until, state } = share;
    const going = state === 'open' || state === 'awaited';
    return html`<li>
      <p>
        <strong>${alias}</strong><br /><span class="quiet small"
          >${texts.kinds[kind]}${state === 'open' ? `, ${texts.until(formatDate(until))}` : ''}<br />${this.#state(
            share,
            colleagues,
          )}</span
        >
      </p>
      ${
        going
          ? html`<wa-button size="s" appearance="plain" @click=${() => (this.stopping = share)}
              ><span aria-hidden="true">${texts.stop}</span
              ><span class="hidden">${texts.stopFor(alias)}</span></wa-button
            >`
          : nothing
      }
    </li>`;
  }

  /** What waits for a key says whether it is there: then it is to be compared. */
  #state({ state, read, volunteerId, alias }: Given, colleagues: readonly Colleague[]) {
    if (state === 'ended' || state === 'erased') return read ? `${texts.ended}, ${texts.read}` : texts.ended;
    if (state === 'open') return read ? texts.read : texts.notRead;
    const reach = colleagues.find(({ id }) => id === volunteerId)?.reach ?? 'noKey';
    if (reach === 'noKey') return texts.awaits(alias);
    return html`${texts.compare(alias)}<br /><a class="target" href=${PAGES.keys.path}
        >${texts.compareLink}</a
      >`;
  }

  #ask(asked: Asked): void {
    this.asked = asked;
    this.#done.clear();
    this.notice = this.problem = null;
  }

  async #give(chosen: readonly NewShare[]): Promise<string | null> {
    const done = { shared: [] as string[], awaited: [] as string[], already: [] as string[] };
    try {
      for (const share of chosen.filter(({ to }) => !this.#done.has(to.id))) {
        const outcome = await shareOrAwait(this.api, this.keyring, this.conversation, share).catch(
          (error: unknown) => {
            if (errorCodeOf(error) === 'conflict') return 'already' as const;
            throw error;
          },
        );
        if (outcome === 'closed') return SHARE_DIALOG.closed;
        done[outcome].push(share.to.alias);
        this.#done.add(share.to.id);
      }
    } catch (error) {
      const code = errorCodeOf(error);
      if (code === 'gone' || code === 'erased') return SHARE_DIALOG.gone;
      return code === 'enough' ? SHARE_DIALOG.enough(SHARE_BOUNDS.people) : problemText(error);
    } finally {
      this.#loaded.again();
    }
    const told = [
      done.shared.length === 0 ? null : texts.shared(formatList(done.shared)),
      done.awaited.length === 0 ? null : texts.queued(formatList(done.awaited)),
      done.already.length === 0 ? null : texts.already(formatList(done.already)),
    ];
    this.notice = told.filter((text) => text !== null).join(' ');
    return null;
  }

  readonly #stop = async (): Promise<void> => {
    const { stopping } = this;
    if (stopping === null) return;
    this.notice = this.problem = null;
    this.problem = await this.api.endShare(stopping.id).then(
      () => null,
      (error: unknown) => problemText(error),
    );
    this.#loaded.again();
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  };
}

customElements.define('lo-share-card', ShareCard);
