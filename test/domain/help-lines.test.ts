import { describe, expect, test } from 'vitest';
import { HelpLine } from '../../protocol/http/visitor.ts';
import { HelpLineSetting, type LineChannel, type Settings } from '../../protocol/settings.ts';
import { checkedOn, helpLinesAt, isAlwaysFirst } from '../../worker/domain/help-lines/help-lines.ts';
import { DEFAULT_HELP_LINES } from '../../worker/domain/settings/default-help-lines.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { helpLinesInWords } from '../../worker/http/pages/help-lines-in-words.ts';

const HOUR_MS = 3_600_000;
/** A Monday, when Dutch clocks show 0:00. */
const MONDAY = Date.parse('2026-11-23T00:00:00+01:00');
const AFTERNOON = Date.parse('2026-11-24T15:00:00+01:00');
const NIGHT = Date.parse('2026-11-24T03:00:00+01:00');
const WEEK = Array.from({ length: 168 }, (_, hour) => hour);
const daily = (from: string, to: string) => Array.from({ length: 7 }, () => [{ from, to }]);

/** Whether it is open in each hour of a week; null: nobody knows. By the published hours, written by hand. */
type Hours = ((weekday: number, hour: number) => boolean) | null;
const always: Hours = () => true;
const between =
  (from: number, to: number, days = 7): Hours =>
  (weekday, hour) =>
    weekday < days && hour >= from && hour < to;
const PUBLISHED: [string, Record<string, Hours>][] = [
  ['112', { 112: always }],
  ['113 Zelfmoordpreventie', { 113: always, '0800-0113': always, 'https://www.113.nl/': always }],
  ['Veilig Thuis', { '0800-2000': always, 'https://veiligthuis.nl/': null }],
  ['De Luisterlijn', { '088 0767 000': always, 'https://www.deluisterlijn.nl/': between(10, 22) }],
  ['De Kindertelefoon', { '0800-0432': between(11, 21), 'https://www.kindertelefoon.nl/': between(11, 21) }],
  ['MIND Hulplijn', { '0900-1450': between(9, 21, 5), 'https://mindhulplijn.nl/': between(9, 21, 5) }],
  ['In je bol', { '0800-0450': between(14, 22), 'https://www.injebol.nl/': between(14, 22) }],
  ['Centrum Seksueel Geweld', { '0800-0188': null }],
  ['Huisarts of huisartsenpost', {}],
];

