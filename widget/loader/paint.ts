import { readableAccent } from '../ui/accent.ts';

/** A colour that the contract with the frame carries, or null. */
export function accentOf(text: string | null): string | null {
  return text !== null && /^#[0-9a-f]{6}$/i.test(text) ? text : null;
}

/** As an author may have written it. */
export function themeOf(text: string | null): 'auto' | 'light' | 'dark' {
  return text === 'light' || text === 'dark' ? text : 'auto';
}

/** The site's own colour, made readable; without one that of the styles. */
export function paint({ style }: HTMLElement, accent: string | null, theme: 'light' | 'dark'): void {
  const readable = accent === null ? null : readableAccent(accent, theme);
  // An empty value takes the property away.
  style.setProperty('--lo-accent', readable?.accent ?? '');
  style.setProperty('--lo-on-accent', readable?.onAccent ?? '');
}
