import { parseArgs } from 'node:util';
import { measureDevice } from './device.ts';

/*
 * `npm run bench -- device --against ../older`: times on a slow phone, of this checkout and of another one in turn. Prints,
 * and decides nothing: what tests compare are counts, order and bytes.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'string' }, rounds: { type: 'string', default: '7' } },
});
if (positionals[0] !== 'device') {
  console.error('npm run bench -- device [--against path/to/another/checkout] [--rounds 7]');
  process.exit(1);
}
await measureDevice(values.against, Number(values.rounds));
