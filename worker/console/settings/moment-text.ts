import type { HoursNow } from '../../domain/hours/hours-now.ts';
import { formatDay, formatTimeIn } from '../kit/format.ts';
import { HOURS_SETTINGS } from './hours-texts.ts';
import { clock } from './setting-text.ts';

const texts = HOURS_SETTINGS;

/** "open, aanmelden tot 22.30 uur": what a visitor finds at the doors, in the helpline's zone. */
export function momentText(hours: HoursNow, zone: string): string {
  switch (hours.state) {
    case 'open':
      return hours.signUpEndsAtMs === null
        ? texts.isAlwaysOpen
        : texts.isOpen(formatTimeIn(zone, hours.signUpEndsAtMs));
    case 'signUpEnded':
      return texts.signUpEnded(formatTimeIn(zone, hours.closesAtMs));
    case 'closed': {
      const closed = hours.reason === null ? texts.isClosed : texts.isClosedBecause(hours.reason);
      return hours.opens === null
        ? closed
        : `${closed}, ${texts.opens(formatDay(hours.opens.date), clock(hours.opens.time))}`;
    }
  }
}
