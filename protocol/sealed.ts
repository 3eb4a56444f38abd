import * as z from 'zod';
import { LIMITS } from './limits.ts';

/** What is encrypted under a conversation's key, and by whom; both are bound into each envelope's AAD. A draft never leaves its device. */
export type SealedKind =
  | 'message'
  | 'intake'
  | 'evaluation'
  | 'contactRecord'
  | 'concern'
  | 'comment'
  | 'draft'
  | 'end';
export type Role = 'visitor' | 'volunteer' | 'coach';
/** `reader`: whoever reads the conversation afterwards, and comments on it. */
export type Writer = Role | 'reader';

const base64url = (maxChars: number) =>
  z
    .string()
    .min(1)
    .max(maxChars)
    .regex(/^[A-Za-z0-9_-]+$/);

/** A client-made id: 128 random bits, base64url. Unique per conversation; the server refuses a second use. */
export const ClientId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
/** A Durable Object id in hex; also the conversation's id everywhere. */
export const RoomId = z.string().regex(/^[0-9a-f]{64}$/);
/** SHA-256 in base64url, without padding. */
export const Hash = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** A secret of 256 random bits in base64url: resume token, invitation. */
export const Secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** Names a public key: the first 22 characters of the base64url SHA-256 of its raw bytes. */
export const KeyId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** One encrypted text. Fixed forever: `nonce` is 96 random bits, `ct` AES-256-GCM of the padded plaintext. */
export const Envelope = z.strictObject({
  v: z.literal(1),
  keyGeneration: z.literal(1),
  id: ClientId,
  nonce: z.string().regex(/^[A-Za-z0-9_-]{16}$/),
  ct: base64url(LIMITS.envelopeChars),
});
export type Envelope = z.infer<typeof Envelope>;

/** Raw uncompressed P-256 point, base64url (87 characters), with its id. */
export const PublicKey = z.strictObject({ id: KeyId, publicKey: base64url(LIMITS.publicKeyChars) });
export type PublicKey = z.infer<typeof PublicKey>;

/** An encapsulated P-256 key (65 bytes), and AES-256-GCM of a conversation's key (32 bytes and the tag). */
const enc = z.string().regex(/^[A-Za-z0-9_-]{87}$/);
const sealedKey = { keyId: KeyId, enc, ct: z.string().regex(/^[A-Za-z0-9_-]{64}$/) };

/** A conversation's key sealed with HPKE (RFC 9180) to the public key that `keyId` names. */
export const SealedKey = z.strictObject({ v: z.literal(1), ...sealedKey });
export type SealedKey = z.infer<typeof SealedKey>;

/**
 * [K5] The same, bound to a commitment: it opens for nobody to another key than the one that `commitment`, a hash, was made of.
 * So whoever opens one copy knows that every other copy under the same commitment holds the same key, or opens for nobody.
 */
export const BoundKey = z.strictObject({ v: z.literal(2), ...sealedKey, commitment: Hash });
export type BoundKey = z.infer<typeof BoundKey>;

/** A copy for review. Pages of before 2026-11-26 bind it to nothing. */
export const ReviewCopyKey = z.discriminatedUnion('v', [SealedKey, BoundKey]);

/** A review key's private half sealed to one coordinator. */
export const SealedShare = z.strictObject({
  v: z.literal(1),
  keyId: KeyId,
  enc,
  ct: base64url(LIMITS.sealedKeyChars),
});
export type SealedShare = z.infer<typeof SealedShare>;

/**
 * A text sealed to the review key that `keyId` names, padded: the account of a decision, which outlives its conversation. Nothing that
 * was said in a conversation may be in one [B2].
 */
export const SealedText = z.strictObject({
  v: z.literal(1),
  keyId: KeyId,
  enc,
  ct: base64url(LIMITS.sealedTextChars),
});
export type SealedText = z.infer<typeof SealedText>;

/** ECDSA on P-256 with SHA-256, r and s of 32 bytes each, by a key that only coordinators hold (signed.ts). */
export const Signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/);

/** [K4] What vouches for a review key: whose signature it is, and which of the organisation's review keys it is about. */
export const ReviewSignature = z.strictObject({
  by: PublicKey,
  number: z.int().min(1),
  signature: Signature,
});
export type ReviewSignature = z.infer<typeof ReviewSignature>;
