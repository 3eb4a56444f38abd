import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  scripts: Record<string, string>;
};
/** Those that a person starts; npm starts the others before or after one. */
const commands = Object.entries(scripts).filter(([name]) => !/^(pre|post)/.test(name));
const ours = commands.filter(([, command]) => command.startsWith('node '));

test.each(ours)('npm run %s -- --help says how it is used, and does nothing else', (name, command) => {
  const [, script = '', ...args] = command.split(' ');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args, '--help'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(new RegExp(`npm (run )?${name}\\b`));
  expect(stdout.split('\n').length).toBeLessThan(25);
});

test('whatever else is a command belongs to a program that has its own help', () => {
  const others = commands.filter((each) => !ours.includes(each)).map(([, command]) => command);
  expect(others.filter((command) => !/^(vitest|oxfmt|npm) /.test(command))).toEqual([]);
});

test('each first installs what is missing, also in a clone where nothing is installed or other packages are by now', () => {
  const without = commands.filter(([name]) => scripts[`pre${name}`] !== 'node worker/scripts/set-up.js');
  expect(without.map(([name]) => name)).toEqual([]);
});

test.each(['build', 'describe', 'pin', 'check', 'sizes'])(
  'npm run %s refuses what it does not know',
  (name) => {
    const [, script = ''] = (scripts[name] ?? '').split(' ');
    const { status, stderr } = spawnSync(process.execPath, [script, '--hlep'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toContain(`npm run ${name}`);
  },
);
