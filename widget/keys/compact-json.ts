/*
 * JSON whose escapes cost no more than the character itself. JSON.stringify writes a control character as six
 * bytes, so that 2,000 pasted ones would outgrow the largest envelope. Here they stand raw, one byte each, which is
 * unambiguous: without indentation JSON text holds no other control characters. A lone surrogate becomes U+FFFD, as
 * it would in any UTF-8.
 */

export function toCompactJson(value: unknown): Uint8Array<ArrayBuffer> {
  const json = JSON.stringify(value).replace(/\\(?:u([0-9a-f]{4})|.)/g, (escape: string, hex?: string) =>
    hex === undefined ? escape : String.fromCharCode(parseInt(hex, 16)),
  );
  return Uint8Array.from(new TextEncoder().encode(json));
}

/** @throws when the bytes are not UTF-8 or not what `toCompactJson` makes. */
export function fromCompactJson(bytes: Uint8Array): unknown {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  // oxlint-disable-next-line no-control-regex -- raw control characters are exactly what this puts back
  const json = text.replace(/[\u0000-\u001f]/g, escapeControl);
  return JSON.parse(json);
}

function escapeControl(raw: string): string {
  return `\\u${raw.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
