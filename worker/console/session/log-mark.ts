import { fromBase64url } from '../../../protocol/bytes.ts';

/** Crockford's base32: no I, L, O or U, so that it can be written by hand and read out. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 4;
const GROUP_SYMBOLS = 3;

/** The first 60 bits of a hash of the log in four groups of three, to compare by eye or by voice. */
export function logMark(hash: string): string {
  const bits = Array.from(fromBase64url(hash), (byte) => byte.toString(2).padStart(8, '0')).join('');
  const symbol = (index: number) => ALPHABET.charAt(Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2));
  return Array.from({ length: GROUPS }, (_, group) =>
    Array.from({ length: GROUP_SYMBOLS }, (_each, index) => symbol(group * GROUP_SYMBOLS + index)).join(''),
  ).join('-');
}
