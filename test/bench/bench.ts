import { parseArgs } from 'node:util';
import { answerHelp } from '../../worker/scripts/answer-help.ts';
import { measureDevice } from './device.ts';

/*
 * `npm run bench -- device --against ../older`: times on a slow phone, of this checkout and of another one in turn. Prints,
 * and decides nothing: what tests compare are counts, order and bytes.
 */

const USAGE = 'npm run bench -- device [--against path/to/another/checkout] [--rounds 7]';
answerHelp(USAGE);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'string' }, rounds: { type: 'string', default: '7' } },
});
const rounds = Number(values.rounds);
if (positionals.join(' ') !== 'device' || !Number.isInteger(rounds) || rounds < 1) {
  console.error(USAGE);
  process.exit(1);
}
await measureDevice(values.against, rounds);
