import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { answerHelp } from '../worker/scripts/answer-help.ts';
import { UsageError } from './options.ts';
import { requireNotRunning } from './running.ts';

/* `npm run reset`: the next start begins with fresh demo data. */

const USAGE = `
npm run reset verwijdert de gegevens van de demo; npm start begint dan opnieuw.

  --folder     map met de gegevens (anders .demo)
`;

function parseFolder(): string {
  try {
    return parseArgs({ options: { folder: { type: 'string' } } }).values.folder ?? '.demo';
  } catch {
    throw new UsageError(USAGE.trim());
  }
}

answerHelp(USAGE);
try {
  const data = resolve(fileURLToPath(new URL('..', import.meta.url)), parseFolder());
  await requireNotRunning(data);
  // What was killed may still be writing for a moment.
  await rm(data, { recursive: true, force: true, maxRetries: 10 });
  console.log('De demogegevens zijn weg. npm start begint opnieuw.');
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`\n  ${error.message}\n`);
  process.exitCode = 1;
}
