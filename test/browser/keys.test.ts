import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../protocol/limits.ts';
import { Envelope, type SealedKind } from '../../protocol/sealed.ts';
import {
  fromBase64url,
  keyIdOf,
  randomBytes,
  randomId,
  randomSecret,
  sha256,
  toBase64url,
} from '../../protocol/bytes.ts';
import {
  exportConversationKey,
  importConversationKey,
  makeConversationKey,
} from '../../widget/keys/conversation-key.ts';
import {
  openEnvelope,
  sealEnvelope,
  type Content,
  type EnvelopeContext,
} from '../../widget/keys/envelope.ts';

const conversationId = 'ab'.repeat(32);
const context: EnvelopeContext = { conversationId, role: 'visitor', kind: 'message' };

function contentOf(text: string): Content {
  return { instance: randomId(), counter: 1, lastSeq: 0, body: { text } };
}

let key: CryptoKey;
beforeAll(async () => {
  key = await makeConversationKey();
});

describe('bytes', () => {
  test('base64url round trips and refuses anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect([...fromBase64url(toBase64url(bytes))]).toEqual([...bytes]);
      }),
    );
    for (const wrong of ['a+b', 'a/b', 'YQ==', 'a b', 'é']) expect(() => fromBase64url(wrong)).toThrow();
  });

  test('ids, secrets, hashes and key ids have the form the protocol names', async () => {
    expect(randomId()).toMatch(/^[\w-]{22}$/);
    expect(randomSecret()).toMatch(/^[\w-]{43}$/);
    // SHA-256 of "abc", FIPS 180-2 appendix B.1.
    expect(await sha256('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
    expect(await keyIdOf(new TextEncoder().encode('abc'))).toBe('ungWv48Bz-pBQUDeXa4iI7');
  });
});

describe('envelopes', () => {
  test('[K2] anything typed comes back whole, and only with its key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 900 }), async (text) => {
        const envelope = await sealEnvelope(key, context, contentOf(text));
        expect(Envelope.safeParse(envelope).success).toBe(true);
        expect((await openEnvelope(key, context, envelope)).body).toEqual({ text: text.toWellFormed() });
      }),
      { numRuns: 60 },
    );
    const envelope = await sealEnvelope(key, context, contentOf('x'));
    await expect(openEnvelope(await makeConversationKey(), context, envelope)).rejects.toThrow();
  });

  test('[K1] nothing of the text is visible in the envelope, and no two envelopes are alike', async () => {
    const content = contentOf('SENTINEL');
    const id = randomId();
    const one = await sealEnvelope(key, context, content, id);
    const two = await sealEnvelope(key, context, content, id);
    expect(new TextDecoder().decode(fromBase64url(one.ct))).not.toContain('SENTINEL');
    expect(one.nonce).not.toBe(two.nonce);
    expect(one.ct).not.toBe(two.ct);
  });

  test('[K2] the length of a text shows no more than its size bucket', async () => {
    const sizeOf = async (text: string) => (await sealEnvelope(key, context, contentOf(text))).ct.length;
    expect(await sizeOf('')).toBe(await sizeOf('Ik voel me alleen.'));
    expect(await sizeOf('a'.repeat(500))).toBe(await sizeOf('b'.repeat(900)));
    expect(await sizeOf('a'.repeat(100))).toBeLessThan(await sizeOf('a'.repeat(1_000)));
  });

  test.each([
    ['quotes', '"'],
    ['control characters', '\u0001'],
    ['three bytes each', '€'],
    ['lone surrogates', '\ud800'],
    ['emoji', '😀'],
    ['line breaks', '\n'],
    ['backslashes', '\\'],
  ])('the longest message fits: %s', async (_name, unit) => {
    const text = unit.repeat(LIMITS.messageChars / unit.length);
    const counters = {
      instance: randomId(),
      counter: Number.MAX_SAFE_INTEGER,
      lastSeq: Number.MAX_SAFE_INTEGER,
    };
    const envelope = await sealEnvelope(key, context, { ...counters, body: { text } });
    expect(envelope.ct.length).toBeLessThanOrEqual(LIMITS.envelopeChars);
    expect((await openEnvelope(key, context, envelope)).body).toEqual({ text: text.toWellFormed() });
  });

  test('what is longer than the largest envelope is refused, not cut', async () => {
    await expect(sealEnvelope(key, context, contentOf('€'.repeat(3_000)))).rejects.toThrow('Too long');
  });

  test('[K2] moved to another conversation, role, kind or id it does not open', async () => {
    const envelope = await sealEnvelope(key, context, contentOf('x'));
    const kinds: SealedKind[] = ['intake', 'evaluation', 'contactRecord'];
    for (const kind of kinds)
      await expect(openEnvelope(key, { ...context, kind }, envelope)).rejects.toThrow();
    for (const role of ['volunteer', 'coach'] as const) {
      await expect(openEnvelope(key, { ...context, role }, envelope)).rejects.toThrow();
    }
    const elsewhere = { ...context, conversationId: 'cd'.repeat(32) };
    await expect(openEnvelope(key, elsewhere, envelope)).rejects.toThrow();
    await expect(openEnvelope(key, context, { ...envelope, id: randomId() })).rejects.toThrow();
  });

  test('[K2] one changed bit anywhere and it does not open', async () => {
    const envelope = await sealEnvelope(key, context, contentOf('x'));
    for (const field of ['nonce', 'ct'] as const) {
      const bytes = fromBase64url(envelope[field]);
      for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ 1;
        const forged = { ...envelope, [field]: toBase64url(changed) };
        await expect(openEnvelope(key, context, forged)).rejects.toThrow();
      }
    }
  });

  test('an envelope of another version or with other content is refused', async () => {
    const envelope = await sealEnvelope(key, context, contentOf('x'));
    const newer = { ...envelope, v: 2 } as unknown as Envelope;
    await expect(openEnvelope(key, context, newer)).rejects.toThrow('version');
    const odd = { instance: 7, counter: 1, lastSeq: 0, body: null } as unknown as Content;
    await expect(openEnvelope(key, context, await sealEnvelope(key, context, odd))).rejects.toThrow(
      'content',
    );
  });
});

describe('conversation key', () => {
  test('survives a reload as text, and can be kept without a way to export it', async () => {
    const raw = await exportConversationKey(key);
    const envelope = await sealEnvelope(key, context, contentOf('x'));
    const again = await importConversationKey(raw, true);
    const locked = await importConversationKey(fromBase64url(raw), false);
    expect((await openEnvelope(again, context, envelope)).body).toEqual({ text: 'x' });
    expect((await openEnvelope(locked, context, envelope)).body).toEqual({ text: 'x' });
    await expect(exportConversationKey(locked)).rejects.toThrow();
    await expect(importConversationKey(randomBytes(16), false)).rejects.toThrow('Not a conversation key');
  });
});
