import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../protocol/limits.ts';
import { paddedFrame } from '../../protocol/padded-frame.ts';
import { makeConversationKey } from '../../widget/keys/conversation-key.ts';
import { sealEnvelope } from '../../widget/keys/envelope.ts';

const key = await makeConversationKey();
const bytesOf = (message: object) => new TextEncoder().encode(paddedFrame(message)).length;

async function message(chars: number): Promise<object> {
  const content = { instance: 'i'.repeat(22), counter: 1, lastSeq: 1, body: { text: 'w'.repeat(chars) } };
  const context = { conversationId: 'ab'.repeat(32), role: 'visitor', kind: 'message' } as const;
  return { type: 'message', envelope: await sealEnvelope(key, context, content), after: 'a'.repeat(22) };
}

describe('a frame of a socket', () => {
  it('[C3] [C5] is as large for typing and receipts as for a message of some lines', async () => {
    const lines = await message(350);
    const small = [
      { type: 'typing', on: true },
      { type: 'typing', on: false },
      { type: 'visible', on: true },
      { type: 'received', seq: 1_999 },
      { type: 'state', state: { phase: 'talking', alias: 'Zoë' }, lastSeq: 3 },
      await message(1),
      { ...lines, seq: 7, role: 'volunteer', agoMs: 123_456 },
    ];
    expect(new Set([...small, lines].map(bytesOf))).toEqual(new Set([1_024]));
  });

  it('[C5] is the same message to who reads it, of one of few sizes', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string({ maxLength: 3_000 })), (said) => {
        expect(JSON.parse(paddedFrame(said))).toEqual(JSON.parse(JSON.stringify(said)));
        expect(Math.log2(bytesOf(said)) % 1).toBe(0);
        expect(bytesOf(said)).toBeGreaterThanOrEqual(1_024);
      }),
    );
  });

  it('[C5] is never compressed, which would take the spaces away', () => {
    const settings = readFileSync(new URL('../../wrangler.toml', import.meta.url), 'utf8');
    expect(settings).toMatch(/^compatibility_flags = \[.*"no_web_socket_compression".*\]$/m);
  });

  it('[C1] of the longest message is taken by the server', async () => {
    expect(bytesOf(await message(LIMITS.messageChars))).toBeLessThanOrEqual(LIMITS.frameBytes);
    expect(bytesOf({ type: 'message', pad: 'x'.repeat(LIMITS.envelopeChars + 300) })).toBe(LIMITS.frameBytes);
  });
});
