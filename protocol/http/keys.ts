import * as z from 'zod';
import { LIMITS } from '../limits.ts';
import { KeyId, PublicKey, ReviewSignature, SealedShare, Signature } from '../sealed.ts';

/* The keys of staff, and of the organisation. The routes are in endpoints.ts. */

/**
 * What a recovery code, a passkey or the key itself opens. 1: a coordinator's own private key (PKCS#8) · 2: a keychain, which has more
 * beside it.
 */
export const WrappedKey = z.strictObject({
  v: z.literal([1, 2]),
  salt: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  nonce: z.string().regex(/^[A-Za-z0-9_-]{16}$/),
  ct: z.string().min(1).max(LIMITS.keychainChars),
});
export type WrappedKey = z.infer<typeof WrappedKey>;

const CredentialId = z.string().min(1).max(1_400);

/** The keychain under what one passkey gives the browser, and never the server. */
export const PasskeyWrap = z.strictObject({ credentialId: CredentialId, wrapped: WrappedKey });
export type PasskeyWrap = z.infer<typeof PasskeyWrap>;

/** One's own lasting key. */
export const StaffKeyBody = z.strictObject({
  /** `recovery`: a code opens it as well. `confirmed`: a coordinator compared it by voice. */
  own: z
    .strictObject({
      key: PublicKey,
      recovery: z.boolean(),
      confirmed: z.boolean(),
      passkeys: z.array(PasskeyWrap),
    })
    .nullable(),
  /** One's passkeys that do not open it yet. */
  otherPasskeys: z.array(CredentialId),
});
export type StaffKeyBody = z.infer<typeof StaffKeyBody>;

/**
 * A key that was just made. `replaces`: the id of the one before, of which nothing stays. `recovery`: coordinators only. Without `passkey`
 * and `recovery` the private half lies in that one browser.
 */
export const NewStaffKeyBody = z.strictObject({
  key: PublicKey,
  recovery: WrappedKey.nullable(),
  passkey: PasskeyWrap.nullable(),
  replaces: KeyId.nullable(),
});
export type NewStaffKeyBody = z.infer<typeof NewStaffKeyBody>;

/** The organisation's signature on a review key, and on the share of it that is given to a coordinator. */
const signatures = { review: ReviewSignature, share: Signature };

/** First set-up: own key pair, review key, and the share sealed to oneself. Consoles of before 2026-11-26 sign none of it. */
export const ReviewKeyBody = z.strictObject({
  own: PublicKey,
  ownWrapped: WrappedKey,
  review: PublicKey,
  share: SealedShare,
  signed: z.strictObject(signatures).optional(),
});
export type ReviewKeyBody = z.infer<typeof ReviewKeyBody>;

/** All of it anew, once nobody can open the review key any more. The signing key is another one, too: the one of before is lost with it. */
export const LostReviewKeyBody = ReviewKeyBody.extend({ signed: z.strictObject(signatures) });
export type LostReviewKeyBody = z.infer<typeof LostReviewKeyBody>;

/** Signs the review key of an installation that has no signing key yet; the keychain that holds it replaces the one of before. */
export const SigningKeyBody = z.strictObject({ ...signatures, reviewKeyId: KeyId, ownWrapped: WrappedKey });
export type SigningKeyBody = z.infer<typeof SigningKeyBody>;

/** What this coordinator needs to open review keys in the browser. */
export const ReviewKeysBody = z.strictObject({
  own: z
    .strictObject({
      key: PublicKey,
      wrapped: WrappedKey,
      passkeys: z.array(PasskeyWrap),
      /** What was granted, under what only the own key gives; null until the coordinator has accepted it. */
      ring: WrappedKey.nullable().optional(),
      /** The organisation's signing key, sealed to the own key by whoever granted. */
      signer: SealedShare.nullable().optional(),
    })
    .nullable(),
  /** `signature`: null if nobody vouches for it. */
  shares: z.array(z.strictObject({ review: PublicKey, share: SealedShare, signature: Signature.nullable() })),
  /** In the demo the recovery code of the demo coordinator; null everywhere else. */
  demoRecoveryCode: z.string().nullable(),
});
export type ReviewKeysBody = z.infer<typeof ReviewKeysBody>;

/** A review key's private half for the holder of a staff key, with the organisation's signature on that grant. */
const SignedShare = z.strictObject({ share: SealedShare, signature: Signature });

/** Everybody who works here, with their lasting key, for coordinators. */
export const StaffKeysBody = z.strictObject({
  people: z.array(
    z.strictObject({
      id: z.string(),
      alias: z.string(),
      role: z.enum(['volunteer', 'coordinator']),
      key: PublicKey.nullable(),
      /** The organisation's signature that this key is this person's; null until somebody compared it by voice. */
      confirmation: Signature.nullable(),
      /** Of the current review key; coordinators only. */
      held: SignedShare.nullable(),
    }),
  ),
  /** Aliases of who worked here until less than a year ago: one may have had a talk that is kept. Not from servers of before 2026-11-27. */
  former: z.array(z.string()).optional(),
});
export type StaffKeysBody = z.infer<typeof StaffKeysBody>;
export type StaffMember = StaffKeysBody['people'][number];

/** Somebody's key was compared by voice. The signature says whose it is. */
export const ConfirmStaffKeyBody = z.strictObject({
  volunteerId: z.string(),
  keyId: KeyId,
  signature: Signature,
});
export type ConfirmStaffKeyBody = z.infer<typeof ConfirmStaffKeyBody>;

/** Gives another coordinator the review keys, and the signing key with which they can grant in turn. */
export const GrantBody = z.strictObject({
  ...ConfirmStaffKeyBody.shape,
  signer: SealedShare,
  shares: z
    .array(z.strictObject({ reviewKeyId: KeyId, ...SignedShare.shape }))
    .min(1)
    .max(24),
});
export type GrantBody = z.infer<typeof GrantBody>;

/** The next review key, for those who are to hold it. */
export const NextReviewKeyBody = z.strictObject({
  review: PublicKey,
  signed: ReviewSignature,
  shares: z
    .array(z.strictObject({ volunteerId: z.string(), ...SignedShare.shape }))
    .min(1)
    .max(24),
});
export type NextReviewKeyBody = z.infer<typeof NextReviewKeyBody>;
