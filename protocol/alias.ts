/*
 * The name that visitors and colleagues see of somebody who works here. Zod-free.
 */

/**
 * An alias as it is stored and shown. Every kind of space and of visible nothing is one space; left out is what has no look of its
 * own: control characters, marks that turn the direction of writing, joiners, all that is drawn as nothing, halves of a character.
 */
export function cleanAlias(text: string): string {
  return text
    .replace(/[\s\u2800\u{1D159}]/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{DI}]/gu, '')
    .replace(/ +/g, ' ')
    .trim()
    .normalize('NFC');
}

/** Two aliases that people would take for the same one have the same key, whatever their case, width or ligatures. */
export function aliasKey(alias: string): string {
  return cleanAlias(cleanAlias(alias).normalize('NFKC').toUpperCase().toLowerCase()).normalize('NFKC');
}
