import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { queueOf } from '../../worker/objects/kit/stubs.ts';
import { ChatQueue } from '../../worker/objects/queue/chat-queue.ts';
import { ConsoleSide } from '../../worker/objects/queue/console-side.ts';
import { forgetSettings } from '../../worker/store/settings.ts';
import { openHelpline, TestVolunteer } from './support/people.ts';

beforeAll(openHelpline);
afterEach(() => {
  vi.restoreAllMocks();
});

/** For each command the settings are read anew. They come at once, but to the first command only when `answer` is called. */
function readsSlowly(): { commands: () => number; answer: () => Promise<void> } {
  const prepare = env.DB.prepare.bind(env.DB);
  const held = Promise.withResolvers<string | null>();
  let commands = 0;
  let holds = false;
  vi.spyOn(env.DB, 'prepare').mockImplementation((sql) =>
    holds ? ({ first: () => held.promise } as unknown as D1PreparedStatement) : prepare(sql),
  );
  const obey: unknown = Reflect.get(ConsoleSide.prototype, 'obey');
  vi.spyOn(ConsoleSide.prototype, 'obey').mockImplementation(function (this: ConsoleSide, ...said) {
    forgetSettings();
    commands += 1;
    // Until its first await a function runs at once, so this is the reading of this command.
    holds = commands === 1;
    const obeyed = (obey as ConsoleSide['obey']).apply(this, said);
    holds = false;
    return obeyed;
  });
  return {
    commands: () => commands,
    answer: async () => held.resolve(await prepare('SELECT value FROM settings').first<string>('value')),
  };
}

/** Turns `Beschikbaar` on and off at once, with `between` after the first. @returns what the console is told of itself, each change once */
async function onAndOff(between: (commands: () => number) => Promise<unknown>): Promise<string[]> {
  const { queue } = await TestVolunteer.signIn();
  await queue.next('state');
  const settings = readsSlowly();
  queue.send({ type: 'setAvailable', on: true });
  await between(settings.commands);
  queue.send({ type: 'setAvailable', on: false });
  await vi.waitFor(() => expect(settings.commands()).toBe(2));
  await settings.answer();
  const statuses = () =>
    queue.events
      .flatMap((event) => (event.type === 'state' ? [event.me.status] : []))
      .filter((status, at, all) => status !== all[at - 1]);
  await vi.waitFor(() => expect(statuses()).toHaveLength(2));
  queue.close();
  return statuses();
}

test('[C2] what a console says first is decided first, also while the settings are slow to come', async () => {
  expect(await onAndOff(async () => undefined)).toEqual(['available', 'off']);
});

test('[C2] what a console says first is decided first, also if the settings change while they are read', async () => {
  const heard = vi.spyOn(ChatQueue.prototype, 'alarm');
  let changed: Promise<void> | undefined;
  const change = async (commands: () => number): Promise<void> => {
    await vi.waitFor(() => expect(commands()).toBe(1));
    const before = heard.mock.calls.length;
    changed = queueOf(env).settingsChanged();
    await vi.waitFor(() => expect(heard.mock.calls.length).toBeGreaterThan(before));
  };
  expect(await onAndOff(change)).toEqual(['available', 'off']);
  await changed;
});
