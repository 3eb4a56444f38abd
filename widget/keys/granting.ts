import { fromBase64url, toBase64url } from '../../protocol/bytes.ts';
import type {
  ConfirmStaffKeyBody,
  GrantBody,
  NextReviewKeyBody,
  StaffMember,
} from '../../protocol/http/keys.ts';
import type { PublicKey, ReviewSignature, SealedShare } from '../../protocol/sealed.ts';
import { isSigned } from '../../protocol/signed.ts';
import { exportPrivateKey, makeExportableKeyPair, publicKeyOf } from './key-pair.ts';
import type { Keychain } from './keychain.ts';
import { openSealed } from './opening.ts';
import { sealTo } from './sealing.ts';
import { importSigningKey, sign } from './signing.ts';

/* [K4] What a coordinator who holds the review keys makes for others, in the browser. Coordinators' consoles only. */

type Signing = NonNullable<Keychain['signing']>;
/** Whoever gives: their own pair, and the organisation's signing key. */
export type Giver = { pair: CryptoKeyPair; key: PublicKey; signing: Signing };
/** A review key's private half, sealed to the giver. */
export type Held = { reviewKeyId: string; share: SealedShare };
/** Somebody, with the key whose fingerprint was just compared by voice. */
export type Compared = { id: string; alias: string; key: PublicKey };

/** Signs that this key is this person's. Only to be called once somebody compared its fingerprint by voice. */
export async function confirmKey(
  signing: Signing,
  { id, alias, key }: Compared,
): Promise<ConfirmStaffKeyBody> {
  const signer = await importSigningKey(signing.privateKey);
  return { volunteerId: id, keyId: key.id, signature: await sign(signer, ['staffKey', id, alias, key.id]) };
}

/** Whether the organisation signed that this key is this person's. */
export async function isConfirmed(
  { id, alias, key, confirmation }: StaffMember,
  signer: PublicKey,
): Promise<boolean> {
  if (key === null || confirmation === null) return false;
  return isSigned(signer, ['staffKey', id, alias, key.id], confirmation);
}

/** Everything that the giver holds, sealed to the other's key and signed: the review keys, and the signing key. */
export async function makeGrant(giver: Giver, to: Compared, held: readonly Held[]): Promise<GrantBody> {
  const confirmed = await confirmKey(giver.signing, to);
  const signer = await importSigningKey(giver.signing.privateKey);
  const shares = await Promise.all(
    held.map(async ({ reviewKeyId, share: mine }) => {
      const secret = await openSealed(giver.pair, giver.key.id, 'share', reviewKeyId, mine);
      const share = await sealTo(to.key, 'share', reviewKeyId, secret);
      secret.fill(0);
      return { reviewKeyId, share, signature: await signGrant(signer, reviewKeyId, share) };
    }),
  );
  const { publicKey, privateKey } = giver.signing;
  return {
    ...confirmed,
    signer: await sealTo(to.key, 'signer', publicKey.id, fromBase64url(privateKey)),
    shares,
  };
}

/**
 * The organisation's signing key, out of a grant.
 * @param signerId names the one whose fingerprint was compared by voice.
 * @throws when it was not sealed to this pair, or is another key than that.
 */
export async function acceptSigner(
  pair: CryptoKeyPair,
  keyId: string,
  signerId: string,
  sealed: SealedShare,
): Promise<Signing> {
  const pkcs8 = await openSealed(pair, keyId, 'signer', signerId, sealed);
  const publicKey = await publicKeyOf(pkcs8);
  if (publicKey.id !== signerId) throw new Error('Another signing key than the one that was compared');
  return { publicKey, privateKey: toBase64url(pkcs8) };
}

/**
 * The next review key, for the giver and for these others.
 * @param number the number of the one that is current.
 */
export async function makeNextReviewKey(
  { key, signing }: Giver,
  giverId: string,
  others: readonly Compared[],
  number: ReviewSignature['number'],
): Promise<NextReviewKeyBody> {
  const { pair, publicKey: review } = await makeExportableKeyPair();
  const secret = await exportPrivateKey(pair);
  const signer = await importSigningKey(signing.privateKey);
  const shares = await Promise.all(
    [{ id: giverId, key }, ...others].map(async (to) => {
      const share = await sealTo(to.key, 'share', review.id, secret);
      return { volunteerId: to.id, share, signature: await signGrant(signer, review.id, share) };
    }),
  );
  secret.fill(0);
  const next = number + 1;
  const signature = await sign(signer, ['reviewKey', review.id, next]);
  return { review, signed: { by: signing.publicKey, number: next, signature }, shares };
}

function signGrant(signer: CryptoKey, reviewKeyId: string, { keyId, enc, ct }: SealedShare): Promise<string> {
  return sign(signer, ['share', reviewKeyId, keyId, enc, ct]);
}

/**
 * Who is to hold the next review key beside its maker: coordinators of whom the organisation signed both that the key is theirs and that
 * they hold the current one. Whoever was removed is on no list, and on a list that names them anyway they stand by their own alias.
 */
export async function holdersAmong(
  people: readonly StaffMember[],
  giverId: string,
  currentId: string,
  signer: PublicKey,
): Promise<Compared[]> {
  const holders: Compared[] = [];
  for (const person of people) {
    const { id, alias, role, key, held } = person;
    if (id === giverId || role !== 'coordinator' || key === null || held === null) continue;
    const { keyId, enc, ct } = held.share;
    const granted = await isSigned(signer, ['share', currentId, keyId, enc, ct], held.signature);
    if (granted && keyId === key.id && (await isConfirmed(person, signer))) holders.push({ id, alias, key });
  }
  return holders;
}
