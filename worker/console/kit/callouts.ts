import { html, nothing } from 'lit';

/** What went wrong: read out at once, wherever the keyboard is. */
export function problemCallout(text: string | null) {
  return text === null
    ? nothing
    : html`<wa-callout variant="danger" size="s" role="alert">${text}</wa-callout>`;
}

/** What is worth knowing: read out at the next pause. */
export function noticeCallout(variant: 'neutral' | 'success' | 'warning', text: string | null) {
  return text === null
    ? nothing
    : html`<wa-callout variant=${variant} size="s" role="status">${text}</wa-callout>`;
}

/** For a place that is read out as a whole. */
export function plainCallout(variant: 'neutral' | 'warning' | 'danger', text: string) {
  return html`<wa-callout variant=${variant} size="s">${text}</wa-callout>`;
}
