import type { Browser, BrowserContextOptions } from 'playwright';
import type { Availability } from '../../protocol/http/visitor.ts';
import { Visit } from './visit.ts';

/** The evening before the doors open next, by the helpline's clock. */
export const EVENING = '2026-11-24T22:30:00+01:00';
const OPENS = '2026-11-25T14:00:00+01:00';

export const TOMORROW = {
  inMs: Date.parse(OPENS) - Date.parse(EVENING),
  atMs: Date.parse(OPENS),
  inDays: 1,
  date: '2026-11-25',
  time: '14:00',
};

export const closed = (part: Partial<Extract<Availability, { state: 'closed' }>> = {}): Availability => ({
  state: 'closed',
  opens: TOMORROW,
  reason: null,
  notReady: false,
  ...part,
});

export const CLOSED = closed();

/** A visit of that evening, by a browser that is somewhere else, to a helpline that is closed. */
export async function visitFrom(browser: Browser, options: BrowserContextOptions): Promise<Visit> {
  const visit = await Visit.begin(browser, options);
  await onThatEvening(visit);
  return visit;
}

export async function onThatEvening(visit: Visit): Promise<void> {
  await visit.page.clock.setFixedTime(EVENING);
  visit.server.availability = CLOSED;
}
