import type { ChatPageData } from '../../protocol/http.ts';
import type { PersonalDataKind } from '../personal-data/scan.ts';
import { hoursInWords } from './hours-in-words.ts';
import type { AboutPart, LaterTexts } from './nl-later.ts';

const inWords = (minutes: number) => (minutes === 1 ? '1 minute' : `${minutes} minutes`);

function about({ organisation, retentionWeeks, weeklyHours, signUpEndsMinutes }: ChatPageData): AboutPart[] {
  return [
    {
      title: 'Who is this chat for?',
      text: [
        'For everyone who feels alone, or wants to tell their story to somebody. It doesn’t matter how old you are, where you come from or what you have been through.',
        `You talk with a volunteer of ${organisation}. Volunteers are trained to listen.`,
      ],
    },
    {
      title: 'How does it work?',
      text: [
        'You choose a nickname and sign up. If no volunteer is free yet, you wait in the queue. If the queue is full, please try again later.',
        ...hoursInWords('en', weeklyHours).map(({ days, hours }) => `${days}: ${hours}`),
        ...(signUpEndsMinutes > 0
          ? [`You can sign up until ${signUpEndsMinutes} minutes before we close.`]
          : []),
        'We are open on public holidays too, unless the chat says otherwise.',
      ],
    },
    {
      title: 'Anonymous',
      text: [
        'Neither you nor the volunteer has to say who they are. We don’t ask for your name, address or phone number, and we don’t keep what device you write from.',
        'Better not write down names, addresses or phone numbers. That way you stay anonymous.',
        'Your internet provider can see that you visit this site.',
      ],
    },
    {
      title: 'Confidential',
      text: [
        `Your conversation is encrypted on your own device. We keep it encrypted and erase it after ${retentionWeeks === 1 ? '1 week' : `${retentionWeeks} weeks`}.`,
        'Our staff may discuss a conversation with each other, to learn from it. They must keep everything secret.',
        'There is one exception. Do we suspect a serious crime, or danger to someone else’s life or freedom? Then we may share information with outside organisations.',
      ],
    },
    {
      title: 'After the conversation',
      text: ['We ask you a few questions about how it was. You don’t have to answer them. It does help us.'],
    },
  ];
}

const leaving: LaterTexts['leaving'] = {
  title: 'Leaving fast, without traces',
  text: [
    'With “Leave this site” you are on another page at once. Your conversation stops then, and nothing of it stays in this tab.',
    'Your browser may remember that you were here. Would you rather not? Open your browser’s history (Ctrl and H on a computer), look for this site and clear it. Or use a private window next time.',
  ],
  shortcut: 'Pressing Shift three times is a fast way out too',
};

const evaluation = {
  title: 'How was it for you?',
  intro: 'You may skip everything.',
  feltHeard: 'Did you feel heard?',
  feltHeardEnds: ['not', 'very much'],
  comeBack: 'Would you come here to talk again?',
  wait: 'How was the wait?',
  waits: { fine: 'fine', long: 'long', tooLong: 'too long' },
  siteClear: 'Was this website clear?',
  text: 'Anything else you want to say?',
  endsSoon: 'You can answer for a few more minutes. Then the questions go away.',
  moreTime: 'Give me more time',
};

const kinds: Record<PersonalDataKind, string> = {
  phone: 'a phone number',
  email: 'an e-mail address',
  address: 'an address',
  iban: 'a bank account',
  bsn: 'a citizen service number',
  birthDate: 'a date of birth',
  social: 'a name on social media',
  link: 'a link',
};

const personalData: LaterTexts['personalData'] = {
  question: (found) => {
    const what = found.map((kind) => kinds[kind]).join(' and ');
    const nobodyComes = found.includes('phone') || found.includes('address');
    return `This looks like ${what}. Do you want to take it out? That way you stay anonymous.${
      nobodyComes ? ' We can’t send anybody. Are you in danger? Call 112.' : ''
    }`;
  },
  edit: 'Change it',
  send: 'Send anyway',
};

const endedText: LaterTexts['endedText'] = {
  visitor: 'Thank you for sharing your story. You are always welcome again.',
  volunteer: 'The volunteer has closed the conversation. You are always welcome again.',
  visitorLeft: 'You were not connected for a while. Do you want to talk on? Then sign up again.',
  neverSpoke: 'Nothing of you was kept. You may always sign up again.',
  signUpEnded:
    'We are closed and could not reach you. We are sorry that you waited for nothing. Nothing of you was kept.',
  removed: 'Nothing of it was kept. Do you have questions? You can sign up again.',
  thanks: 'Thank you for your answers.',
};

/** The same in English. */
export const enLater: LaterTexts = {
  about,
  leaving,
  evaluation,
  personalData,
  endedText,
  chimeOn: 'You will hear a soft sound when it is your turn.',
  waitingBand: ({ minMinutes, maxMinutes }) =>
    minMinutes === 0
      ? `The wait is usually shorter than ${inWords(maxMinutes)} now.`
      : `The wait is usually ${minMinutes} to ${inWords(maxMinutes)} now.`,
  waitingLonger: 'It takes longer than we thought. Your place stays yours.',
  waitingLate: (minutes) =>
    `We close ${minutes === null ? 'soon' : `in ${inWords(minutes)}`}. You are still in the queue, but we don’t know whether we will reach you today.`,
  reread: 'Read the conversation back',
  rereadDone: 'Back',
  begin: (alias) => `${alias} is here for you. Begin wherever you like.`,
  away: (alias) => `The connection with ${alias} dropped. Stay here, it often recovers soon.`,
  notHere: {
    unsupported: {
      title: 'Your browser is too old for this chat',
      text: 'Your messages can’t be encrypted here. Update your browser, or use another phone or computer. You can also call.',
    },
    insecure: {
      title: 'The chat can’t open safely here',
      text: 'Open the chat in a tab of its own, or call one of these numbers.',
    },
  },
  another: 'To another volunteer',
  closing: (minutes) =>
    minutes > 0
      ? `The chat closes in ${inWords(minutes)}. You may finish your conversation at ease.`
      : 'The chat is closed for others. You may finish your conversation at ease.',
  back: (alias) => `${alias} is back.`,
  gone: (alias) =>
    `${alias} has been away for a while. You can wait, or go to the front of the queue for another volunteer, who can read back your conversation.`,
  goneLate: (alias) =>
    `${alias} has been away for a while, and we close soon. Maybe nobody else is there today. Under “Need help right now?” you see who is there now.`,
  handedOver: (alias) => `${alias} takes over, and first reads back what was written.`,
  idle: (alias) => `Take your time. ${alias} is still here and waits for you.`,
};
