import { cleanText } from './clean-text.ts';

/** The text in a message that was opened; null if it is no message. */
export function textIn(body: unknown): string | null {
  return typeof body === 'object' && body !== null && 'text' in body && typeof body.text === 'string'
    ? cleanText(body.text)
    : null;
}
