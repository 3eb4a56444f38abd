import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BoundKey, PublicKey, SealedKey } from '../../protocol/sealed.ts';
import { fromBase64url, keyIdOf, randomBytes, toBase64url } from '../../protocol/bytes.ts';
import {
  exportPrivateKey,
  importKeyPair,
  importPublicKey,
  makeExportableKeyPair,
} from '../../widget/keys/key-pair.ts';
import { makeRecoveryCode, parseRecoveryCode } from '../../widget/keys/recovery-code.ts';
import { openSealed } from '../../widget/keys/opening.ts';
import { sealBase } from '../../widget/keys/hpke-sender.ts';
import { sealBound, sealInfo, sealTo, type SealPurpose } from '../../widget/keys/sealing.ts';
import { openBase } from './rfc9180.ts';

const conversationId = 'ab'.repeat(32);

describe('sealing', () => {
  test('[K1] a sealed key has the form the protocol names and opens for its recipient only', async () => {
    const { pair, publicKey } = await makeExportableKeyPair();
    const other = await makeExportableKeyPair();
    const secret = randomBytes(32);
    const sealed = await sealTo(publicKey, 'console', conversationId, secret);
    expect(PublicKey.safeParse(publicKey).success).toBe(true);
    expect(SealedKey.safeParse(sealed).success).toBe(true);
    expect(await openSealed(pair, publicKey.id, 'console', conversationId, sealed)).toEqual(secret);
    await expect(openSealed(other.pair, publicKey.id, 'console', conversationId, sealed)).rejects.toThrow();
    await expect(openSealed(pair, other.publicKey.id, 'console', conversationId, sealed)).rejects.toThrow();
  });

  test('[K1] a copy for one purpose or conversation is of no use for another', async () => {
    const { pair, publicKey } = await makeExportableKeyPair();
    const purposes: SealPurpose[] = ['console', 'review', 'share'];
    for (const sealedFor of purposes) {
      const sealed = await sealTo(publicKey, sealedFor, conversationId, randomBytes(32));
      for (const openedFor of purposes.filter((purpose) => purpose !== sealedFor)) {
        await expect(openSealed(pair, publicKey.id, openedFor, conversationId, sealed)).rejects.toThrow();
      }
      await expect(openSealed(pair, publicKey.id, sealedFor, 'cd'.repeat(32), sealed)).rejects.toThrow();
    }
  });

  test('[K1] a changed copy does not open', async () => {
    const { pair, publicKey } = await makeExportableKeyPair();
    const sealed = await sealTo(publicKey, 'review', conversationId, randomBytes(32));
    const other = await sealTo(publicKey, 'review', conversationId, randomBytes(32));
    const ct = fromBase64url(sealed.ct);
    ct[3] = (ct[3] ?? 0) ^ 1;
    for (const forged of [
      { ...sealed, ct: toBase64url(ct) },
      { ...sealed, enc: other.enc },
    ]) {
      await expect(openSealed(pair, publicKey.id, 'review', conversationId, forged)).rejects.toThrow();
    }
  });

  test('[K1] a public key under a foreign id is refused before anything is sealed to it', async () => {
    const { publicKey } = await makeExportableKeyPair();
    const swapped = { ...(await makeExportableKeyPair()).publicKey, id: publicKey.id };
    await expect(sealTo(swapped, 'console', conversationId, randomBytes(32))).rejects.toThrow('id');
    const nonsense = randomBytes(65);
    const offCurve = { id: await keyIdOf(nonsense), publicKey: toBase64url(nonsense) };
    await expect(sealTo(offCurve, 'console', conversationId, randomBytes(32))).rejects.toThrow();
  });

  test('a second receiver, written from RFC 9180 apart from ours and from the library, opens what is sealed', async () => {
    const { pair, publicKey } = await makeExportableKeyPair();
    const secret = randomBytes(32);
    const sealed = await sealTo(publicKey, 'review', conversationId, secret);
    const info = JSON.stringify(['luisterend-oog', 1, 'review', conversationId, publicKey.id]);
    const opened = await openBase(
      pair,
      fromBase64url(sealed.enc),
      Uint8Array.from(new TextEncoder().encode(info)),
      fromBase64url(sealed.ct),
    );
    expect(opened).toEqual(secret);
  });
});

