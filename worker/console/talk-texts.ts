import type { ComposerTexts, MessageListTexts } from '../../widget/ui/ui-texts.ts';
import { TEXTS } from './texts.ts';

/** The shared components' words, for staff. `volunteer`: who leads the talk. */
export function messageListTexts(nickname: string | null, volunteer = 'Jij'): MessageListTexts {
  return {
    log: TEXTS.talk.messages,
    names: { visitor: nickname ?? 'Bezoeker', volunteer, coach: 'Meekijker' },
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

/** [C6] Somebody to read along, in one's own talk. */
export const COACH_TEXTS = {
  title: 'Meekijken',
  ask: 'Vraag een collega om mee te kijken',
  hint: 'We vragen het eerst aan de bezoeker. Die mag nee zeggen.',
  noneFree: 'Nu is er geen collega vrij.',
  wanted: 'We vragen het je collega’s. Zodra iemand kan meekijken, hoor je het hier.',
  wantedNoneFree: 'Er is nu geen collega vrij. Zodra iemand kan meekijken, hoor je het hier.',
  takeBack: 'Toch niet',
  asked: (alias: string) => `${alias} wil meekijken. We vragen de bezoeker of dat goed is.`,
  sitting: (alias: string) => `${alias} kijkt mee.`,
  stop: 'Meekijken stoppen',
  left: (alias: string) => `${alias} kijkt nu niet mee.`,
  declined: 'De bezoeker heeft liever dat er niemand meekijkt.',
} as const;

/** [C6] Reading along, beside a colleague's. */
export const SIT_IN_TEXTS = {
  wanted: (alias: string) => `${alias} vraagt of je wilt meekijken bij een gesprek.`,
  wantedSignal: 'Een collega vraagt of je meekijkt',
  start: 'Meekijken',
  startAt: (alias: string) => `bij ${alias}`,
  title: 'Meekijken',
  at: (alias: string) => `Meekijken bij ${alias}`,
  connecting: 'Verbinden met het gesprek…',
  asked: 'We vragen de bezoeker of je mag meekijken. Tot die tijd zie je niets.',
  takeBack: 'Toch niet',
  sitting: (alias: string) =>
    `Je leest mee; je kunt niet schrijven. De bezoeker en ${alias} zien dat je er bent.`,
  stop: 'Stoppen met meekijken',
  visitorAway: 'De verbinding van de bezoeker is even weg.',
  needsKey: 'We vragen de sleutel van het gesprek aan de browser van de bezoeker…',
  elsewhere: (alias: string | null) =>
    alias === null ? 'Je kijkt mee bij een gesprek.' : `Je kijkt mee bij een gesprek van ${alias}.`,
  over: {
    ended: {
      title: 'Het meekijken is voorbij',
      body: 'Het gesprek is afgelopen. Op dit apparaat is er niets van bewaard.',
    },
    gone: {
      title: 'Je kijkt niet meer mee',
      body: 'De bezoeker of je collega heeft liever dat er niemand meekijkt, of het gesprek is voorbij. Op dit apparaat is er niets van bewaard.',
    },
    refused: {
      title: 'Meekijken kan nu niet',
      body: 'Een andere collega was je net voor, of de vraag is ingetrokken.',
    },
  },
} as const;