describe('[O4] what is open in each of the 168 hours of a week', () => {
  test('the list has these lines and ways, and no other', () => {
    expect(DEFAULT_HELP_LINES.map(({ name }) => name)).toEqual(PUBLISHED.map(([name]) => name));
    for (const [index, [, ways]] of PUBLISHED.entries()) {
      const values = DEFAULT_HELP_LINES[index]?.channels.map(({ value }) => value) ?? [];
      expect(values.toSorted()).toEqual(Object.keys(ways).toSorted());
    }
  });

  test('what a call costs is said where it is published', () => {
    const calls = DEFAULT_HELP_LINES.flatMap(({ channels }) =>
      channels.filter(({ kind }) => kind === 'phone'),
    );
    const saying = (free: boolean | null) => calls.filter((each) => each.free === free);
    expect(saying(true).map(({ value }) => value)).toEqual([
      ...['112', '113', '0800-0113', '0800-2000', '0800-0432'],
    ]);
    expect(saying(false).map(({ value }) => value)).toEqual(['088 0767 000', '0900-1450']);
  });

  test.each(PUBLISHED)('%s', (name, ways) => {
    for (const hour of WEEK) {
      // Half past, so that no boundary decides it.
      const lines = helpLinesAt(DEFAULT_SETTINGS, MONDAY + (hour + 0.5) * HOUR_MS);
      const line = lines.find((one) => one.name === name);
      const now = Object.fromEntries((line?.channels ?? []).map(({ value, openNow }) => [value, openNow]));
      const expected = Object.entries(ways).map(([value, open]) => [
        value,
        open && open(Math.floor(hour / 24), hour % 24),
      ]);
      expect([hour, now]).toEqual([hour, Object.fromEntries(expected)]);
    }
  });

  test('on the minute: it opens at its first, and is shut from its last', () => {
    const openAt = (time: string) =>
      helpLinesAt(DEFAULT_SETTINGS, Date.parse(`2026-11-24T${time}+01:00`)).find(
        ({ name }) => name === 'De Kindertelefoon',
      )?.channels[0]?.openNow;
    expect(['10:59:59.999', '11:00', '20:59:59.999', '21:00'].map(openAt)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('by the clock of the helpline’s zone', () => {
    const openingHours = { ...DEFAULT_SETTINGS.openingHours, zone: 'America/New_York' };
    const [line] = helpLinesAt({ ...DEFAULT_SETTINGS, openingHours }, AFTERNOON).filter(
      ({ name }) => name === 'De Kindertelefoon',
    );
    expect(line?.channels[0]?.openNow).toBe(false);
  });
});

const channel = (part: Partial<LineChannel> = {}): LineChannel => ({
  kind: 'phone',
  value: '0800-1',
  hoursText: '',
  weekly: daily('00:00', '24:00'),
  free: null,
  ...part,
});
const OPEN = channel();
const SHUT = channel({ weekly: daily('23:00', '23:30') });
const UNKNOWN = channel({ weekly: null });
const line = (name: string, channels: LineChannel[], part: Partial<HelpLineSetting> = {}): HelpLineSetting =>
  HelpLineSetting.parse({
    name,
    purpose: { nl: '', en: null },
    audience: null,
    channels,
    checkedOn: null,
    checkedBy: null,
    source: null,
    ...part,
  });
const settingsWith = (helpLines: HelpLineSetting[]): Settings => ({ ...DEFAULT_SETTINGS, helpLines });
const namesAt = (helpLines: HelpLineSetting[], nowMs = AFTERNOON) =>
  helpLinesAt(settingsWith(helpLines), nowMs).map(({ name }) => name);

describe('[O4] in which order', () => {
  test('112 and 113, then what has something open, what may have, what is shut, what has no way of its own', () => {
    const lines = [
      line('alleen een zin', []),
      line('dicht', [SHUT]),
      line('onbekend', [SHUT, UNKNOWN]),
      line('open', [SHUT, UNKNOWN, OPEN]),
      line('113', [channel({ kind: 'chat', value: 'https://113.test/' }), channel({ value: '113' })]),
      line('112', [channel({ value: '112', weekly: null })]),
      line('ook open', [OPEN]),
    ];
    expect(namesAt(lines)).toEqual(['112', '113', 'open', 'ook open', 'onbekend', 'dicht', 'alleen een zin']);
    expect(lines.filter(isAlwaysFirst).map(({ name }) => name)).toEqual(['113', '112']);
  });

  test('112 and 113 at any hour, and in any order of the settings', () => {
    const own = DEFAULT_HELP_LINES.toReversed();
    for (const hour of WEEK) {
      expect(namesAt(own, MONDAY + hour * HOUR_MS).slice(0, 2)).toEqual(['112', '113 Zelfmoordpreventie']);
    }
    expect(namesAt(DEFAULT_HELP_LINES, NIGHT).at(-1)).toBe('Huisarts of huisartsenpost');
    expect(namesAt(DEFAULT_HELP_LINES, NIGHT).indexOf('De Kindertelefoon')).toBeGreaterThan(3);
  });

  test('an address that only looks like a number on top is none', () => {
    expect(isAlwaysFirst(line('nep', [channel({ kind: 'chat', value: 'https://112/' })]))).toBe(false);
    expect(isAlwaysFirst(line('nep', [channel({ value: '1122' })]))).toBe(false);
    expect(isAlwaysFirst({ channels: [channel({ kind: 'app', value: '112' })] })).toBe(false);
  });

  test('within a line that at which one types comes before the number, whatever is open', () => {
    const app = channel({ kind: 'app', value: 'https://app.test/', weekly: null });
    const chat = channel({ kind: 'chat', value: 'https://chat.test/', weekly: daily('23:00', '23:30') });
    const [shown] = helpLinesAt(settingsWith([line('x', [OPEN, app, chat])]), AFTERNOON);
    expect(shown?.channels.map(({ kind }) => kind)).toEqual(['chat', 'app', 'phone']);
  });

  test.each([
    [{ from: 8, to: 18 }, 'under18'],
    [{ from: null, to: 18 }, 'under18'],
    [{ from: 8, to: 19 }, null],
    [{ from: 16, to: 27 }, null],
    [{ from: 12, to: null }, null],
    [null, null],
  ] as const)('for whom (%o) it comes first: %s', (audience, first) => {
    expect(helpLinesAt(settingsWith([line('x', [OPEN], { audience })]), AFTERNOON)[0]?.first).toBe(first);
    const onTop = line('112', [channel({ value: '112' })], { audience });
    expect(helpLinesAt(settingsWith([onTop]), AFTERNOON)[0]?.first).toBe('all');
  });
});

describe('[O4] since when it was checked', () => {
  test('the default list claims no date, of no line', () => {
    expect(
      DEFAULT_HELP_LINES.flatMap((one) => [one.checkedOn, one.checkedBy].filter((each) => each !== null)),
    ).toEqual([]);
    expect(checkedOn(DEFAULT_SETTINGS.helpLines)).toBeNull();
  });

  test.each([
    [[], null],
    [[null], null],
    [['2026-11-24'], '2026-11-24'],
    [['2026-11-24', '2026-09-01', '2026-11-25'], '2026-09-01'],
    [['2026-11-24', null, '2026-11-25'], null],
  ])('%j: %s', (dates, expected) => {
    expect(checkedOn(dates.map((date) => ({ checkedOn: date })))).toBe(expected);
  });
});

describe('[O4] in words', () => {
  const shown = (one: HelpLineSetting, language: 'nl' | 'en' = 'nl') => {
    const [said] = helpLinesInWords(language, settingsWith([one]), AFTERNOON);
    return HelpLine.parse(said);
  };
  const hours = (part: Partial<LineChannel>, language: 'nl' | 'en' = 'nl') =>
    shown(line('x', [channel(part)]), language).channels[0]?.hours;
  const WORKDAYS = [...daily('09:00', '17:00').slice(0, 5), [], []];

  test.each([
    [{ free: true }, 'dag en nacht, gratis', 'day and night, free'],
    [{ free: false }, 'dag en nacht, gewoon tarief', 'day and night, normal call charges'],
    [{}, 'dag en nacht', 'day and night'],
    [{ weekly: daily('00:00', '00:00') }, 'dag en nacht', 'day and night'],
    [{ weekly: daily('10:00', '22:00') }, 'elke dag 10.00 tot 22.00 uur', 'every day 10:00 to 22:00'],
    [
      { weekly: WORKDAYS, free: true },
      'maandag tot en met vrijdag 09.00 tot 17.00 uur, gratis',
      'Monday to Friday 09:00 to 17:00, free',
    ],
    [{ weekly: WORKDAYS.map(() => []) }, '', ''],
    [{ hoursText: 'altijd', free: true }, 'altijd, gratis', 'day and night, free'],
    [{ hoursText: 'meestal werkdagen', weekly: null }, 'meestal werkdagen', 'meestal werkdagen'],
    [{ hoursText: 'soms', weekly: null, free: true }, 'soms, gratis', 'soms, gratis'],
    [{ weekly: null }, '', ''],
  ] as const)('%j', (part, dutch, english) => {
    expect([hours(part as never), hours(part as never, 'en')]).toEqual([dutch, english]);
  });

  test('that it never closes is said only of what never does', () => {
    const said = (weekly: LineChannel['weekly']) => shown(line('x', [channel({ weekly })])).channels[0];
    expect(said(daily('00:00', '24:00'))).toMatchObject({ openNow: true, always: true });
    for (const weekly of [
      daily('00:00', '23:59'),
      daily('00:01', '24:00'),
      [...daily('00:00', '24:00').slice(1), []],
    ])
      expect(said(weekly)).not.toHaveProperty('always');
    expect(said(null)).not.toHaveProperty('always');
  });

  test('ways that say the same stand together, and no others', () => {
    const { channels } = shown(
      line('x', [
        channel({ value: '1' }),
        channel({ value: '2', free: true }),
        channel({ value: '3', free: true }),
      ]),
    );
    expect(channels.map(({ values }) => values)).toEqual([['1'], ['2', '3']]);
    const unlike = shown(
      line('x', [
        channel({ value: '1', hoursText: 'a' }),
        channel({ value: '2', hoursText: 'a', weekly: null }),
      ]),
    );
    expect(unlike.channels).toHaveLength(2);
    const kinds = shown(
      line('x', [
        channel({ kind: 'app', value: 'https://a.test/' }),
        channel({ kind: 'chat', value: 'https://b.test/' }),
      ]),
    );
    expect(kinds.channels).toHaveLength(2);
  });

  const FOR = { nl: 'Voor iedereen', en: 'For everybody' };
  test.each([
    [FOR, null, 'Voor iedereen', 'For everybody', 'en'],
    [{ ...FOR, en: null }, null, 'Voor iedereen', 'Voor iedereen', 'nl'],
    [FOR, { from: 8, to: 18 }, 'Voor iedereen (8 tot 18 jaar)', 'For everybody (ages 8 to 18)', 'en'],
    [FOR, { from: 18, to: null }, 'Voor iedereen (vanaf 18 jaar)', 'For everybody (from age 18)', 'en'],
    [FOR, { from: null, to: 27 }, 'Voor iedereen (tot 27 jaar)', 'For everybody (up to age 27)', 'en'],
    [FOR, { from: null, to: null }, 'Voor iedereen', 'For everybody', 'en'],
    [{ nl: '', en: '' }, { from: 8, to: 18 }, '8 tot 18 jaar', 'ages 8 to 18', 'en'],
    [
      { ...FOR, en: null },
      { from: 8, to: 18 },
      'Voor iedereen (8 tot 18 jaar)',
      'Voor iedereen (8 tot 18 jaar)',
      'nl',
    ],
  ] as const)('for whom %j, %j', (purpose, audience, dutch, english, lang) => {
    const one = line('x', [OPEN], { purpose, audience });
    expect(shown(one)).toMatchObject({ purpose: dutch, lang: 'nl' });
    expect(shown(one, 'en')).toMatchObject({ purpose: english, lang });
  });

  test('a page or an element that knows of no channels finds the number to call, or else the address', () => {
    const chat = channel({ kind: 'chat', value: 'https://chat.test/', weekly: null, hoursText: 'soms' });
    const phone = channel({ value: '0800-1', weekly: daily('23:00', '23:30') });
    expect(shown(line('x', [phone, chat]))).toMatchObject({
      phone: '0800-1',
      url: 'https://chat.test/',
      hours: 'elke dag 23.00 tot 23.30 uur',
      openNow: false,
    });
    expect(shown(line('x', [chat]))).toMatchObject({
      phone: null,
      url: 'https://chat.test/',
      hours: 'soms',
      openNow: null,
    });
    expect(shown(line('x', []))).toMatchObject({ phone: null, url: null, hours: '', openNow: null });
  });
});
