import type { ComposerTexts, MessageListTexts } from '../../widget/ui/ui-texts.ts';
import { TEXTS } from './texts.ts';

/** The shared components' words, on the volunteer's side. */
export function messageListTexts(nickname: string | null): MessageListTexts {
  return {
    log: TEXTS.talk.messages,
    names: { visitor: nickname ?? 'Bezoeker', volunteer: 'Jij', coach: 'Meekijker' },
    sending: 'Versturen…',
    sent: 'Verstuurd',
    delivered: 'Afgeleverd',
    failed: 'Niet verstuurd',
    retry: 'Opnieuw versturen',
    unreadable: 'Dit bericht is niet te lezen.',
    missing: 'Hier ontbreekt een bericht.',
    newMessages: 'Nieuwe berichten',
    typing: (name) => `${name} schrijft…`,
  };
}

export const COMPOSER_TEXTS: ComposerTexts = {
  label: 'Bericht',
  placeholder: 'Schrijf een bericht',
  send: 'Verstuur',
  left: (count) => `Nog ${count} tekens`,
  tooLong: (count) => `${count} tekens te lang`,
};
