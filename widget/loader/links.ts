import { make } from './dom.ts';

/** A page opens in a tab of its own, and is not told from where. Without an address the words are a number to call. */
export const linkTo = (words: string, href = `tel:${words}`): HTMLAnchorElement =>
  make('a', { href, target: href.startsWith('h') ? '_blank' : '', rel: 'noreferrer' }, words);
