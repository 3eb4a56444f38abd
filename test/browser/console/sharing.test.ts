import { beforeEach, describe, expect, test } from 'vitest';
import type { TranscriptBody } from '../../../protocol/http/coordinator.ts';
import type { StaffMember } from '../../../protocol/http/keys.ts';
import { NewShareBody } from '../../../protocol/http/shares.ts';
import { importConversationKey } from '../../../widget/keys/conversation-key.ts';
import { openEnvelope } from '../../../widget/keys/envelope.ts';
import { confirmKey } from '../../../widget/keys/granting.ts';
import { openSealed } from '../../../widget/keys/opening.ts';
import { ReviewKeyring } from '../../../worker/console/review/review-keyring.ts';
import { shareConversation } from '../../../worker/console/review/share-conversation.ts';
import { Api } from '../../../worker/console/session/api.ts';
import { withServer } from './console-page.ts';
import { grant, ok, ROOM } from './fake-server.ts';
import { colleague, FakeOrganisation } from './fake-staff.ts';
import { FakeVisitor } from './fake-visitor.ts';

/* [K10] A coordinator who has opened a conversation shares it with one colleague. */

const page = withServer();
const SHARE = { kind: 'discussion', until: Date.now() + 86_400_000 } as const;
let organisation: FakeOrganisation;
let keyring: ReviewKeyring;
let visitor: FakeVisitor;
let conversation: TranscriptBody;
let sent: NewShareBody | null;
const sealedIn = ({ sealed }: NewShareBody) => {
  if (sealed === null) throw new Error('nothing was sealed');
  return sealed;
};

beforeEach(async () => {
  organisation = await FakeOrganisation.make();
  grant(page.server, organisation.made);
  page.server.signedIn = 'coordinator';
  const store = { keychain: () => Promise.resolve(null), saveKeychain: () => Promise.resolve() };
  keyring = new ReviewKeyring({ api: new Api(), store, passkey: null, signed: () => Promise.resolve() });
  await keyring.load(await new Api().me());
  visitor = await FakeVisitor.make(ROOM);
  const { review } = organisation.made.body;
  conversation = {
    ...{ id: ROOM, reviewKeyId: review.id, sealedKey: await visitor.boundKeyFor(review, 'review') },
    ...{ intake: await visitor.intake({ nickname: 'Zwaluw' }), messages: [], evaluation: null, record: null },
    manyOpened: false,
  };
  sent = null;
  page.server.handlers.set(`POST /api/coordinator/conversations/${ROOM}/shares`, (body) => {
    sent = NewShareBody.parse(body);
    return ok();
  });
});

const share = (who: StaffMember) => shareConversation(new Api(), keyring, conversation, who, SHARE);

async function confirmed(alias: string) {
  const someone = await colleague(alias, 'volunteer');
  const compared = { ...someone, key: someone.pair.publicKey };
  const { signature } = await confirmKey(organisation.giver.signing, compared);
  return { ...someone, confirmation: signature };
}

describe('a share', () => {
  test('[K10] is sealed in the browser to the key that was compared, and opens with that key alone', async () => {
    expect(await keyring.unlock(organisation.made.code)).toBe('unlocked');
    const robin = await confirmed('Robin');
    expect(await share(robin)).toBe('shared');
    const body = NewShareBody.parse(sent);
    expect(body).toMatchObject({ volunteerId: 'Robin', ...SHARE });
    const { pair, publicKey: key } = robin.pair;
    const raw = await openSealed(pair, key.id, 'shared', ROOM, sealedIn(body));
    const context = { conversationId: ROOM, role: 'visitor', kind: 'intake' } as const;
    if (conversation.intake === null) throw new Error('no intake');
    const opened = await openEnvelope(await importConversationKey(raw, false), context, conversation.intake);
    expect(opened.body).toMatchObject({ nickname: 'Zwaluw' });
    const noor = await confirmed('Noor');
    await expect(openSealed(noor.pair.pair, key.id, 'shared', ROOM, sealedIn(body))).rejects.toThrow();
  });

  test('[K9] [K10] is refused for a key that nobody compared, or that another organisation signed', async () => {
    expect(await keyring.unlock(organisation.made.code)).toBe('unlocked');
    const [robin, noor] = [await confirmed('Robin'), await confirmed('Noor')];
    const evil = await FakeOrganisation.make();
    const { signature } = await confirmKey(evil.giver.signing, { ...robin, key: robin.pair.publicKey });
    for (const other of [
      { ...robin, confirmation: null },
      { ...robin, confirmation: signature },
      { ...robin, confirmation: noor.confirmation },
      // The server names a key of its own.
      { ...robin, key: noor.key },
      { ...robin, key: null },
    ])
      expect(await share(other)).toBe('unconfirmed');
    expect(sent).toBeNull();
  });

  test('[K10] is made of nothing while the review key is closed, or opens no copy', async () => {
    const robin = await confirmed('Robin');
    expect(await share(robin)).toBe('unconfirmed');
    await keyring.unlock(organisation.made.code);
    const { review } = (await FakeOrganisation.make()).made.body;
    conversation = { ...conversation, sealedKey: await visitor.boundKeyFor(review, 'review') };
    expect(await share(robin)).toBe('closed');
    expect(sent).toBeNull();
  });
});
