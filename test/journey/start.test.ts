import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { ConversationsBody, TranscriptBody } from '../../protocol/http/coordinator.ts';
import { ReviewKeysBody } from '../../protocol/http/keys.ts';
import { AvailabilityBody } from '../../protocol/http/visitor.ts';
import { fromBase64url } from '../../protocol/bytes.ts';
import { importConversationKey } from '../../widget/keys/conversation-key.ts';
import { importKeyPair } from '../../widget/keys/key-pair.ts';
import { recoverySecret, unwrapKeychain } from '../../widget/keys/keychain.ts';
import { openSealed } from '../../widget/keys/opening.ts';
import { readTranscript } from '../../worker/console/conversation/read-transcript.ts';
import { freePort } from './support/free-port.ts';

/* What README promises of `npm start` and `npm run invite`, tried as the person at the keyboard would. */

const root = fileURLToPath(new URL('../..', import.meta.url));

type Run = { child: ChildProcess; output: () => string; exited: Promise<number | null> };

function run(script: string, args: readonly string[], checkout = root): Run {
  const child = spawn(process.execPath, [join(checkout, script), ...args], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  // Also after a test that failed half-way: the next one needs the ports.
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGINT')) await exited;
  });
  return { child, output: () => said, exited };
}

/** Resolves when the output holds the text. @throws with all of the output when the program ends before that. */
async function says({ child, output, exited }: Run, text: string): Promise<void> {
  const seen = new Promise<void>((resolve) => {
    const look = () => output().includes(text) && resolve();
    child.stdout?.on('data', look);
    look();
  });
  await Promise.race([seen, exited.then(() => Promise.reject(new Error(output())))]);
}

