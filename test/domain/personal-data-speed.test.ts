import { describe, expect, it } from 'vitest';
import { findPersonalData } from '../../widget/personal-data/detect.ts';
import { ORDINARY } from './ordinary-sentences.ts';

const find = (text: string) => findPersonalData(text, { phones: [], domains: [] }, 2026);

describe('However long a text is', () => {
  // The same text in eight parts or at once takes as long; were the work to grow with the square, it would be eight times.
  it.each([
    ...[
      'a',
      '0',
      ' ',
      '.',
      '@',
      'é',
      'a.',
      'a@',
      '06 ',
      'o6',
      '(0',
      'nul ',
      'een-',
      'www.',
      'a at ',
      'a punt ',
      '1-1-',
    ],
    ...[
      '1234 AB 12 ',
      'NL91ABNA',
      'NL91 ABNA 0417 1643 ',
      'laan van de ',
      'Aa straat',
      'woon op Aa ',
      'adres ',
      'geboren 1 mei ',
    ],
    ...['mijn insta is ', 'zoek me op fb ', 'snap a ', '@aa ', 'a#1', '111222333 ', 'op 12 maart 1987 '],
  ])('[C5] takes time in proportion to its length: %j over and over', (piece) => {
    const repeat = (length: number) => piece.repeat(Math.ceil(length / piece.length));
    const [short, long] = [repeat(4_000), repeat(32_000)];
    find(short);
    const inParts = () => {
      for (let part = 0; part < 8; part += 1) find(short);
    };
    expect(leastRatio(4, () => find(long), inParts)).toBeLessThan(4);
  });

  // What a visitor sends at most. Were anything tried in every possible way, it would take a thousand times as long.
  it.each([
    ...[
      'een-',
      '1-1-',
      '-',
      'zestien',
      'mijnveertigweg',
      'negentienhonderd',
      'achtenachtenachtig',
      'a.',
      'woon.',
    ],
    ...['Oude Aaa ', 'ik woon op aaaa 1 ', 'insta aaaa.aa ', 'a_at_', '6 12 23 ', 'jarig 1 mei van 19'],
  ])('[C5] takes 2,000 characters little longer than an ordinary text at worst: %j', (piece) => {
    const ordinary = ORDINARY.join('. ').slice(2_000, 4_000);
    const worst = piece.repeat(2_000).slice(0, 2_000);
    find(ordinary);
    find(worst);
    expect(
      leastRatio(
        12,
        () => find(worst),
        () => find(ordinary),
      ),
    ).toBeLessThan(12);
  });
});

const ROUNDS = 12;
/** Less than this is noise. */
const LEAST_MS = 0.5;

/**
 * How many times as long one piece of work takes as another, by the time that this thread has had of a processor: what other
 * programs do meanwhile does not count. They take turns, and of each the shortest time counts, because a garbage collection or a
 * cold cache falls into some of them; it ends early at a ratio that is low `enough`. Compare work of about the same length.
 */
function leastRatio(enough: number, work: () => void, measure: () => void): number {
  let [workMs, measureMs, ratio] = [Infinity, Infinity, Infinity];
  for (let round = 0; round < ROUNDS && ratio >= enough; round += 1) {
    measureMs = Math.min(measureMs, spentMs(measure));
    workMs = Math.min(workMs, spentMs(work));
    ratio = workMs / Math.max(LEAST_MS, measureMs);
  }
  return ratio;
}

function spentMs(run: () => void): number {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
