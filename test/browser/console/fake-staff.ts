import {
  NewStaffKeyBody,
  type GrantBody,
  type ReviewKeysBody,
  type StaffMember,
  type WrappedKey,
} from '../../../protocol/http/keys.ts';
import type { SealedShare } from '../../../protocol/sealed.ts';
import { fromBase64url } from '../../../protocol/bytes.ts';
import { makeGrant, type Compared, type Giver } from '../../../widget/keys/granting.ts';
import { importKeyPair, makeExportableKeyPair, type NamedKeyPair } from '../../../widget/keys/key-pair.ts';
import { makeReviewKey, type MadeReviewKey } from '../../../widget/keys/make-review-key.ts';
import { ok, type FakeServer } from './fake-server.ts';

/* What the fake server has of staff's keys, as the real one would store it. */

type Signed = MadeReviewKey['body']['signed'];

/** An organisation whose first coordinator has made everything. */
export class FakeOrganisation {
  readonly made: MadeReviewKey;
  readonly giver: Giver;

  private constructor(made: MadeReviewKey, giver: Giver) {
    this.made = made;
    this.giver = giver;
  }

  static async make(): Promise<FakeOrganisation> {
    const made = await makeReviewKey();
    const pair = await importKeyPair(fromBase64url(made.keychain.own), made.body.own);
    const { signing } = made.keychain;
    if (signing === null) throw new Error('nothing to sign with');
    return new FakeOrganisation(made, { pair, key: made.body.own, signing });
  }

  /** Everything that the first coordinator holds, for somebody whose key was compared. */
  async grantTo(to: Compared): Promise<GrantBody> {
    const { review, share } = this.made.body;
    return makeGrant(this.giver, to, [{ reviewKeyId: review.id, share }]);
  }

  /** The server names these keys. */
  announce(server: FakeServer, signed: Signed = this.made.body.signed): void {
    server.reviewKey = this.made.body.review;
    server.signedBy = signed.review.by.id;
    server.reviewSigned = signed.review;
  }
}

/** A newcomer's keys as the server has them: what the console makes is stored, and what is granted given out. */
export class FakeNewcomer {
  own: NewStaffKeyBody | null = null;
  ring: WrappedKey | null = null;
  signer: SealedShare | null = null;
  shares: ReviewKeysBody['shares'] = [];

  constructor(server: FakeServer) {
    server.signedIn = 'coordinator';
    server.handlers.set('PUT /api/console/staff-key', (body) => {
      this.own = NewStaffKeyBody.parse(body);
      this.ring = this.signer = null;
      this.shares = [];
      return ok();
    });
    server.handlers.set('PUT /api/coordinator/ring', (body) => {
      this.ring = body as WrappedKey;
      return ok();
    });
    server.handlers.set('GET /api/coordinator/review-keys', () =>
      ok({ own: this.#own(), shares: this.shares, demoRecoveryCode: null }),
    );
  }

  get compared(): Compared {
    if (this.own === null) throw new Error('no key was made');
    return { id: 'coordinator', alias: 'Marijke', key: this.own.key };
  }

  /** The server stores this grant of this organisation's review key. */
  take(organisation: FakeOrganisation, { signer, shares }: GrantBody): void {
    this.signer = signer;
    const { review } = organisation.made.body;
    this.shares = shares.map(({ share, signature }) => ({ review, share, signature }));
  }

  #own(): ReviewKeysBody['own'] {
    if (this.own?.recovery == null) return null;
    const { key, recovery: wrapped } = this.own;
    return { key, wrapped, passkeys: [], ring: this.ring, signer: this.signer };
  }
}

/** A colleague as the list of staff has them. */
export async function colleague(
  alias: string,
  role: StaffMember['role'],
  part: Partial<StaffMember> = {},
): Promise<StaffMember & { pair: NamedKeyPair }> {
  const pair = await makeExportableKeyPair();
  return { id: alias, alias, role, key: pair.publicKey, confirmation: null, held: null, ...part, pair };
}

/** The same, who was granted the review key. */
export async function holder(organisation: FakeOrganisation, alias: string) {
  const person = await colleague(alias, 'coordinator');
  const { signature, shares } = await organisation.grantTo({ ...person, key: person.pair.publicKey });
  const [given] = shares;
  if (given === undefined) throw new Error('nothing was given');
  const held = { share: given.share, signature: given.signature };
  return { ...person, confirmation: signature, held };
}

export function listStaff(
  server: FakeServer,
  people: readonly (StaffMember & { pair: NamedKeyPair })[],
): void {
  server.handlers.set('GET /api/coordinator/staff-keys', () =>
    ok({ people: people.map(({ pair: _pair, ...person }) => person) }),
  );
}
