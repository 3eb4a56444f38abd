import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TodayBody } from '../../../protocol/http/today.ts';
import type { CoordinatorSnapshot } from '../../../protocol/queue.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import { formatMinutes } from '../kit/format.ts';
import { LoadTask } from '../kit/load-task.ts';
import { Watch } from '../kit/observable.ts';
import { shared } from '../kit/shared.styles.ts';
import { Ticker } from '../kit/ticker.ts';
import type { Api } from '../session/api.ts';
import { logMark } from '../session/log-mark.ts';
import { PAGES } from '../session/pages.ts';
import '../session/staff-notes.ts';
import { problemText } from '../session/problem-text.ts';
import type { QueueController, QueueView } from '../session/queue-controller.ts';
import { CONNECTION } from '../session/session-texts.ts';
import './doors-card.ts';
import { sinceText } from './moment.ts';
import { TODAY } from './today-texts.ts';
import { styles } from './today-view.styles.ts';

const texts = TODAY;
const RELOAD_MS = 60_000;

/** How it goes now: open or not, who waits, who works. Live by the queue's socket; nothing of it is kept or counted per person. */
export class TodayView extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    api: { attribute: false },
    queue: { attribute: false },
    zone: { attribute: false },
    ready: { attribute: false },
  };
  declare api: Api;
  declare queue: QueueController;
  /** By whose clock the chat opens and closes. */
  declare zone: string | null;
  /** There is a review key: without one nobody is let in, whatever the hours. */
  declare ready: boolean;

  readonly #ticker = new Ticker(this);
  readonly #today = new LoadTask<TodayBody>(this, () => this.api.today(), problemText);
  #reloading: ReturnType<typeof setInterval> | undefined;
  /** The hours as the queue last said them: another change of them is worth a look at the settings. */
  #hours = '';

  constructor() {
    super();
    this.zone = null;
    this.ready = true;
    new Watch(this, () => [this.queue]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#reloading = setInterval(() => this.#today.again(), RELOAD_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#reloading);
  }

  protected override willUpdate(): void {
    const { view } = this.queue;
    if (view.state !== 'ready') return;
    const { hours } = view.snapshot;
    const said = `${hours.state} ${'byHand' in hours}`;
    if (this.#hours !== '' && this.#hours !== said) this.#today.again();
    this.#hours = said;
  }

  protected override render() {
    const { view } = this.queue;
    return html`<div class="page stack loose">
      <h1 tabindex="-1">${PAGES.today.name}</h1>
      <lo-staff-notes mail .api=${this.api}></lo-staff-notes>
      ${this.#connection(view)} ${this.#alarms()}
      <section aria-label=${texts.doors.title}>
        ${this.#today.render(
          (today) =>
            html`<lo-doors-card
              .api=${this.api}
              .today=${today}
              .hours=${view.state === 'ready' ? view.snapshot.hours : null}
              .heardAtMs=${view.state === 'ready' ? view.heardAtMs : 0}
              .waiting=${this.queue.overview?.snapshot.waiting ?? 0}
              .ready=${this.ready}
              @lo-changed=${this.#today.again}
            ></lo-doors-card>`,
        )}
      </section>
      ${this.queue.overview === null ? this.#withoutOverview(view) : this.#live(this.queue.overview)}
      ${this.#logHead()}
    </div>`;
  }

  /** What keeps an evening from being safe. What can't wait stands above every page. */
  #alarms() {
    const { value } = this.#today;
    if (value === null) return nothing;
    const { concerns, noOnCall, linesToCheck } = value;
    const alarm = (text: string, path: string, link: string) =>
      html`<wa-callout variant="warning" size="s">${text} <a href=${path}>${link}</a></wa-callout>`;
    const alarms = [
      concerns > 0 ? alarm(texts.concerns(concerns), PAGES.concerns.path, texts.toConcerns) : nothing,
      noOnCall ? alarm(texts.noOnCall, `${PAGES.settings.path}/crisiskaart`, texts.toOnCall) : nothing,
      linesToCheck > 0
        ? alarm(texts.linesToCheck(linesToCheck), `${PAGES.settings.path}/hulplijnen`, texts.toLines)
        : nothing,
    ].filter((each) => each !== nothing);
    return alarms.length === 0 ? nothing : html`<div class="alarms">${alarms}</div>`;
  }

  /** [A12] To write down: what was in the log before it can't be changed unseen by who has it on paper. */
  #logHead() {
    const head = this.#today.value?.logHead ?? null;
    return head === null
      ? nothing
      : html`<p class="quiet small">
          ${texts.logHead(head.seq)}: <strong>${logMark(head.hash)}</strong>
          <a class="target" href=${PAGES.audit.path}>${texts.toLog}</a>
        </p>`;
  }

  #connection(view: QueueView) {
    const lost = (view.state === 'ready' && view.lost) || !navigator.onLine;
    return [
      noticeCallout('warning', lost ? CONNECTION.lost : null),
      problemCallout(this.#today.value === null ? null : this.#today.problem),
    ];
  }

  #withoutOverview(view: QueueView) {
    if (view.state !== 'inUse') return html`<p class="quiet">${texts.notYet}</p>`;
    return html`<p>${texts.inUse} <a class="target" href=${PAGES.home.path}>${CONNECTION.toHome}</a></p>`;
  }

  #live({ snapshot, heardAtMs }: { snapshot: CoordinatorSnapshot; heardAtMs: number }) {
    const agoMs = this.#ticker.sinceMs(heardAtMs);
    return html`<div class="two">${this.#queue(snapshot, agoMs)} ${this.#onDuty(snapshot, agoMs)}</div>`;
  }

  #queue({ waiting, away, longestWaitMs, handedOver }: CoordinatorSnapshot, agoMs: number) {
    const { waiting: words } = texts;
    const longest = longestWaitMs === null ? null : formatMinutes(longestWaitMs + agoMs);
    return html`<section class="card stack">
      <h2>${words.title}</h2>
      ${
        waiting === 0
          ? html`<p>${words.nobody}</p>`
          : html`<div>
              <p class="count"><strong>${waiting}</strong> ${words.some(waiting)}</p>
              ${longest === null ? nothing : html`<p>${(waiting === 1 ? words.only : words.longest)(longest)}</p>`}
            </div>`
      }
      ${handedOver > 0 ? html`<p>${words.backAgain(handedOver)}</p>` : nothing}
      ${away > 0 ? html`<p class="quiet small">${words.away(away)}</p>` : nothing}
    </section>`;
  }

  #onDuty({ volunteers }: CoordinatorSnapshot, agoMs: number) {
    const { onDuty, doing } = texts;
    return html`<section class="card stack">
      <h2>${onDuty.title}</h2>
      ${
        volunteers.length === 0
          ? this.#nobody()
          : html`<ul>
              ${repeat(
                volunteers,
                ({ id }) => id,
                (each) =>
                  html`<li>
                    <span class="alias">${each.alias}</span>
                    <span
                      >${doing[each.doing]}
                      <span class="quiet small since"
                        >${onDuty.since(sinceText(this.zone, each.forMs + agoMs))}</span
                      ></span
                    >
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
  }

  #nobody() {
    const { view } = this.queue;
    const closed = !this.ready || (view.state === 'ready' && view.snapshot.hours.state === 'closed');
    return html`<p>${texts.onDuty.nobody} ${closed ? texts.onDuty.nobodyClosed : texts.onDuty.nobodyDo}</p>`;
  }
}

customElements.define('lo-today-view', TodayView);
