import type { PersonalDataKind } from '../personal-data/scan.ts';
import type { LanguageFile } from './language-file.ts';
import type { OpeningTold } from './nl-later.ts';
import { dateWords, dayWords } from './opening-words.ts';

/** The button and the panel on the host page. */
export const launcher: LanguageFile['launcher'] = {
  label: 'Chat with a volunteer',
  exit: 'Leave this site',
  open: 'Open now',
  nobodyOnDuty: 'Nobody there for a moment',
  full: 'The queue is full',
  closed: 'Closed now',
  opens: (day, time, ours) => `Open again: ${day} ${time}${ours && ` your time (${ours} ours)`}`,
  unreachable: 'Not reachable right now',
  loading: 'One moment…',
  failed: 'The chat won’t open here. You can also try:',
  ownTab: 'Open the chat in its own tab',
  running: 'Your conversation is still open',
  resume: 'Go back to it',
};

/** And what the host page shows of it once somebody uses it. */
export const panel: LanguageFile['panel'] = {
  unread: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
  hide: 'Fold the chat away',
  help: 'Need help right now?',
  stuck: 'Please close this tab. We can’t leave the page around this one for you.',
};

const weeks = (count: number) => (count === 1 ? '1 week' : `${count} weeks`);
const inMinutes = (count: number) => (count === 1 ? '1 minute' : `${count} minutes`);
const again: LanguageFile['later']['again'] = (opens) => {
  const { time, ours, zoneName } = opens;
  const by = ours === null ? (zoneName ?? '') : 'your time';
  const beside = ours === null ? '' : ` (${ours} ${zoneName})`;
  return `You can come back ${dayWords('en', opens)} at ${`${time} ${by}`.trim()}${beside}.`;
};
const closedBecause = (reason: string | null, byHand = false): string => {
  if (reason === null) return byHand ? 'We are closed now. ' : '';
  return `${byHand ? 'We are closed now' : 'Closed'}: ${reason}. `;
};
const againOrLater = (opens: OpeningTold | null) =>
  opens === null ? 'Please try again later.' : again(opens);
const hours: LanguageFile['later']['hours'] = {
  title: 'When can you chat?',
  line: ({ days, spans }) => `${days}: ${spans}`,
  signUpEnds: (minutes) => `You can sign up until ${inMinutes(minutes)} before we close.`,
  yours: 'By your clock:',
  inZone: (zoneName) => `In ${zoneName}:`,
  allIn: (zoneName) => `These times are ${zoneName}.`,
  ofLines: (zoneName) => `The times of these lines are ${zoneName}.`,
};

