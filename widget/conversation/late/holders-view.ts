import { html, nothing } from 'lit';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { ChatMessage } from '../../ui/conversation-log.ts';
import type { Talking } from '../session-types.ts';
import type { KeyHolders } from './key-holders.ts';

/** What is told of who was given the key to the talk. */
export type HoldersTold = Pick<KeyHolders, 'readers' | 'news' | 'refused'>;

/** Whose devices can read along, and how many others were given the key before. */
export function whoReads(holders: HoldersTold, { alias, coach }: Talking) {
  const { readers } = holders;
  const talks = readers.some(({ of }) => of === 'volunteer');
  const sits =
    coach?.stage === 'sitting' && readers.some((one) => one.of === 'coach' && one.sitIn === coach.sitIn);
  const names = [...(talks ? [alias] : []), ...(sits ? [coach.alias] : [])];
  return { names, others: readers.length - names.length };
}

/**
 * [K4] That somebody goes on at another device, until the visitor writes again; and, for as long as the page is there, that a
 * request for the key was refused.
 */
export function holdersNews(
  { holders: texts }: LaterTexts,
  holders: HoldersTold,
  messages: readonly ChatMessage[],
) {
  const { news, refused } = holders;
  const wroteAt = messages.findLast(({ role }) => role === 'visitor')?.at ?? 0;
  const moved = news !== null && news.at > wroteAt ? texts.moved[news.of](news.alias) : null;
  return [moved, refused ? texts.refused : null].map((text) =>
    text === null ? nothing : html`<p class="notice">${text}</p>`,
  );
}
