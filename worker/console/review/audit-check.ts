import '@awesome.me/webawesome/dist/components/input/input.js';
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import { css, html, LitElement, nothing } from 'lit';
import type { Api } from '../session/api.ts';
import { problemCallout } from '../kit/callouts.ts';
import { formatDateTime } from '../kit/format.ts';
import { shared } from '../kit/shared.styles.ts';
import { problemText } from '../session/problem-text.ts';
import { CHECK } from './audit-texts.ts';
import { LogCheck, type Finding } from './check-log.ts';
import { logMark } from '../session/log-mark.ts';
import { keepSeenHead, seenHead } from './seen-head.ts';

type Checking =
  | { state: 'idle' }
  | { state: 'busy'; count: number }
  | { state: 'failed'; text: string }
  | { state: 'done'; findings: Finding[]; check: LogCheck; heads: number };

const texts = CHECK;

/** [A12] Recomputes the links of the log in this browser, and names what does not fit. */
export class AuditCheck extends LitElement {
  static override readonly styles = [
    shared,
    css`
      .mark {
        font-family: var(--wa-font-family-code, monospace);
        font-size: 1.125rem;
        letter-spacing: 0.04em;
      }
      ul {
        padding-inline-start: 1.25rem;
      }
      [role]:empty {
        display: none;
      }
    `,
  ];
  static override readonly properties = {
    api: { attribute: false },
    checking: { state: true },
    line: { state: true },
  };
  declare api: Api;
  declare private checking: Checking;
  /** The number of an earlier entry, as it was typed, whose mark is wanted. */
  declare private line: string;

  constructor() {
    super();
    this.checking = { state: 'idle' };
    this.line = '';
  }

  protected override render() {
    const { checking } = this;
    return html`<section class="card stack narrow">
      <h2>${texts.title}</h2>
      <p class="quiet">${texts.body}</p>
      <div role="status" class="stack">${this.#result()}</div>
      <div>
        <wa-button appearance="outlined" ?loading=${checking.state === 'busy'} @click=${this.#check}
          >${checking.state === 'done' ? texts.again : texts.start}</wa-button
        >
      </div>
    </section>`;
  }

  #result() {
    const { checking } = this;
    switch (checking.state) {
      case 'idle':
        return nothing;
      case 'busy':
        return html`<p>${texts.busy(checking.count)}</p>`;
      case 'failed':
        return problemCallout(checking.text);
      case 'done':
        return checking.findings.length > 0 ? this.#wrong(checking.findings) : this.#right(checking);
    }
  }

  #right({ check, heads }: Extract<Checking, { state: 'done' }>) {
    const { count, head } = check;
    if (head === null) return html`<p>${texts.empty}</p>`;
    return html`<wa-callout variant="success" size="s">
        <strong>${texts.right(count)}</strong> ${heads === 0 ? texts.alone : texts.compared(heads)}
      </wa-callout>
      <dl class="facts stacked">
        <dt>${texts.mark(head.seq)}</dt>
        <dd class="mark">${logMark(head.hash)}</dd>
        <dd class="quiet small">${texts.markHint}</dd>
      </dl>
      <wa-input
        type="number"
        inputmode="numeric"
        min="1"
        label=${texts.earlier}
        hint=${texts.earlierHint}
        .value=${this.line}
        @input=${({ currentTarget }: Event & { currentTarget: WaInput }) => (this.line = currentTarget.value ?? '')}
      ></wa-input>
      ${this.#earlier(check)}`;
  }

  /** The mark of an earlier entry, to hold against what somebody has on paper. */
  #earlier(check: LogCheck) {
    if (this.line.trim() === '') return nothing;
    const hash = check.hashAt(Number(this.line));
    return html`<p>${hash === null ? texts.noLine : html`<span class="mark">${logMark(hash)}</span>`}</p>`;
  }

  #wrong(findings: readonly Finding[]) {
    return html`<wa-callout variant="danger">
      <div class="stack">
        <h3>${texts.wrong}</h3>
        <ul>
          ${findings.map((finding) => html`<li>${inWords(finding)}</li>`)}
        </ul>
        <p>${texts.whatToDo}</p>
      </div>
    </wa-callout>`;
  }

  readonly #check = async (): Promise<void> => {
    if (this.checking.state === 'busy') return;
    this.checking = { state: 'busy', count: 0 };
    try {
      const check = new LogCheck();
      // First the heads: one that is put while the entries come would not be among them.
      const { heads } = await this.api.auditHeads();
      for (let after: number | null = 0; after !== null;) {
        const page: Awaited<ReturnType<Api['auditChain']>> = await this.api.auditChain(after);
        await check.add(page.rows);
        this.checking = { state: 'busy', count: check.count };
        after = page.next;
      }
      const seen = seenHead();
      const known = seen === null ? heads : [...heads, seen];
      const findings = check.finish(known, Date.now());
      const { head } = check;
      if (findings.length === 0 && head !== null) keepSeenHead(head);
      this.checking = { state: 'done', findings, check, heads: known.length };
    } catch (error) {
      this.checking = { state: 'failed', text: problemText(error) };
    }
  };
}

function inWords(finding: Finding): string {
  return finding.kind === 'missing'
    ? texts.missing(finding.from, finding.to)
    : texts[finding.kind](finding.seq, formatDateTime(finding.at));
}

customElements.define('lo-audit-check', AuditCheck);