/** The page in the frame. */
export const texts: LanguageFile['texts'] = {
  title: 'Chat with a volunteer',
  loading: 'One moment…',

  help: {
    open: 'Need help right now?',
    intro: 'We are not an emergency service. In immediate danger, call 112.',
    ways: { chat: 'Chat', app: 'App', phone: 'Call' },
    openNow: 'open now',
    closedNow: 'closed now',
    checked: (date) => `These numbers were checked on ${dateWords('en', date)}.`,
    close: 'Close',
    traces: 'Your browser may remember that you were here',
  },
  exit: 'Leave this site',
  about: 'About this chat',
  skipTo: 'To the message box',

  start: {
    title: 'Good that you are here',
    what: ({ organisation, talkGuideMinutes }) =>
      `Here you chat with a volunteer of ${organisation}, who takes the time to listen to you. It is free, and you don’t have to say who you are.${talkGuideMinutes ? ` A conversation usually takes about ${talkGuideMinutes} minutes.` : ''}`,
    nobodyOnDuty:
      'No volunteer is chatting at the moment. You may sign up and wait, but it can take long. Can’t it wait? Look under “Need help right now?”.',
    nickname: 'Nickname',
    nicknameHint: 'Made up for you. Another is fine too, but better not your own name.',
    another: 'Another one',
    nicknameMissing: 'Enter a nickname. Any made-up name will do.',
    more: 'Would you like to tell us something first?',
    moreHint: 'You don’t have to. It helps the volunteer to be there for you.',
    ageGroup: 'Age',
    gender: 'I am',
    topic: 'It is about',
    firstTime: 'First time here?',
    ratherNot: 'I’d rather not say',
    yes: 'Yes',
    no: 'No',
    promises: ({ retentionWeeks, texts }) => [
      texts?.confidentiality ??
        `Your conversation is confidential, and erased after ${weeks(retentionWeeks)}.`,
      texts?.exception ??
        'One exception: a serious crime, or danger to someone else’s life, body or freedom.',
    ],
    submit: 'Sign up for a conversation',
    submitting: 'Signing you up…',
    problems: {
      network: 'We can’t get a connection. Please try again in a minute.',
    },
  },
  nicknames: {
    first: 'Blue Brave Bright Calm Gentle Golden Green Kind Little Mild Quiet Red Silver Soft Warm Wild',
    second:
      'Beech Blackbird Butterfly Cloud Dragonfly Fox Hazel Hedgehog Heron Linden Moon Owl Pebble Rose Sparrow Wave',
  },
  ageGroups: {
    under18: 'under 18',
    '18-25': '18 to 25',
    '26-40': '26 to 40',
    '41-60': '41 to 60',
    '61-75': '61 to 75',
    over75: 'over 75',
  },
  genders: { woman: 'a woman', man: 'a man', other: 'other' },
  topics: {
    loneliness: 'loneliness',
    relationships: 'relationships and friends',
    family: 'family',
    grief: 'loss and grief',
    health: 'health',
    mind: 'low mood, anxiety, stress',
    workOrStudy: 'work or study',
    money: 'money worries',
    violence: 'violence',
    suicide: 'suicide',
    other: 'something else',
  },

  waiting: {
    title: (position) => (position === 1 ? 'You are next' : `You are number ${position} in the queue`),
    stay: 'Stay on this page. The conversation starts by itself.',
    nobodyOnDuty:
      'No volunteer is chatting at the moment. Your place stays yours, but it can take long. Can’t it wait? Look under “Need help right now?”.',
    draft: 'You may start writing. It stays on your device until you send it yourself.',
    chime: 'Give me a sign when it is my turn',
    leave: 'Leave the queue',
  },

  talk: {
    with: (alias) => `You are talking with ${alias}`,
    end: 'End conversation',
    endTitle: 'Do you want to end the conversation?',
    endText:
      'You can’t write to each other after that. You can read it back until you close or reload this page.',
    endYes: 'Yes, end it',
    endNo: 'No, keep talking',
  },

  locked: 'What you wrote before can’t be read now. It comes back with the connection.',
  turnTo: 'Where you can turn to now',

  startAgain: 'Start again',

  composer: {
    label: 'Message',
    placeholder: 'Write a message',
    send: 'Send',
    left: (count) => `${count} characters left`,
    tooLong: (count, parts) => `${count} characters too long. Send it in ${parts} parts.`,
  },
  messages: {
    log: 'Conversation',
    names: { visitor: 'You', volunteer: 'Volunteer', coach: 'Colleague sitting in' },
    sending: 'Sending…',
    sent: 'Sent',
    delivered: 'Delivered',
    failed: 'Not sent',
    unreadable: 'This message can’t be read here.',
    missing: 'A message may not have arrived here.',
    newMessages: 'New messages',
    typing: (name) => `${name} is writing…`,
  },
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

/** What few read, or nobody at once. */
export const later: LanguageFile['later'] = {
  unavailable: {
    title: {
      full: 'The queue is full',
      signUpEnded: 'Sign-up has ended for today',
      closed: 'The chat is closed now',
    },
    why: (now, { signUpEndsMinutes, texts }, opens) => {
      switch (now.state) {
        case 'full':
          return (
            texts?.full ??
            'Many people are waiting for a conversation. We are sorry that you can’t join them now. Please try again later.'
          );
        case 'signUpEnded':
          return `${hours.signUpEnds(signUpEndsMinutes)} ${againOrLater(opens)}`;
        case 'closed':
          return `${closedBecause(now.reason, now.byHand)}${texts?.closed ? `${texts.closed} ` : ''}${againOrLater(opens)}`;
      }
    },
    retry: 'See if you can come in',
    elsewhere: 'See who is there now',
    watches: 'Leave this page open, and you will see when you can come in.',
  },
  again,
  hours,
  call: (name) => `Call ${name}`,
  visit: (name) => `To ${name}`,
  endedTitle: {
    visitor: 'The conversation has ended',
    volunteer: 'The conversation has ended',
    visitorLeft: 'The conversation has stopped',
    neverSpoke: 'You have left the queue',
    signUpEnded: 'It didn’t work out today',
    removed: 'This conversation was erased',
  },
  complain: {
    title: 'Not satisfied?',
    text: 'We would like to know. You don’t have to say who you are then, either.',
    link: 'Read how to make a complaint',
  },
  about: (
    { organisation, retentionWeeks, accountKept = 'two years', signUpEndsMinutes, texts },
    week,
    fingerprint,
  ) => [
    {
      title: 'Confidential',
      text: [
        `Your conversation is encrypted on your own device. We keep it encrypted and erase it after ${weeks(retentionWeeks)}.`,
        ...(fingerprint === null
          ? []
          : [
              `Only coordinators of ${organisation} can open a conversation that is kept. The fingerprint of their key is ${fingerprint}. Does the website of ${organisation} show another one? Then write nothing.`,
            ]),
        'Our staff may discuss a conversation with each other, to help you and others better. They must keep everything secret.',
        'The volunteer can see whether a message is on your screen.',
        'Sometimes a volunteer asks whether a colleague may read along. That only happens if you agree, and you can always see it.',
        texts?.exception ??
          'There is one exception. Do we suspect a serious crime, or danger to someone else’s life, body or freedom? Then we may share information with outside organisations.',
        `Two coordinators must agree on that. Why they did so we keep for ${accountKept}, encrypted. What you wrote is not in it.`,
      ],
    },
    {
      title: 'Anonymous',
      text: [
        'Neither you nor the volunteer has to say who they are. We don’t ask for your name, address or phone number, and we don’t keep what device you write from.',
        'Better not write down names, addresses or phone numbers. That way you stay anonymous.',
        'We ask your browser not to read along with what you type, for spelling or translation. Not every browser or keyboard heeds that.',
        'Your internet provider can see that you visit this site.',
      ],
    },
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
        ...week,
        ...(signUpEndsMinutes > 0 ? [hours.signUpEnds(signUpEndsMinutes)] : []),
        'We are open on public holidays too, unless the chat says otherwise.',
      ],
    },
    {
      title: 'After the conversation',
      text: [
        'We ask you a few questions about how it was. You don’t have to answer them. It does help us.',
        'With “Erase this conversation” it is off your device at once, and gone from us within half an hour. Do we suspect a serious crime, or danger to someone else? Then we keep it until that has been looked into.',
      ],
    },
  ],
  leaving: {
    title: 'Leaving fast',
    text: [
      'With “Leave this site” you are on another page at once. Your conversation stops then. What your browser still has of it on its disk, nobody can read any more.',
      'Your browser may remember that you were here. Would you rather not? Open your browser’s history (Ctrl and H on a computer), look for this site and clear it. Or use a private window next time.',
    ],
    shortcut: 'Pressing Shift three times is a fast way out too',
  },
  evaluation: {
    title: 'How was it for you?',
    intro: 'You may skip everything.',
    skip: 'Skip',
    feltHeard: 'Did you feel heard?',
    feltHeardEnds: ['not', 'very much'],
    comeBack: 'Would you come here to talk again?',
    wait: 'How was the wait?',
    waits: { fine: 'fine', long: 'long', tooLong: 'too long' },
    siteClear: 'Was this website clear?',
    text: 'Anything else you want to say?',
    endsSoon: 'You can answer for a few more minutes. Then the questions go away.',
    moreTime: 'Give me more time',
  },
  personalData: {
    question: (found) => {
      const what = found.map((kind) => kinds[kind]).join(' and ');
      const phone = found.includes('phone');
      const address = found.includes('address');
      return [
        `This looks like ${what}. Do you want to take it out? That way you stay anonymous.`,
        ...(phone ? ['We can’t call anybody back.'] : []),
        ...(address ? ['We can’t send anybody.'] : []),
        ...(phone || address ? ['Are you in danger? Call 112.'] : []),
      ].join(' ');
    },
    edit: 'Change it',
    send: 'Send anyway',
  },
  endedText: {
    visitor: 'Thank you for sharing your story. You are always welcome again.',
    volunteer: 'The volunteer has closed the conversation. You are always welcome again.',
    visitorLeft: 'You were not connected for a while. Do you want to talk on? Then sign up again.',
    neverSpoke:
      'Nothing of you was kept. Were you not connected for a while? Then we could not hold your place. You may always sign up again.',
    signUpEnded:
      'We are closed and could not reach you. We are sorry that you waited for nothing. Nothing of you was kept.',
    removed: 'Nothing of it was kept. Do you have questions? You can sign up again.',
    thanks: 'Thank you for your answers.',
  },
  ownTabFirst: {
    title: 'Better in a tab of its own',
    text: 'Your browser can’t keep anything here. If you reload the page or go to another one, you lose the conversation. In a tab of its own it usually can, until you close that.',
    goOn: 'Go on here anyway',
  },
  noStorage:
    'Your browser can’t keep anything here. If you reload the page or go to another one, you lose the conversation.',
  ownTab: 'Open the chat in its own tab',
  chimeOn: 'You will hear a soft sound when it is your turn.',
  chimeOff: 'No sign after all',
  waitingBand: ({ minMinutes, maxMinutes }) =>
    minMinutes === 0
      ? `The wait is usually shorter than ${inMinutes(maxMinutes)} now.`
      : `The wait is usually ${minMinutes} to ${inMinutes(maxMinutes)} now.`,
  waitingLonger: 'It takes longer than we thought. Your place stays yours.',
  cameBack:
    'Your volunteer has left. That is why you are at the front now. Whoever you talk with next can read back your conversation.',
  waitingLate: (minutes) =>
    `We close ${minutes === null ? 'soon' : `in ${inMinutes(minutes)}`}. You are still in the queue, but we don’t know whether we will reach you today.`,
  connecting: {
    title: 'There is a volunteer for you',
    text: 'You are being connected. This takes a few seconds.',
  },
  leaveQueue: {
    title: 'Do you want to leave the queue?',
    text: 'Your place then goes to whoever comes after you. You can always sign up again, but you would be last in the queue.',
    yes: 'Yes, leave',
    no: 'No, keep waiting',
  },
  unsent: {
    title: 'This did not arrive any more',
    copy: 'Copy',
    copied: 'Copied.',
    selected: 'This browser does not let us copy it. The text is selected now.',
  },
  cutOff: 'At the end a message may not have reached you.',
  reread: 'Read the conversation back',
  rereadDone: 'Back',
  wipe: {
    open: 'Erase this conversation',
    ask: 'It is off this device at once. It can’t be brought back. You can’t answer the questions any more either.',
    yes: 'Yes, erase this conversation',
    busy: 'Your conversation is off this device already.',
    failed: 'Your conversation is off this device already, but we still have it.',
    again: 'Try again',
    told: 'Your conversation will be erased. That happens within half an hour. There is one exception: if we suspect a serious crime or danger to someone else, we keep it until that has been looked into.',
  },
  rereadUntil:
    'You can read it back until you close or reload this page. Is this not your own device? With ‘Leave this site’ this conversation is off the screen at once.',
  times: 'Show times',
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
  stopped: {
    title: {
      replaced: 'Your conversation is in another tab',
      gone: 'This conversation is no longer there',
      untrusted: 'This conversation has not begun',
      version: 'The chat was renewed',
      error: 'Something went wrong on our side',
    },
    text: {
      replaced: 'You opened the chat somewhere else. You can go on there, or bring the conversation here.',
      gone: 'The conversation is over. You can no longer read it back here. Do you want to talk again? You can sign up again.',
      untrusted:
        'We could not check who can read this conversation later. For your safety it has not begun, and nothing was sent. We are sorry. Below are others you can talk to.',
      version: 'Reload the page to go on. Your conversation is kept.',
      error: 'We are sorry. Please try again; your conversation is kept.',
    },
    action: {
      replaced: 'Go on here',
      version: 'Reload the page',
      error: 'Try again',
    },
  },
  lost: (talking, minutes) =>
    `No connection for a moment. We keep trying. ${
      talking
        ? `What you write will then be sent. If it takes ${inMinutes(minutes)}, the conversation stops.`
        : `Your place stays yours for ${inMinutes(minutes)}, and for one minute if the queue is full.`
    }`,
  ending: 'The conversation stops as soon as there is a connection again.',
  another: 'To another volunteer',
  closing: (minutes) =>
    minutes > 0
      ? `The chat closes in ${inMinutes(minutes)}. You may finish your conversation at ease.`
      : 'The chat is closed for others. You may finish your conversation at ease.',
  back: (alias) => `${alias} is back.`,
  gone: (alias) =>
    `${alias} has been away for a while. You can wait, or go to the front of the queue for another volunteer, who can read back your conversation.`,
  goneLate: (alias) =>
    `${alias} has been away for a while, and we close soon. Maybe nobody else is there today. Under “Need help right now?” you see who is there now.`,
  connected: () => 'You are connected again.',
  handedOver: (alias) => `${alias} takes over, and first reads back what was written.`,
  coach: {
    asked: (coach, alias) =>
      `${coach}, a colleague of ${alias}, would like to read along. They can then read your conversation, also what is already there. Is that all right? You can say no, now or later.`,
    yes: 'Yes, that is fine',
    no: 'Rather not',
    sitting: (coach) => `${coach} is reading along.`,
    stop: 'Stop reading along',
    left: (coach) => `${coach} is not reading along now.`,
    declined: 'All right. Nobody reads along.',
  },
  holders: {
    can: (names, others) =>
      [
        names.length === 1
          ? `1 device can read along: that of ${names[0]}.`
          : `${names.length} devices can read along.`,
        ...(others > 0 ? [`Earlier ${others === 1 ? '1 other device' : `${others} others`} could too.`] : []),
      ].join(' '),
    moved: {
      volunteer: (alias) =>
        `${alias ?? 'The volunteer'} goes on at another device. That one can now read along too.`,
      coach: (alias) => `${alias ?? 'The colleague'} now reads along on another device.`,
    },
    refused:
      'A device that does not belong to this conversation wanted to read along. That was refused: it can read nothing.',
  },
  idle: (alias) => `Take your time. ${alias} is still here and waits for you.`,
};
