import type { ConversationRow } from '../../protocol/http/coordinator.ts';
import { TRANSCRIPTS } from '../../worker/console/review/review-texts.ts';
import { ok, ROOM } from '../browser/console/fake-server.ts';
import type { ConsoleState } from './console-states.ts';

const DAY_MS = 86_400_000;

const QUARTER_MS = 15 * 60_000;
/** A quarter of an hour, as all times of a conversation are. */
const YESTERDAY_MS = Math.floor((Date.now() - DAY_MS) / QUARTER_MS) * QUARTER_MS;

const row = (part: Partial<ConversationRow>): ConversationRow => ({
  id: ROOM,
  startedAt: YESTERDAY_MS,
  openedAt: YESTERDAY_MS,
  endedAt: YESTERDAY_MS + 3 * QUARTER_MS,
  endedBy: 'visitor',
  alias: '',
  visitorMessages: 31,
  volunteerMessages: 28,
  eraseAt: Date.now() + 41 * DAY_MS,
  feltHeard: null,
  topic: null,
  heavy: true,
  discuss: true,
  ...part,
});

/** The conversations that are still kept. */
export const consoleReadingStates: ConsoleState[] = [
  {
    name: 'console-transcripts',
    title: 'Gesprekken',
    reach: async (visit) => {
      visit.server.signedIn = 'coordinator';
      visit.server.handlers.set('GET /api/coordinator/conversations', () =>
        ok({
          conversations: [row({}), row({ id: ROOM.replace('0', '1'), heavy: null, endedAt: YESTERDAY_MS })],
          next: null,
        }),
      );
      await visit.open('/console/gesprekken');
      await visit.see(TRANSCRIPTS.heavy);
    },
  },
  {
    name: 'console-transcripts-chosen',
    title: 'Gesprekken, gekozen, en niets gevonden',
    reach: async (visit) => {
      visit.server.signedIn = 'coordinator';
      visit.server.handlers.set('GET /api/coordinator/conversations', (_body, url) =>
        ok({ conversations: url.search === '' ? [row({})] : [], next: null }),
      );
      await visit.open('/console/gesprekken');
      await visit.page.getByRole('checkbox', { name: TRANSCRIPTS.only.concern }).press(' ');
      await visit.see(TRANSCRIPTS.nothingFound);
    },
  },
];
