/** A sentence of more words is hard to follow for many who read. */
const MOST_WORDS = 12;

/** The sentences of a text that are long, as they stand in it. */
export function longSentences(text: string): string[] {
  const sentences = text.match(/[^.!?…]+[.!?…]*/g) ?? [];
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => wordsIn(sentence) > MOST_WORDS);
}

const wordsIn = (sentence: string): number =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
