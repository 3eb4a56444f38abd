import type { Texts } from '../locales/nl.ts';

/** A friendly name that says nothing about whoever bears it, such as "Stille Merel"; made up on the device. */
export function makeNickname({ nicknames: { first, second } }: Texts): string {
  return [first, second].map(pick).join(' ');
}

function pick(words: string): string {
  const list = words.split(' ');
  return list[Math.floor(Math.random() * list.length)] ?? words;
}