/** A checkout of its own, because a changed source makes every server that watches it load anew. */
async function copyCheckout(folder: string): Promise<string> {
  const parts = ['protocol', 'widget', 'worker', 'demo', 'package.json', 'tsconfig.json', 'wrangler.toml'];
  for (const part of parts) await cp(join(root, part), join(folder, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Changes a text of the visitor's chat, and resolves when a page of the demo's site is told to load anew. */
async function changeUntilTold(checkout: string, sitePort: number, from: string, to: string): Promise<void> {
  const { body } = await fetch(`http://127.0.0.1:${sitePort}/reload-on-change`);
  const file = join(checkout, 'widget/locales/nl.ts');
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll(from, to));
  let told = '';
  for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    told += piece;
    if (told.includes('data: changed')) return;
  }
  throw new Error(`The site ended the answer after: ${told}`);
}

/** The demo's coordinator signs in, opens the review key with the code on offer, and reads what the seed wrote. */
async function demoConversationsOpen(origin: string): Promise<void> {
  const write = (path: string, body: object, cookie = '') =>
    fetch(`${origin}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, cookie },
      body: JSON.stringify(body),
    });
  const signedIn = await write('demo/sign-in', { role: 'coordinator' });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const read = async (path: string) =>
    (await fetch(`${origin}/api/coordinator/${path}`, { headers: { cookie } })).json();

  const { own, shares, demoRecoveryCode } = ReviewKeysBody.parse(await read('review-keys'));
  const [share] = shares;
  if (own === null || share === undefined) throw new Error('The demo has no review key');
  const keychain = await unwrapKeychain(await recoverySecret(demoRecoveryCode ?? ''), own.wrapped);
  const ownPair = await importKeyPair(fromBase64url(keychain.own), own.key);
  const { id: reviewKeyId } = share.review;
  const pkcs8 = await openSealed(ownPair, own.key.id, 'share', reviewKeyId, share.share);
  const review = await importKeyPair(pkcs8, share.review);

  const { conversations } = ConversationsBody.parse(await read('conversations'));
  expect(conversations).toHaveLength(3);
  for (const { id } of conversations) {
    const opened = await write(`coordinator/conversations/${id}/open`, { reason: 'training' }, cookie);
    const body = TranscriptBody.parse(await opened.json());
    const raw = await openSealed(review, reviewKeyId, 'review', id, body.sealedKey);
    const transcript = await readTranscript([await importConversationKey(raw, false)], body);
    if (transcript === null) throw new Error('The key opens nothing');
    const { intake, messages, record } = transcript;
    expect(intake).toHaveProperty('nickname');
    expect(messages.length).toBeGreaterThan(10);
    expect(messages.every(({ text, missingBefore }) => text !== null && missingBefore === 0)).toBe(true);
    expect(record).toMatchObject({ topic: expect.any(String), text: expect.any(String) });
  }
}

describe('npm start', () => {
  let folder: string;
  let port: number;
  let sitePort: number;
  const start = (more: readonly string[] = [], checkout = root) =>
    run(
      'demo/start.ts',
      ['--port', String(port), '--site-port', String(sitePort), '--folder', folder, ...more],
      checkout,
    );

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luisterend-oog-start-'));
    [port, sitePort] = [await freePort(), await freePort()];
  });
  afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));

  test('prints three addresses that answer, stops all of it on Ctrl-C, and is up again with its data, also to develop on it', async () => {
    const first = start();
    await says(first, 'Ctrl-C');
    const addresses = [
      `http://localhost:${port}/console`,
      `http://127.0.0.1:${sitePort}`,
      `http://localhost:${port}/`,
    ];
    for (const address of addresses) {
      expect(first.output()).toContain(address);
      expect((await fetch(address)).status).toBe(200);
    }
    const asked = await fetch(`http://localhost:${port}/api/availability?site=http://127.0.0.1:${sitePort}`);
    const { availability, siteListed } = AvailabilityBody.parse(await asked.json());
    // At whatever hour this runs: a demo that closes some time names the time.
    expect(availability).toMatchObject({ state: 'open', signUpEndsInMs: null });
    expect(siteListed).toBe(true);
    await demoConversationsOpen(`http://localhost:${port}`);

    const reset = run('demo/reset.ts', ['--folder', folder]);
    expect(await reset.exited).toBe(1);
    expect(reset.output()).toContain(`De demo draait nog, op http://localhost:${port}`);
    const elsewhere = ['--port', String(await freePort()), '--site-port', String(await freePort())];
    const twice = run('demo/start.ts', [...elsewhere, '--folder', folder]);
    expect(await twice.exited).toBe(1);
    expect(twice.output()).toContain('De demo draait nog');
    const invited = run('worker/scripts/invite.ts', [...['--role', 'coordinator', '--persist-to', folder]]);
    expect(await invited.exited).toBe(0);
    expect(invited.output()).toContain(`Its console is at http://localhost:${port}`);
    expect(invited.output()).toContain(`http://localhost:${port}/console#invitation=`);

    first.child.kill('SIGINT');
    expect(await first.exited).toBe(0);
    await expect(fetch(addresses[0] ?? '')).rejects.toThrow();
    await expect(fetch(addresses[1] ?? '')).rejects.toThrow();

    // The second one as `npm run dev` starts it.
    const checkout = await copyCheckout(join(folder, 'checkout'));
    const second = start(['--watch'], checkout);
    await says(second, 'Ctrl-C');
    expect(second.output()).not.toContain('klaargezet');
    const widget = async () => (await fetch(`http://localhost:${port}/widget.js`)).text();
    expect(await widget()).toContain('Chat met een vrijwilliger');
    await changeUntilTold(checkout, sitePort, 'Chat met een vrijwilliger', 'Praat met een vrijwilliger');
    expect(await widget()).toContain('Praat met een vrijwilliger');

    let group = 0;
    // Killed, it leaves its servers behind, which go on writing.
    second.child.kill('SIGKILL');
    await second.exited;
    for (const refused of [run('demo/reset.ts', ['--folder', folder]), start()]) {
      expect(await refused.exited).toBe(1);
      expect(refused.output()).toContain(`heeft zijn servers laten draaien, op http://localhost:${port}`);
      expect((await stat(join(folder, 'v3'))).isDirectory()).toBe(true);
      group = Number(/kill -- -(\d+)/.exec(refused.output())?.[1]);
    }
    process.kill(-group);
    await vi.waitFor(() => expect(fetch(addresses[0] ?? '')).rejects.toThrow());
    expect(await run('demo/reset.ts', ['--folder', folder]).exited).toBe(0);
    await expect(stat(folder)).rejects.toThrow();
  });

  test('a taken port gets a clear message before anything starts', async () => {
    const other = createServer();
    await once(other.listen(port, '127.0.0.1'), 'listening');
    onTestFinished(() => void other.close());
    const refused = start();
    expect(await refused.exited).toBe(1);
    expect(refused.output()).toContain(`Poort ${port} is al in gebruik`);
  });

  test.each([
    [['--port', 'abc'], 'moet een poortnummer zijn'],
    [['--port', '70000'], 'moet een poortnummer zijn'],
    [['--port', '9000', '--site-port', '9000'], 'moeten verschillen'],
    [['--prot', '9000'], 'Zo start je op andere poorten'],
  ])('arguments that make no sense are explained: %s', async (args, message) => {
    const refused = run('demo/start.ts', args);
    expect(await refused.exited).toBe(1);
    expect(refused.output()).toContain(message);
  });
});

describe('npm run invite', () => {
  test.each([
    [[], '--role coordinator or --role volunteer'],
    [['--role', 'boss'], '--role coordinator or --role volunteer'],
    [['--role', 'coordinator', '--rmeote'], '--rmeote'],
    [['--role', 'coordinator', '--remote', '--env', 'demo'], 'this machine only'],
  ])('arguments that make no sense are explained: %s', async (args, message) => {
    const refused = run('worker/scripts/invite.ts', args);
    expect(await refused.exited).toBe(1);
    expect(refused.output()).toContain(message);
    expect(refused.output()).toContain('npm run invite -- --role coordinator');
  });

  test('without tables it makes them, and says which installation the link is for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'luisterend-oog-invite-'));
    const invited = run('worker/scripts/invite.ts', ['--role', 'coordinator', '--persist-to', folder]);
    expect(await invited.exited, invited.output()).toBe(0);
    expect(invited.output()).toContain(`the demo on this machine, with its data in ${folder}`);
    expect(invited.output()).toContain('no tables yet');
    const again = run('worker/scripts/invite.ts', ['--role', 'volunteer', '--persist-to', folder]);
    expect(await again.exited, again.output()).toBe(0);
    expect(again.output()).not.toContain('no tables yet');
    expect(again.output()).toContain('http://localhost:8787/console#invitation=');
    await rm(folder, { recursive: true, force: true });
  });
});
