import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { OpeningHours } from '../../protocol/settings.ts';
import { hoursInWords } from '../../widget/locales/hours-in-words.ts';
import { isElsewhere, weekIn } from '../../widget/locales/own-week.ts';
import { deviceZone, openingIn } from '../../widget/locales/own-time.ts';
import { hoursAt } from '../../worker/domain/hours/opening-hours.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';

const HOURS = DEFAULT_SETTINGS.openingHours;
const ZONES = [
  'Asia/Jakarta',
  'Pacific/Auckland',
  'America/Los_Angeles',
  'America/Paramaribo',
  'Asia/Kolkata',
  'Europe/London',
];
/** Weeks with both changes of the helpline's clock in 2026, and one without. */
const WEEKS = ['2026-03-23', '2026-10-22', '2026-11-23'];

function opensAt(now: string, hours: OpeningHours = HOURS) {
  const at = hoursAt(hours, Date.parse(now));
  if (at.state !== 'closed' || at.opens === null) throw new Error('not closed');
  return at.opens;
}
const said = (now: string, zone: string) => {
  const { inDays, date, time } = openingIn(zone, opensAt(now));
  return [inDays, date, time];
};

describe('[C12] the next opening by the reader’s own clock', () => {
  it('is the evening from Jakarta, of today where the helpline says tomorrow', () => {
    expect(opensAt('2026-11-25T23:30+01:00')).toMatchObject({ inDays: 1, date: '2026-11-26', time: '14:00' });
    expect(said('2026-11-25T23:30+01:00', 'Asia/Jakarta')).toEqual([0, '2026-11-26', '20:00']);
  });

  it('is tomorrow night from Auckland, where the helpline says today', () => {
    expect(opensAt('2026-11-26T09:00+01:00')).toMatchObject({ inDays: 0 });
    expect(said('2026-11-26T09:00+01:00', 'Pacific/Auckland')).toEqual([1, '2026-11-27', '02:00']);
  });

  it('is the helpline’s where an answer of before does not say the moment', () => {
    const { atMs: _atMs, ...before } = opensAt('2026-11-26T09:00+01:00');
    expect(openingIn('Asia/Jakarta', before)).toBe(before);
  });

  it.each(['Europe/Amsterdam', 'Europe/Berlin', 'Africa/Lagos'])(
    'is the same in %s, whose clock shows it',
    (zone) => {
      const opens = opensAt('2026-11-26T09:00+01:00');
      expect(openingIn(zone, opens)).toBe(opens);
    },
  );

  it.each(['UTC', 'Etc/UTC', 'Atlantic/Reykjavik'])(
    'is the helpline’s where a browser hides its zone as %s',
    (zone) => {
      const opens = opensAt('2026-11-26T09:00+01:00');
      expect(openingIn(zone, opens)).toBe(opens);
    },
  );

  it('follows whichever clock is changed before it', () => {
    // Lagos has Amsterdam's time in winter only; Paramaribo is four hours behind it then, and five in summer.
    expect(said('2026-03-28T23:30+01:00', 'Africa/Lagos')).toEqual([1, '2026-03-29', '10:00']);
    expect(said('2026-03-28T23:30+01:00', 'America/Paramaribo')).toEqual([1, '2026-03-29', '06:00']);
    expect(said('2026-10-24T23:30+02:00', 'America/Paramaribo')).toEqual([1, '2026-10-25', '07:00']);
  });

  it.each(ZONES)('agrees with a second opinion in %s, at each hour of these weeks', (zone) => {
    for (const week of WEEKS) {
      for (let hour = 0; hour < 24 * 8; hour += 5) {
        const now = Temporal.Instant.from(`${week}T00:30Z`).add({ hours: hour });
        const at = hoursAt(HOURS, now.epochMilliseconds);
        if (at.state !== 'closed' || at.opens === null) continue;
        const there = now.add({ milliseconds: at.opens.inMs }).toZonedDateTimeISO(zone);
        const inDays = now.toZonedDateTimeISO(zone).toPlainDate().until(there.toPlainDate()).days;
        const { date, time, inDays: saidDays } = openingIn(zone, at.opens);
        const same = at.opens.time === there.toPlainTime().toString({ smallestUnit: 'minute' });
        expect([date, time, saidDays]).toEqual(
          same
            ? [at.opens.date, at.opens.time, at.opens.inDays]
            : [
                there.toPlainDate().toString(),
                there.toPlainTime().toString({ smallestUnit: 'minute' }),
                inDays,
              ],
        );
      }
    }
  });
});

const NOW = Date.parse('2026-11-26T09:00+01:00');
const words = (zone: string, nowMs = NOW, hours: Pick<OpeningHours, 'zone' | 'weekly'> = HOURS) => {
  const week = weekIn(zone, hours, nowMs);
  return week === null ? null : hoursInWords('nl', week).map(({ days, spans }) => `${days}: ${spans}`);
};

