import type { PageTexts } from './page-texts.ts';

/** The same words in English. */
export const en: PageTexts = {
  title: 'Conversation',
  leave: 'Leave this site',
  heading: 'Chat with a volunteer',
  needsScript:
    'To chat, this page needs JavaScript. It is switched off in your browser. Switch it on, or try another browser or another device. You can also call or chat with the lines below.',
  notOpening:
    'The chat has not opened yet. That may be the internet connection, or an older browser. Wait a little longer or try again. Still nothing? Then another browser or another device may help. You can also call or chat with the lines below.',
  tryAgain: 'Try again',
  hoursAndLines: 'Opening hours and more help lines',
  toChat: 'To the chat',
  hoursTitle: 'When can you chat?',
  times: (zone) => `All times on this page are ${zone}.`,
  zones: { 'Europe/Amsterdam': 'Dutch time', 'Europe/Brussels': 'Belgian time' },
  signUpEnds: (minutes) =>
    `You can sign up until ${minutes === 1 ? '1 minute' : `${minutes} minutes`} before we close.`,
  helpLinesTitle: 'Would you like to talk to someone now?',
  noEmergencyService: 'We are not an emergency service. In immediate danger, call 112.',
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  everyDay: 'every day',
  closed: 'closed',
  allDay: 'day and night',
  through: (first, last) => `${first} to ${last}`,
  and: (one, other) => `${one} and ${other}`,
  span: (from, to) => `${from} to ${to}`,
  ways: { chat: 'Chat', app: 'App', phone: 'Call' },
  openNow: 'open now',
  closedNow: 'closed now',
  free: 'free',
  usualCost: 'normal call charges',
  ages: (from, to) =>
    to === null
      ? from === null
        ? ''
        : `from age ${from}`
      : from === null
        ? `up to age ${to}`
        : `ages ${from} to ${to}`,
};