describe('a key that is bound to its commitment', () => {
  test('[K5] has the form the protocol names, and opens as the key that it is bound to', async () => {
    const { pair, publicKey } = await makeExportableKeyPair();
    const key = randomBytes(32);
    const [forConsole, forReview] = await Promise.all([
      sealBound(publicKey, 'console', conversationId, key),
      sealBound(publicKey, 'review', conversationId, key),
    ]);
    expect(BoundKey.parse(forReview).commitment).toBe(forConsole.commitment);
    expect(await openSealed(pair, publicKey.id, 'review', conversationId, forReview)).toEqual(key);
    await expect(openSealed(pair, publicKey.id, 'console', conversationId, forReview)).rejects.toThrow();
  });

  test('[K5] opens for nobody under another commitment, nor as another key under the same', async () => {
    const { pair, publicKey } = await makeExportableKeyPair();
    const { commitment } = await sealBound(publicKey, 'review', conversationId, randomBytes(32));
    const moved = { ...(await sealBound(publicKey, 'review', conversationId, randomBytes(32))), commitment };
    const open = (sealed: BoundKey) => openSealed(pair, publicKey.id, 'review', conversationId, sealed);
    await expect(open(moved)).rejects.toThrow();
    // Sealed by somebody who knows how, around a key that the commitment was not made of.
    const rubbish = await sealBase(
      await importPublicKey(publicKey),
      sealInfo('review', conversationId, publicKey.id, commitment),
      randomBytes(32),
    );
    const [enc, ct] = [toBase64url(rubbish.enc), toBase64url(rubbish.ct)];
    await expect(open({ v: 2, keyId: publicKey.id, enc, ct, commitment })).rejects.toThrow('another key');
  });

  test('[K5] has the commitment in what the second receiver must know as well', async () => {
    const { pair, publicKey } = await makeExportableKeyPair();
    const key = randomBytes(32);
    const { enc, ct, commitment } = await sealBound(publicKey, 'review', conversationId, key);
    const info = JSON.stringify(['luisterend-oog', 2, 'review', conversationId, publicKey.id, commitment]);
    const known = Uint8Array.from(new TextEncoder().encode(info));
    expect(await openBase(pair, fromBase64url(enc), known, fromBase64url(ct))).toEqual(key);
  });

  test('[K5] a sealed key of any other length than such a key has is not taken', async () => {
    const { publicKey } = await makeExportableKeyPair();
    const sealed = await sealTo(publicKey, 'console', conversationId, randomBytes(32));
    const bound = await sealBound(publicKey, 'console', conversationId, randomBytes(32));
    for (const field of ['enc', 'ct'] as const)
      for (const changed of [sealed[field].slice(1), `${sealed[field]}A`]) {
        expect(SealedKey.safeParse({ ...sealed, [field]: changed }).success).toBe(false);
        expect(BoundKey.safeParse({ ...bound, [field]: changed }).success).toBe(false);
      }
  });
});

describe('key pairs', () => {
  test('[K1] a private key that was carried elsewhere opens there, and is locked again', async () => {
    const { pair, publicKey } = await makeExportableKeyPair();
    const secret = randomBytes(138);
    const sealed = await sealTo(publicKey, 'share', publicKey.id, secret);
    const carried = await importKeyPair(await exportPrivateKey(pair), publicKey);
    expect(await openSealed(carried, publicKey.id, 'share', publicKey.id, sealed)).toEqual(secret);
    await expect(exportPrivateKey(carried)).rejects.toThrow();
  });
});

describe('recovery code', () => {
  const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

  test('is read back however it is typed', () => {
    for (let round = 0; round < 200; round += 1) {
      const code = makeRecoveryCode();
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(parseRecoveryCode(code)).toBe(code);
      expect(parseRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')}\n`)).toBe(code);
      expect(parseRecoveryCode(code.replaceAll('0', 'o').replaceAll('1', round % 2 ? 'l' : 'I'))).toBe(code);
    }
  });

  test('every single wrong symbol and every swap of neighbours is noticed', () => {
    const symbols = makeRecoveryCode().replaceAll('-', '');
    for (const [at, symbol] of symbols.split('').entries()) {
      for (const wrong of SYMBOLS.replace(symbol, '')) {
        expect(parseRecoveryCode(symbols.slice(0, at) + wrong + symbols.slice(at + 1))).toBeNull();
      }
      const next = symbols.charAt(at + 1);
      if (next === '' || next === symbol) continue;
      expect(parseRecoveryCode(symbols.slice(0, at) + next + symbol + symbols.slice(at + 2))).toBeNull();
    }
  });

  test('anything else is no code', () => {
    fc.assert(fc.property(fc.string(), (typed) => parseRecoveryCode(typed) === null));
    expect(parseRecoveryCode(makeRecoveryCode().slice(0, -1))).toBeNull();
  });
});
