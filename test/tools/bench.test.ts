import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const BENCH = fileURLToPath(new URL('../bench/bench.ts', import.meta.url));
const bench = (...args: string[]) => spawnSync(process.execPath, [BENCH, ...args], { encoding: 'utf8' });

test('npm run bench measures this build on a slow phone: the view moves nothing, and the press leads to the form', () => {
  const { status, stdout, stderr } = bench('device', '--rounds', '1');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const median = (name: string) =>
    Number(new RegExp(`^ +${name} +(\\d+) `, 'm').exec(stdout)?.[1] ?? Number.NaN);
  expect(median('shift')).toBe(0);
  for (const name of ['viewMs', 'tapToFormMs', 'mouseToFormMs']) expect(median(name)).toBeGreaterThan(0);
  // None of more than 50 ms counts as none.
  expect(median('longestTaskMs')).toBeGreaterThanOrEqual(0);
});

test.each([[['moon']], [['device', '--rounds', 'many']]])(
  'npm run bench explains itself when it is asked for something else: %s',
  (args) => {
    const { status, stderr } = bench(...args);
    expect(status).toBe(1);
    expect(stderr).toContain('npm run bench -- device');
  },
);
