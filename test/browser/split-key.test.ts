import { expect, test } from 'vitest';
import { fromBase64url, randomSecret, toBase64url } from '../../protocol/bytes.ts';
import { openKept, sealKept, splitKey } from '../../widget/keys/split-key.ts';

const [device, server] = [randomSecret(), randomSecret()];
const VALUE = { draft: 'Zé 😀', key: 'k' };

test('[K3] what is kept opens with both halves, for the same conversation and purpose', async () => {
  const sealed = await sealKept(await splitKey(device, server, 'tab', 'room'), VALUE);
  expect(sealed).toMatch(/^[\w-]+$/);
  expect(await openKept(await splitKey(device, server, 'tab', 'room'), sealed)).toEqual(VALUE);
});

test.each([
  ['another half of the device', randomSecret(), server, 'tab', 'room'],
  ['another half of the server', device, randomSecret(), 'tab', 'room'],
  ['the server’s half alone', server, server, 'tab', 'room'],
  ['the device’s half alone', device, device, 'tab', 'room'],
  ['the halves the wrong way round', server, device, 'tab', 'room'],
  ['another purpose', device, server, 'console', 'room'],
  ['another conversation', device, server, 'tab', 'elsewhere'],
] as const)('[K1] [K3] not with %s', async (_name, deviceHalf, serverHalf, keptBy, id) => {
  const sealed = await sealKept(await splitKey(device, server, 'tab', 'room'), VALUE);
  const key = await splitKey(deviceHalf, serverHalf, keptBy, id);
  await expect(openKept(key, sealed)).rejects.toThrow();
});

test('[K3] nor with any byte changed', async () => {
  const key = await splitKey(device, server, 'tab', 'room');
  const bytes = fromBase64url(await sealKept(key, VALUE));
  for (const at of [0, 12, bytes.length - 1]) {
    const changed = bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
    await expect(openKept(key, toBase64url(changed))).rejects.toThrow();
  }
});

test('[K3] the key itself can’t be taken out, and one text is never the same twice', async () => {
  const key = await splitKey(device, server, 'tab', 'room');
  expect(key.extractable).toBe(false);
  expect(await sealKept(key, VALUE)).not.toBe(await sealKept(key, VALUE));
  expect(await sealKept(key, 'a')).toHaveLength((await sealKept(key, 'a'.repeat(400))).length);
});

/** RFC 5869 in Node: crypto.hkdfSync('sha256', ikm, salt, info, 32), for halves of 1s and 2s; then AES-256-GCM, nonce of 3s. */
const KNOWN = 'AwMDAwMDAwMDAwMDRXFB9pk-4onM8WyVKQ76qm3tX7X8kM0igpT5vNTjcZgg';
test('[K3] the derivation stays what it is: what was kept before a deploy can be read after it', async () => {
  const [ones, twos] = [1, 2].map((byte) => toBase64url(new Uint8Array(32).fill(byte)));
  const key = await splitKey(ones ?? '', twos ?? '', 'tab', 'room');
  expect(await openKept(key, KNOWN)).toEqual({ draft: 'Hallo' });
});