describe('[C12] the week’s hours by the reader’s own clock', () => {
  it('are evenings in Jakarta, mornings in Los Angeles and, a day later, nights in Auckland', () => {
    expect(words('Asia/Jakarta')).toEqual(['maandag – zaterdag: 20:00 – 05:00', 'zondag: 17:00 – 05:00']);
    expect(words('America/Los_Angeles')).toEqual([
      'maandag – zaterdag: 05:00 – 14:00',
      'zondag: 02:00 – 14:00',
    ]);
    expect(words('Pacific/Auckland')).toEqual([
      'dinsdag – zaterdag: 02:00 – 11:00',
      'zondag: 02:00 – 11:00, 23:00 – 11:00',
    ]);
  });

  it('change within the week in which a clock is changed', () => {
    expect(words('America/Paramaribo', Date.parse('2026-10-22T09:00+02:00'))).toEqual([
      'maandag – woensdag: 10:00 – 19:00',
      'donderdag – zaterdag: 09:00 – 18:00',
      'zondag: 07:00 – 19:00',
    ]);
    expect(words('Africa/Lagos', Date.parse('2026-03-27T09:00+01:00'))).toEqual([
      'maandag – donderdag: 13:00 – 22:00',
      'vrijdag – zaterdag: 14:00 – 23:00',
      'zondag: 10:00 – 22:00',
    ]);
  });

  it('are not said twice: where the clock is the same, hidden or not known, or the doors are never shut', () => {
    for (const zone of ['Europe/Amsterdam', 'Europe/Berlin', 'UTC', 'Mars/Olympus'])
      expect(words(zone)).toBeNull();
    expect(words('Asia/Jakarta', NOW, { ...HOURS, zone: 'Europe/Atlantis' })).toBeNull();
    const always = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);
    expect(words('Asia/Jakarta', NOW, { ...HOURS, weekly: always })).toBeNull();
  });

  it.each(ZONES)('agree with a second opinion in %s, from each day of these weeks', (zone) => {
    const odd = {
      zone: 'Europe/Amsterdam',
      weekly: HOURS.weekly.map(() => [
        { from: '22:00', to: '02:30' },
        { from: '02:45', to: '09:00' },
      ]),
    };
    for (const hours of [HOURS, odd, { ...HOURS, zone: 'America/New_York' }]) {
      for (const week of WEEKS) {
        for (let day = 0; day < 9; day += 1) {
          const now = Temporal.Instant.from(`${week}T10:30Z`).add({ hours: 24 * day });
          expect(weekIn(zone, hours, now.epochMilliseconds)).toEqual(secondOpinion(zone, hours, now));
        }
      }
    }
  });
});

/** By another library, which knows what a zone's clock shows at a wall time. */
function secondOpinion(zone: string, hours: Pick<OpeningHours, 'zone' | 'weekly'>, now: Temporal.Instant) {
  const week: { from: string; to: string }[][] = Array.from({ length: 7 }, () => []);
  const today = now.toZonedDateTimeISO(hours.zone).toPlainDate();
  let differs = false;
  for (let days = 0; days < 7; days += 1) {
    const date = today.add({ days });
    for (const { from, to } of hours.weekly[date.dayOfWeek - 1] ?? []) {
      const start = date.toPlainDateTime(from);
      const end = date.add({ days: to <= from ? 1 : 0 }).toPlainDateTime(to);
      const [startThere, endThere] = [start, end].map((wall) => firstAt(hours.zone, wall).withTimeZone(zone));
      if (startThere === undefined || endThere === undefined) throw new Error('no moment');
      const time = (there: Temporal.ZonedDateTime) =>
        there.toPlainTime().toString({ smallestUnit: 'minute' });
      differs ||= !startThere.toPlainDateTime().equals(start) || !endThere.toPlainDateTime().equals(end);
      week[startThere.dayOfWeek - 1]?.push({
        from: time(startThere),
        to: time(endThere).replace('00:00', '24:00'),
      });
    }
  }
  for (const spans of week) spans.sort((one, other) => one.from.localeCompare(other.from));
  return differs ? week : null;
}

function firstAt(zone: string, wall: Temporal.PlainDateTime): Temporal.ZonedDateTime {
  const at = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return at.toPlainDateTime().equals(wall) ? at : (at.getTimeZoneTransition('next') ?? at);
}

it('[C12] somebody is elsewhere whose clock shows another time now, or is hidden', () => {
  expect(isElsewhere('Europe/Brussels', 'Europe/Amsterdam', NOW)).toBe(false);
  expect(isElsewhere('Europe/London', 'Europe/Amsterdam', NOW)).toBe(true);
  expect(isElsewhere('UTC', 'Europe/Amsterdam', NOW)).toBe(true);
  expect(isElsewhere('Europe/Amsterdam', 'Europe/Atlantis', NOW)).toBe(true);
  expect(isElsewhere(deviceZone(), deviceZone(), NOW)).toBe(deviceZone() === 'UTC');
});
