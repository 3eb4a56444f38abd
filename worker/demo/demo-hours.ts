import type * as z from 'zod';
import type { DemoHours } from '../../protocol/http/demo.ts';
import type { OpeningHours, Settings } from '../../protocol/settings.ts';
import { DEMO_CLOSED_REASON } from './demo-data.ts';
import { DEFAULT_SETTINGS } from '../domain/settings/default-settings.ts';
import { doorsAt } from '../domain/hours/doors.ts';
import type { SettingsPatch } from '../store/settings-changes.ts';

export type DemoState = z.infer<typeof DemoHours>['state'];

/** How far off closing is when the demo shows that sign-up has ended: as long as it lets somebody look around. */
const UNTIL_CLOSING_MINUTES = DEFAULT_SETTINGS.openingHours.signUpEndsMinutes - 1;
const OPEN_MINUTES = 8 * 60;
const DAY_MINUTES = 24 * 60;

/** Returns the settings that put the helpline in this state now. The demo starts with those of `open`. */
export function demoHoursPatch(state: DemoState, zone: string, nowMs: number): SettingsPatch {
  // The switch is the newest word: doors that a coordinator of the demo has shut are no longer.
  return { closedNow: null, ...hoursPatch(state, zone, nowMs) };
}

function hoursPatch(state: DemoState, zone: string, nowMs: number): SettingsPatch {
  const always = everyDay('00:00', '24:00');
  switch (state) {
    case 'open':
      return { openingHours: { weekly: always, specialDays: [] }, queue: NORMAL_PLACES };
    case 'full':
      return {
        openingHours: { weekly: always, specialDays: [] },
        queue: { minPlaces: 0, maxPlaces: 0 },
      };
    case 'signUpEnded': {
      const closing = wallClock(zone, nowMs).minutes + UNTIL_CLOSING_MINUTES;
      const weekly = everyDay(clockOf(closing - OPEN_MINUTES), clockOf(closing));
      return {
        openingHours: { weekly, specialDays: [], signUpEndsMinutes: null },
        queue: NORMAL_PLACES,
      };
    }
    case 'closed': {
      const today = { date: wallClock(zone, nowMs).date, spans: [], reason: DEMO_CLOSED_REASON };
      return {
        openingHours: { weekly: everyDay('09:00', '23:00'), specialDays: [today] },
        queue: NORMAL_PLACES,
      };
    }
  }
}

/** Returns the state that the demo is in, also when a coordinator changed the settings. */
export function demoStateOf(settings: Settings, nowMs: number): DemoState {
  const hours = doorsAt(settings, nowMs);
  if (hours.state !== 'open') return hours.state;
  return settings.queue.maxPlaces === 0 ? 'full' : 'open';
}

/** In a patch, null restores a setting's default. */
const NORMAL_PLACES = { minPlaces: null, maxPlaces: null } as const;

function everyDay(from: string, to: string): OpeningHours['weekly'] {
  return Array.from({ length: 7 }, () => [{ from, to }]);
}

function clockOf(minutes: number): string {
  const ofDay = (minutes + DAY_MINUTES) % DAY_MINUTES;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

function wallClock(zone: string, nowMs: number): { date: string; minutes: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(nowMs);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    minutes: Number(part('hour')) * 60 + Number(part('minute')),
  };
}
