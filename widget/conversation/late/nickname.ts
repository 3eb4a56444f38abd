import type { LaterTexts } from '../../locales/nl-later.ts';

/** A friendly name that says nothing about whoever bears it, such as "Stille Merel". */
export function makeNickname({ first, second }: LaterTexts['nicknames']): string {
  return [first, second].map(pick).join(' ');
}

function pick(words: string): string {
  const list = words.split(' ');
  return list[Math.floor(Math.random() * list.length)] ?? words;
}
