import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { UsageError } from './options.ts';
import { requireNotRunning } from './running.ts';

/* `npm run reset`: the next start begins with fresh demo data. */

const { folder = '.demo' } = parseArgs({ options: { folder: { type: 'string' } } }).values;
const data = resolve(fileURLToPath(new URL('..', import.meta.url)), folder);
try {
  await requireNotRunning(data);
  await rm(data, { recursive: true, force: true });
  console.log('De demogegevens zijn weg. npm start begint opnieuw.');
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`\n  ${error.message}\n`);
  process.exitCode = 1;
}
