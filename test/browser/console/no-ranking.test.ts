import { beforeEach, expect, test } from 'vitest';
import { TRANSCRIPT, TRANSCRIPTS } from '../../../worker/console/review/review-texts.ts';
import { open, screenText, see, withServer } from './console-page.ts';
import { concernRow, withConcerns } from './fake-concern.ts';
import { ENTRIES, PEOPLE } from './fake-log.ts';
import { ok, ROOM } from './fake-server.ts';

/* [A5] No list puts what a visitor scored beside a volunteer's alias: it would be read as a ranking. */

const page = withServer();
const DAY_MS = 86_400_000;
const { heard, comeBack, wait, siteClear, ofFive } = TRANSCRIPT;
const SCORES = [heard, comeBack, wait, siteClear, ...[1, 2, 3, 4, 5].map(ofFive)];

beforeEach(() => {
  page.server.signedIn = 'coordinator';
});

function noScores(): void {
  for (const text of SCORES) expect(screenText()).not.toContain(text);
}

test('[A5] the list of conversations shows neither, not even of a server that tells both', async () => {
  page.server.newer = true;
  const row = {
    ...{ id: ROOM, startedAt: Date.now() - DAY_MS, openedAt: Date.now() - DAY_MS, endedBy: 'visitor' },
    ...{ visitorMessages: 31, volunteerMessages: 28, eraseAt: Date.now() + DAY_MS, topic: null, heavy: true },
    ...{ alias: 'Robin', feltHeard: null, scores: { feltHeard: 4, comeBack: true } },
  };
  page.server.handlers.set('GET /api/coordinator/conversations', () =>
    ok({
      conversations: [
        { ...row, endedAt: Date.now() },
        { ...row, id: ROOM.replace('0', '1'), endedAt: null },
      ],
      next: null,
    }),
  );
  open('/console/gesprekken');
  await see(TRANSCRIPTS.counts(31, 28));
  await see(TRANSCRIPTS.running);
  expect(screenText()).not.toContain('Robin');
  noScores();
});

test('[A5] the lists that name people have no scores: the log and the reports', async () => {
  page.server.handlers.set('GET /api/coordinator/audit', () =>
    ok({ entries: ENTRIES, next: null, people: PEOPLE }),
  );
  open('/console/logboek');
  await see('Kim');
  noScores();
  await withConcerns(page.server, () => [concernRow()]);
  open('/console/meldingen');
  await see('Robin');
  noScores();
});
