import type { HelpLineSetting, LineChannel, Span } from '../../../protocol/settings.ts';

type Week = Span[][];
const daily = (from: string, to: string): Week => Array.from({ length: 7 }, () => [{ from, to }]);
const ALWAYS = daily('00:00', '24:00');
const WEEKDAYS_9_TO_21: Week = [...daily('09:00', '21:00').slice(0, 5), [], []];

/** Free of charge: true, false, or null where it is not said. */
const phone = (value: string, weekly: Week | null, free: boolean | null = null): LineChannel => ({
  kind: 'phone',
  value,
  hoursText: '',
  weekly,
  free,
});
const chat = (value: string, weekly: Week | null, hoursText = ''): LineChannel => ({
  kind: 'chat',
  value,
  hoursText,
  weekly,
  free: null,
});

type About = Pick<HelpLineSetting, 'name' | 'channels'> & { nl: string; en: string } & Partial<
    Pick<HelpLineSetting, 'audience' | 'source'>
  >;

/** Nobody of a new organisation has checked anything yet, so no date is claimed. */
const line = ({ name, nl, en, channels, audience = null, source = null }: About): HelpLineSetting => ({
  name,
  purpose: { nl, en },
  audience,
  channels,
  checkedOn: null,
  checkedBy: null,
  source,
});

/**
 * Lines for Dutch visitors, by the newest published sources. Where hours differ by region or have changed often, no claim is
 * made that a line is open at this minute.
 */
export const DEFAULT_HELP_LINES: HelpLineSetting[] = [
  line({
    name: '112',
    nl: 'Direct gevaar: politie, brandweer of ambulance',
    en: 'Immediate danger: police, fire brigade or ambulance',
    channels: [phone('112', ALWAYS, true)],
    source: 'https://www.112.nl/',
  }),
  line({
    name: '113 Zelfmoordpreventie',
    nl: 'Denk je aan zelfdoding? Praat erover, anoniem',
    en: 'Are you thinking of suicide? Talk about it, anonymously',
    channels: [
      phone('113', ALWAYS, true),
      phone('0800-0113', ALWAYS, true),
      chat('https://www.113.nl/', ALWAYS),
    ],
    source: 'https://www.113.nl/',
  }),
  line({
    name: 'Veilig Thuis',
    nl: 'Geweld of mishandeling thuis, bij jezelf of een ander',
    en: 'Violence or abuse at home, of you or of somebody else',
    channels: [
      phone('0800-2000', ALWAYS, true),
      chat('https://veiligthuis.nl/', null, 'meestal werkdagen 9–17'),
    ],
    source: 'https://veiligthuis.nl/',
  }),
  line({
    name: 'De Luisterlijn',
    nl: 'Een anoniem gesprek, over alles wat je bezighoudt',
    en: 'An anonymous talk, about anything on your mind',
    audience: { from: 18, to: null },
    channels: [
      phone('088 0767 000', ALWAYS, false),
      chat('https://www.deluisterlijn.nl/', daily('10:00', '22:00')),
    ],
    source: 'https://www.deluisterlijn.nl/',
  }),
  line({
    name: 'De Kindertelefoon',
    nl: 'Voor kinderen en jongeren, over alles',
    en: 'For children and young people, about anything',
    audience: { from: 8, to: 18 },
    channels: [
      phone('0800-0432', daily('11:00', '21:00'), true),
      chat('https://www.kindertelefoon.nl/', daily('11:00', '21:00')),
    ],
    source: 'https://www.kindertelefoon.nl/',
  }),
  line({
    name: 'MIND Hulplijn',
    nl: 'Advies bij psychische klachten',
    en: 'Advice about mental health',
    channels: [
      phone('0900-1450', WEEKDAYS_9_TO_21, false),
      chat('https://mindhulplijn.nl/', WEEKDAYS_9_TO_21),
    ],
    source: 'https://mindhulplijn.nl/',
  }),
  line({
    name: 'In je bol',
    nl: 'Voor jongeren die ergens mee zitten',
    en: 'For young people who have something on their mind',
    audience: { from: 16, to: 27 },
    channels: [
      phone('0800-0450', daily('14:00', '22:00')),
      chat('https://www.injebol.nl/', daily('14:00', '22:00')),
    ],
  }),
  line({
    name: 'Centrum Seksueel Geweld',
    nl: 'Hulp na aanranding of verkrachting',
    en: 'Help after sexual assault or rape',
    channels: [phone('0800-0188', null)],
    source: 'https://centrumseksueelgeweld.nl/',
  }),
  line({
    name: 'Huisarts of huisartsenpost',
    nl: 'Dringend, maar geen 112? Bel je huisarts of de huisartsenpost.',
    en: 'Urgent, but not for 112? Call your doctor, or the out-of-hours surgery.',
    channels: [],
  }),
];
