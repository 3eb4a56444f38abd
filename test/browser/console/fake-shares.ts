import type { TranscriptBody } from '../../../protocol/http/coordinator.ts';
import type {
  ConversationSharesBody,
  GivenShare,
  ReceivedShare,
  SharedConversationBody,
  ShareKind,
} from '../../../protocol/http/shares.ts';
import type { PublicKey } from '../../../protocol/sealed.ts';
import { confirmKey } from '../../../widget/keys/granting.ts';
import { transcriptFor } from './fake-concern.ts';
import { grant, ok, ROOM, type FakeServer } from './fake-server.ts';
import { colleague, FakeOrganisation, listStaff } from './fake-staff.ts';
import type { FakeVisitor } from './fake-visitor.ts';

/* Conversations that are shared, as the server has them. */

const DAY_MS = 86_400_000;
export const SHARE = 's'.repeat(22);
export const COMMENT = 'Mooi hoe je vroeg of ze veilig is.';
export const ABOUT_WHOLE = 'Je bleef rustig. Hoe was dit voor jou?';
const CONVERSATION = { id: ROOM, startedAt: Date.parse('2026-03-02T19:15:00Z') };

export const received = (part: Partial<ReceivedShare> = {}): ReceivedShare => ({
  ...{ id: SHARE, kind: 'feedback', until: Date.parse('2026-04-01T12:00:00Z'), state: 'open' },
  ...{ unread: true, conversation: CONVERSATION },
  ...part,
});

export const given = (part: Partial<GivenShare> = {}): GivenShare => ({
  ...received(),
  ...{ volunteerId: 'Robin', alias: 'Robin', read: false, unread: false },
  ...part,
});

/** One conversation's shares: Robin has read it, and it waits for a key of Noor's and of Tess's. */
export function sharesOfThree(): [GivenInList, ...GivenInList[]] {
  const { unread: _unread, conversation: _conversation, ...robin } = given({ read: true });
  const awaited = (alias: string, letter: string): GivenInList => ({
    ...robin,
    ...{ id: letter.repeat(22), alias, volunteerId: alias, kind: 'discussion', state: 'awaited' },
  });
  return [robin, awaited('Noor', 'n'), awaited('Tess', 't')];
}
type GivenInList = ConversationSharesBody['shares'][number];

/** What two readers said of it: Marijke of its second message and of the whole, and Robin, whose words the server gives to another. */
export async function commentsOf(visitor: FakeVisitor): Promise<NonNullable<TranscriptBody['comments']>> {
  const say = (body: object) => visitor.seal('reader', 'comment', body);
  const marijke = { volunteerId: 'coordinator', alias: 'Marijke' };
  return [
    { n: 1, ...marijke, envelope: await say({ text: COMMENT, by: 'coordinator', about: 2 }) },
    { n: 2, ...marijke, envelope: await say({ text: ABOUT_WHOLE, by: 'coordinator' }) },
    { n: 3, ...marijke, envelope: await say({ text: 'Van iemand anders', by: 'volunteer' }) },
  ];
}

/** A talk of three messages with these comments, shared with whoever has this key. */
export async function shareWith(
  server: FakeServer,
  key: PublicKey,
  kind: ShareKind = 'feedback',
): Promise<FakeVisitor> {
  const organisation = await FakeOrganisation.make();
  const { body, visitor } = await transcriptFor(organisation.made);
  const { id, intake, messages } = body;
  const shared: SharedConversationBody = {
    ...{ id, intake, messages, comments: await commentsOf(visitor), kind },
    ...{ until: received().until, keyId: key.id, sealed: await visitor.boundKeyFor(key, 'shared') },
  };
  server.handlers.set('GET /api/console/shares', () => ok({ shares: [received({ kind })], given: [] }));
  server.handlers.set(`POST /api/console/shares/${SHARE}/open`, () => ok(shared));
  return visitor;
}

/** A coordinator who may read that talk: Robin had it and has a key that was compared, Noor's was not, and Tess has none. */
export async function withColleagues(server: FakeServer, part: Partial<ConversationSharesBody> = {}) {
  const organisation = await FakeOrganisation.make();
  server.signedIn = 'coordinator';
  grant(server, organisation.made, true);
  const robin = await colleague('Robin', 'volunteer');
  const compared = { ...robin, key: robin.pair.publicKey };
  const { signature: confirmation } = await confirmKey(organisation.giver.signing, compared);
  const noor = await colleague('Noor', 'volunteer');
  const tess = await colleague('Tess', 'coordinator', { key: null });
  listStaff(server, [{ ...robin, confirmation }, noor, tess]);
  const { body, visitor } = await transcriptFor(organisation.made);
  const comments = await commentsOf(visitor);
  server.handlers.set(`POST /api/coordinator/conversations/${ROOM}/open`, () =>
    ok({ ...body, reports: [], comments }),
  );
  const shares: ConversationSharesBody = {
    ...{ shares: [], volunteer: { id: 'Robin', alias: 'Robin' }, eraseAt: Date.now() + 5 * DAY_MS },
    ...part,
  };
  server.handlers.set(`GET /api/coordinator/conversations/${ROOM}/shares`, () => ok(shares));
  return { organisation, robin, visitor, body, shares };
}
