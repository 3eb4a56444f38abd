import { html, nothing } from 'lit';
import type { Span } from '../../../protocol/settings.ts';
import '../kit/field.ts';
import { parseTime } from '../kit/parse-time.ts';
import { HOURS_SETTINGS } from './hours-texts.ts';
import { clock } from './setting-text.ts';

const texts = HOURS_SETTINGS;
export const MAX_SPANS = 4;
/** What a new block begins as: empty boxes, which ask for a time. */
const NEW_SPAN: Span = { from: '', to: '' };

type SpanList = {
  /** Whose they are, for who hears the boxes alone. */
  day: string;
  spans: readonly Span[];
  /** The place of these spans in the settings: `openingHours.weekly.0`. */
  path: string;
  problemAt: (path: string) => string | null;
  change: (spans: Span[]) => void;
};

/** The blocks of one day, with what is wrong beside each. */
export function spanList({ day, spans, path, problemAt, change }: SpanList) {
  const box = (index: number, end: 'from' | 'to', label: string, whole: string) =>
    html`<lo-field
      kind="time"
      name="${path}.${index}.${end}"
      label=${label}
      .spokenLabel=${whole}
      .value=${clock(spans[index]?.[end] ?? '')}
      .problem=${problemAt(`${path}.${index}.${end}`)}
      @lo-typed=${({ detail }: CustomEvent<string>) =>
        change(spans.map((span, at) => (at === index ? { ...span, [end]: timeOf(detail) } : span)))}
    ></lo-field>`;
  return html`<div class="spans">
    ${spans.length === 0 ? html`<p class="quiet">${texts.closed}</p>` : nothing}
    ${spans.map((_, index) => {
      const problem = problemAt(`${path}.${index}`);
      return html`<div class="span">
          ${box(index, 'from', texts.from, texts.fromOf(day, index + 1))}
          ${box(index, 'to', texts.to, texts.toOf(day, index + 1))}
          <wa-button size="s" appearance="plain" @click=${() => change(spans.toSpliced(index, 1))}
            >${texts.removeSpan}<span class="hidden">${texts.ofSpan(day, index + 1)}</span></wa-button
          >
        </div>
        ${problem === null ? nothing : html`<p class="problem small" role="alert">${problem}</p>`}`;
    })}
    ${
      spans.length >= MAX_SPANS
        ? nothing
        : html`<div>
            <wa-button size="s" appearance="outlined" @click=${() => change([...spans, NEW_SPAN])}
              >${texts.addSpan}<span class="hidden">${texts.ofDay(day)}</span></wa-button
            >
          </div>`
    }
  </div>`;
}

/** A time as the settings have it; anything else as it was typed. */
const timeOf = (typed: string): string => parseTime(typed) ?? typed;
