import type { TodayBody } from '../../../protocol/http/today.ts';
import type { CoordinatorSnapshot } from '../../../protocol/queue.ts';

/** An evening like any other. */
export const TODAY_BODY: TodayBody = {
  version: 3,
  zone: 'Europe/Amsterdam',
  date: '2026-11-26',
  span: { from: '14:00', to: '23:00' },
  changed: false,
  closed: null,
  nextOpening: {
    inMs: 68_400_000,
    atMs: Date.parse('2026-11-27T14:00:00+01:00'),
    inDays: 1,
    date: '2026-11-27',
    time: '14:00',
  },
  noOnCall: false,
  linesToCheck: 0,
  concerns: 0,
  logHead: { seq: 1_207, hash: 'A'.repeat(43), at: Date.parse('2026-11-26T18:00:00Z') },
};

/** How the queue is doing, as a coordinator's console is told. */
export const overview = (part: Partial<CoordinatorSnapshot> = {}): CoordinatorSnapshot => ({
  type: 'overview',
  waiting: 0,
  away: 0,
  longestWaitMs: null,
  handedOver: 0,
  volunteers: [],
  nobodyAcceptsForMs: null,
  ...part,
});
