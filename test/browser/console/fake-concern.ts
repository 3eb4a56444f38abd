import type { ConcernRow, ConcernsBody } from '../../../protocol/http/concerns.ts';
import type { TranscriptBody } from '../../../protocol/http/coordinator.ts';
import { makeReviewKey, type MadeReviewKey } from '../../../widget/keys/make-review-key.ts';
import { sealText } from '../../../widget/keys/sealed-text.ts';
import { grant, ok, ROOM, type FakeServer } from './fake-server.ts';
import { FakeVisitor } from './fake-visitor.ts';

const DAY_MS = 86_400_000;
export const CONCERN_ID = 'c'.repeat(22);
export const ACCOUNT = {
  ground: 'Gevaar voor het leven van een ander, nu en niet later.',
  what: 'Twee berichten van de bezoeker, aan de politie.',
  necessary: 'Er is gevaar voor iemand die zich niet kan verweren.',
  lighter: 'Praten met de bezoeker hielp niet, en die is nu weg.',
};
export const REPORTED = 'Zijn schoonzus wordt geslagen, en niemand weet het.';
export const SAID = [
  'Mijn broer slaat haar elke avond.',
  'Wat vreselijk. Is ze nu veilig?',
  'Nee. Niemand weet het.',
];

export const concernRow = (part: Partial<ConcernRow> = {}): ConcernRow => ({
  id: CONCERN_ID,
  conversationId: ROOM,
  conversation: { startedAt: Date.now() - DAY_MS, alias: 'Robin', ended: true },
  state: 'reported',
  until: Date.now() + 2 * DAY_MS,
  ground: 'danger',
  raisers: ['Robin'],
  raisedAt: Date.now() - DAY_MS,
  first: null,
  second: null,
  disclosed: null,
  account: null,
  delivery: null,
  may: ['takeUp', 'decline'],
  needsOther: false,
  ...part,
});

/** A coordinator who holds the review key, and a helpline with these concerns. */
export async function withConcerns(
  server: FakeServer,
  concerns: (made: MadeReviewKey) => ConcernRow[] | Promise<ConcernRow[]>,
  coordinators = 2,
): Promise<MadeReviewKey> {
  const made = await makeReviewKey();
  server.signedIn = 'coordinator';
  grant(server, made, true);
  const rows = await concerns(made);
  server.handlers.set('GET /api/coordinator/concerns', () =>
    ok({ concerns: rows, coordinators } satisfies ConcernsBody),
  );
  return made;
}

/** In review by Ann, whose account is sealed to this review key. */
export async function inReview(made: MadeReviewKey, part: Partial<ConcernRow> = {}): Promise<ConcernRow> {
  return concernRow({
    state: 'inReview',
    first: { alias: 'Ann', at: Date.now() - DAY_MS / 2 },
    account: { sealed: await sealText(made.body.review, CONCERN_ID, ACCOUNT), hash: 'h'.repeat(43) },
    may: ['approve', 'decline'],
    ...part,
  });
}

export const SIZES = { html: 3_204, json: 1_608, sums: 174 };
export const DELIVERY = { recipient: 'De wijkagent', how: 'Op papier, door Ann', part: 'Eén bericht' };

/** Handed over, and held until then. */
export async function disclosed(made: MadeReviewKey, until: number): Promise<ConcernRow> {
  const by = { alias: 'Bo', at: Date.now() - DAY_MS / 3 };
  const sealed = await sealText(made.body.review, CONCERN_ID, DELIVERY);
  const delivery = { sealed, hash: 'h'.repeat(43), bytes: SIZES.html + SIZES.json, sizes: SIZES };
  return inReview(made, { state: 'disclosed', second: by, disclosed: by, may: ['close'], delivery, until });
}

/** What is answered to whoever opens the conversation that it is about. */
export async function transcriptFor(
  made: MadeReviewKey,
): Promise<{ body: TranscriptBody; visitor: FakeVisitor }> {
  const visitor = await FakeVisitor.make(ROOM);
  const body: TranscriptBody = {
    id: ROOM,
    alias: 'Robin',
    reviewKeyId: made.body.review.id,
    sealedKey: await visitor.sealedKeyFor(made.body.review, 'review'),
    intake: null,
    messages: await Promise.all(
      SAID.map(async (text, index) => {
        const role = index === 1 ? ('volunteer' as const) : ('visitor' as const);
        return {
          seq: index + 1,
          role,
          at: Date.now(),
          envelope: await visitor.seal(role, 'message', { text }),
        };
      }),
    ),
    evaluation: null,
    record: null,
    manyOpened: false,
    reports: [
      {
        role: 'volunteer',
        alias: 'Robin',
        ground: 'danger',
        text: await visitor.seal('volunteer', 'concern', { text: REPORTED }),
      },
      { role: 'coach', alias: 'Kim', ground: 'crime', text: null },
    ],
  };
  return { body, visitor };
}
