import type { AgeGroup, Gender, Topic } from '../../../protocol/intake.ts';
import type { MessageListTexts } from '../../../widget/ui/ui-texts.ts';

/** What a talk, a sit-in and a transcript share. */
export const CONVERSATION = {
  messages: 'Berichten',
  visitor: 'Bezoeker',
  about: 'Over de bezoeker',
  topicUnknown: 'Een onderwerp dat er niet meer is',
  noIntake: 'Verder niets ingevuld.',
  intakeUnknown: 'Dat zie je hier zodra de sleutel er is.',
  messageUnreadable: 'Dit bericht is niet te lezen.',
  keyBroken: 'Deze sleutel past niet, daarom kun je het gesprek niet lezen. Ververs de pagina.',
} as const;

/** What a visitor may fill in before a talk. */
export const INTAKE = {
  nickname: 'Schuilnaam',
  ageGroup: 'Leeftijd',
  gender: 'Geslacht',
  topic: 'Waar gaat het over',
  firstTime: 'Eerste keer',
  yes: 'Ja',
  no: 'Nee',
  ages: {
    under18: 'Jonger dan 18',
    '18-25': '18 tot en met 25',
    '26-40': '26 tot en met 40',
    '41-60': '41 tot en met 60',
    '61-75': '61 tot en met 75',
    over75: 'Ouder dan 75',
  } satisfies Record<AgeGroup, string>,
  genders: { woman: 'Vrouw', man: 'Man', other: 'Anders' } satisfies Record<Gender, string>,
  unreadable: 'Wat de bezoeker invulde is niet te lezen.',
} as const;

/** What a talk was about, as long as the helpline's own list is not known. */
export const TOPICS = {
  loneliness: 'Eenzaamheid',
  relationships: 'Relaties en vriendschap',
  family: 'Familie',
  grief: 'Verlies en rouw',
  health: 'Gezondheid',
  mind: 'Somberheid, angst, stress',
  workOrStudy: 'Werk of studie',
  money: 'Geldzorgen',
  violence: 'Geweld',
  suicide: 'Zelfdoding',
  other: 'Iets anders',
} satisfies Record<Topic, string>;

/** The shared components' words, for staff. `volunteer`: who leads the talk. */
export function messageListTexts(nickname: string | null, volunteer = 'Jij'): MessageListTexts {
  return {
    log: CONVERSATION.messages,
    names: {
      visitor: nickname ?? CONVERSATION.visitor,
      volunteer,
      coach: 'Meekijker',
      predecessor: 'Vorige vrijwilliger',
    },
    sending: 'Versturen…',
    sent: 'Verstuurd',
    delivered: 'Afgeleverd',
    seen: 'Gezien',
    failed: 'Niet verstuurd',
    unreadable: CONVERSATION.messageUnreadable,
    missing: 'Hier ontbreekt een bericht.',
    newMessages: 'Nieuwe berichten',
    typing: (name) => `${name} schrijft…`,
  };
}
