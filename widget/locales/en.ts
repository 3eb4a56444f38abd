import type { Opening } from '../../protocol/http.ts';
import type { Texts } from './nl.ts';

/** Everything a visitor reads, in English. It is given what it shares with Dutch: imported, that would be one more request for everybody. */
export function makeEn({
  dateWords,
  dayWords,
}: Pick<typeof import('./opening-words.ts'), 'dateWords' | 'dayWords'>): Texts {
  const weeks = (count: number) => (count === 1 ? '1 week' : `${count} weeks`);
  const minutes = (count: number) => (count === 1 ? '1 minute' : `${count} minutes`);
  const again = (opens: Opening | null) =>
    opens === null
      ? 'Please try again later.'
      : `You can come back ${dayWords('en', opens)} at ${opens.time}.`;
  return {
    title: 'Chat with a volunteer',
    loading: 'One moment…',

    help: {
      open: 'Need help right now?',
      intro: 'We are not an emergency service. In immediate danger, call 112.',
      openNow: 'Open now',
      closedNow: 'Closed now',
      checked: (date) => `These numbers were checked on ${dateWords('en', date)}.`,
      close: 'Close',
      traces: 'Your browser may remember that you were here',
    },
    exit: 'Leave this site',
    about: 'About this chat',
    skipTo: 'To the message box',
    times: 'Show times',

    start: {
      title: 'Good that you are here',
      what: (organisation) =>
        `Here you chat with a volunteer of ${organisation}, who takes the time to listen to you. It is free, and you don’t have to say who you are.`,
      nobodyOnDuty:
        'No volunteer is chatting at the moment. You may sign up and wait, but it can take long. Can’t it wait? Look under “Need help right now?”.',
      nickname: 'Nickname',
      nicknameHint: 'Better not your own name.',
      makeOne: 'Think of one for me',
      nicknameMissing: 'Enter a nickname. Any made-up name will do.',
      more: 'Would you like to tell us something first?',
      moreHint: 'You don’t have to. It helps the volunteer to be there for you.',
      ageGroup: 'Age',
      gender: 'I am',
      topic: 'It is about',
      firstTime: 'First time here?',
      skip: 'Skip',
      yes: 'Yes',
      no: 'No',
      confidential: 'Confidential',
      promises: (data) => [
        `Your conversation is kept encrypted. After ${weeks(data.retentionWeeks)} it is erased by itself.`,
        'Our staff may discuss the conversation with each other, to help you and others better. They must keep everything secret.',
        'There is one exception. Do we suspect a serious crime, or danger to someone else’s life or freedom? Then we may share information with outside organisations.',
      ],
      submit: 'Sign up for a conversation',
      submitting: 'Signing you up…',
      noStorage:
        'Your browser can’t keep anything here. If you reload the page, you lose the conversation. It works better in a tab of its own.',
      ownTab: 'Open the chat in its own tab',
      problems: {
        network: 'We can’t get a connection. Please try again in a minute.',
        tooMany: 'Too many people are signing up at once. Please try again in a few minutes.',
      },
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
    nicknames: {
      first: 'Blue Brave Bright Calm Gentle Golden Green Kind Little Mild Quiet Red Silver Soft Warm Wild',
      second:
        'Beech Blackbird Butterfly Cloud Dragonfly Fox Hazel Hedgehog Heron Linden Moon Owl Pebble Rose Sparrow Wave',
    },

    unavailable: {
      title: {
        full: 'The queue is full',
        lastHalfHour: 'Sign-up has ended for today',
        closed: 'The chat is closed now',
      },
      why: (now, data) => {
        switch (now.state) {
          case 'full':
            return 'Many people are waiting for a conversation. We are sorry that you can’t join them now. Please try again in half an hour.';
          case 'lastHalfHour':
            return `You can sign up until ${minutes(data.signUpEndsMinutes)} before we close. ${again(now.opens)}`;
          case 'closed':
            return `${now.reason === null ? '' : `Closed: ${now.reason}. `}${again(now.opens)}`;
        }
      },
      lines: 'Where you can turn to now',
      retry: 'See if there is room',
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
    connecting: {
      title: 'There is a volunteer for you',
      text: 'You are being connected. This takes a few seconds.',
    },

    talk: {
      with: (alias) => `You are talking with ${alias}`,
      lost: 'No connection for a moment. We keep trying; your messages won’t get lost.',
      end: 'End conversation',
      endTitle: 'Do you want to end the conversation?',
      endText: 'You can’t write to each other after that. You can read it back until you close this tab.',
      endYes: 'Yes, end it',
      endNo: 'No, keep talking',
    },

    ended: {
      title: {
        visitor: 'The conversation has ended',
        volunteer: 'The conversation has ended',
        visitorLeft: 'The conversation has stopped',
        neverSpoke: 'You have left the queue',
        signUpEnded: 'It didn’t work out today',
        removed: 'This conversation was erased',
      },
      startAgain: 'Start again',
    },

    stopped: {
      title: {
        replaced: 'Your conversation is in another tab',
        gone: 'This conversation is no longer there',
        version: 'The chat was renewed',
        error: 'Something went wrong on our side',
      },
      text: {
        replaced: 'You opened the chat somewhere else. You can go on there, or bring the conversation here.',
        gone: 'The conversation is over and erased. Do you want to talk again? You can sign up again.',
        version: 'Reload the page to go on. Your conversation is kept.',
        error: 'We are sorry. Please try again; your conversation is kept.',
      },
      action: {
        replaced: 'Go on here',
        version: 'Reload the page',
        error: 'Try again',
      },
    },

    composer: {
      label: 'Message',
      placeholder: 'Write a message',
      send: 'Send',
      left: (count) => `${count} characters left`,
      tooLong: (count) => `${count} characters too long. Send it in two parts.`,
    },
    messages: {
      log: 'Conversation',
      names: { visitor: 'You', volunteer: 'Volunteer', coach: 'Colleague sitting in' },
      sending: 'Sending…',
      sent: 'Sent',
      delivered: 'Delivered',
      failed: 'Not sent',
      retry: 'Send again',
      unreadable: 'This message can’t be read here.',
      missing: 'A message may not have arrived here.',
      newMessages: 'New messages',
      typing: (name) => `${name} is writing…`,
    },
  };
}
