/** True if nothing of a text can be seen: only white space, characters that are drawn as nothing, and blanks that have a width. */
export function isBlank(text: string): boolean {
  // DI are Unicode's "default ignorable" ones: joiners, soft hyphens, variation selectors, fillers, tags. The two after it
  // are none of those, but blank all the same: a Braille cell without dots, and a notehead that is not drawn.
  return /^[\s\p{DI}\u2800\u{1D159}]*$/u.test(text);
}
