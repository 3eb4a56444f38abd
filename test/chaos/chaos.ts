import { parseArgs } from 'node:util';
import { answerHelp } from '../../worker/scripts/answer-help.ts';
import { build } from '../../worker/scripts/build.ts';
import { runChaos } from './run-chaos.ts';

/*
 * `npm run chaos`: people talk while the server is killed a hundred times and their networks fail. Prints what was lost,
 * doubled, put out of order, wrongly told as missing, stuck or left over, and fails unless all of that is 0.
 */

const USAGE = `npm run chaos -- [--talks 50] [--at-once 10] [--messages 200] [--kills 100] [--faults 400] [--seed 1] [--built]
  --messages: of each side of each talk. The same seed fails at the same messages. --built: dist/ is up to date.`;

answerHelp(USAGE);
const { values } = parseArgs({
  options: {
    talks: { type: 'string', default: '50' },
    'at-once': { type: 'string', default: '10' },
    messages: { type: 'string', default: '200' },
    kills: { type: 'string', default: '100' },
    faults: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    built: { type: 'boolean', default: false },
  },
});
if (!values.built) await build();
const { kills, faults, messages, ...tally } = await runChaos({
  talks: Number(values.talks),
  atOnce: Number(values['at-once']),
  messagesEach: Number(values.messages),
  kills: Number(values.kills),
  faults: Number(values.faults),
  seed: Number(values.seed),
  say: (line) => console.log(line),
});
console.log(`\n${kills} kills, ${faults} network faults, ${messages} messages`);
for (const [name, count] of Object.entries(tally)) console.log(`${String(count).padStart(6)}  ${name}`);
process.exit(Object.values(tally).some((count) => count > 0) ? 1 : 0);
