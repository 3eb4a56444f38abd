import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { requireVariables } from '../../worker/scripts/require-variables.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luisterend-oog-variables-'));
});
afterEach(() => rm(folder, { recursive: true }));

const GOOD = {
  CHAT_ORIGIN: 'https://chat.test',
  CONSOLE_ORIGIN: 'https://chat.test',
  RP_ID: 'chat.test',
  JURISDICTION: 'eu',
};

async function fileWith(top: Record<string, string>, other: Record<string, string>): Promise<string> {
  const lines = (vars: Record<string, string>) =>
    Object.entries(vars).map(([name, value]) => `${name} = "${value}"`);
  const file = join(folder, 'wrangler.toml');
  const text = ['name = "chat"', '[vars]', ...lines(top), '[env.other.vars]', ...lines(other)];
  await writeFile(file, text.join('\n'));
  return file;
}

test('a build goes on with good variables, and with those of this repository', async () => {
  await requireVariables(await fileWith(GOOD, GOOD));
  await requireVariables('wrangler.toml');
});

test('a build stops at a variable that the Worker would refuse, and names it', async () => {
  const slash = { ...GOOD, CHAT_ORIGIN: 'https://chat.test/' };
  await expect(requireVariables(await fileWith(slash, GOOD))).rejects.toThrow(
    /\[vars\] needs repair:\n {2}CHAT_ORIGIN: must be an origin such as/,
  );
  const { RP_ID: _, ...less } = GOOD;
  await expect(requireVariables(await fileWith(GOOD, less))).rejects.toThrow(
    /\[env\.other\.vars\] needs repair:\n {2}RP_ID: /,
  );
});
