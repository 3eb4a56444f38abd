import { randomBytes } from '../../protocol/bytes.ts';

/** Crockford's base32: no I, L, O or U, so that it can be written by hand and read back. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 26 symbols of 5 bits: 130 random bits. */
const RANDOM_SYMBOLS = 26;
/**
 * Two more symbols hold the remainder by the largest prime that fits. It catches every single wrong symbol and every
 * swap of neighbours, because no difference of two symbols, nor 31 times one, is a multiple of it.
 */
const CHECK_PRIME = 1_021n;
const GROUP_SYMBOLS = 4;

/** 130 random bits in seven groups of four, e.g. `7K3M-…`; the last two symbols are a check. */
export function makeRecoveryCode(): string {
  const symbols = Array.from(randomBytes(RANDOM_SYMBOLS), (byte) =>
    ALPHABET.charAt(byte % ALPHABET.length),
  ).join('');
  return inGroups(symbols + checkOf(symbols));
}

/** The code as `makeRecoveryCode` wrote it, however it was typed; null when it holds a typing error. */
export function parseRecoveryCode(typed: string): string | null {
  const symbols = typed
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{28}$/.test(symbols)) return null;
  const random = symbols.slice(0, RANDOM_SYMBOLS);
  return symbols.slice(RANDOM_SYMBOLS) === checkOf(random) ? inGroups(symbols) : null;
}

function checkOf(symbols: string): string {
  let value = 0n;
  for (const symbol of symbols) value = value * 32n + BigInt(ALPHABET.indexOf(symbol));
  const check = Number(value % CHECK_PRIME);
  return ALPHABET.charAt(check >> 5) + ALPHABET.charAt(check & 31);
}

function inGroups(symbols: string): string {
  return (symbols.match(new RegExp(`.{${GROUP_SYMBOLS}}`, 'g')) ?? []).join('-');
}
