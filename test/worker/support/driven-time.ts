import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { expect, vi } from 'vitest';
import * as z from 'zod';
import type { ChatQueue } from '../../../worker/objects/queue/chat-queue.ts';
import type { ChatRoom } from '../../../worker/objects/room/chat-room.ts';

/** What is attached to every socket. */
export const Attachment = z.looseObject({
  greeted: z.boolean(),
  atMs: z.number(),
  visible: z.boolean().optional(),
});

export type Stub = DurableObjectStub<ChatRoom | ChatQueue>;

export const alarmOf = (stub: Stub) => runInDurableObject(stub, (_object, { storage }) => storage.getAlarm());

/** What is attached to the one socket with this tag that holds a place. */
export async function attachmentOf(stub: Stub, tag: string): Promise<z.infer<typeof Attachment> | undefined> {
  const all = await runInDurableObject(stub, (_object, ctx) =>
    ctx.getWebSockets(tag).map((socket) => Attachment.parse(socket.deserializeAttachment())),
  );
  return all.find(({ greeted }) => greeted);
}

/** Attaches something else to the sockets with this tag. */
export const attach = (stub: Stub, tag: string, part: Partial<z.infer<typeof Attachment>>) =>
  runInDurableObject(stub, (_object, ctx) => {
    for (const socket of ctx.getWebSockets(tag)) {
      socket.serializeAttachment({ ...Attachment.parse(socket.deserializeAttachment()), ...part });
    }
  });

/** Until then, each alarm is run when it is due; only a deadline of the object's own tells in time. */
export async function passTime(stub: Stub, untilMs: number): Promise<void> {
  for (let atMs = (await alarmOf(stub)) ?? Infinity; atMs <= untilMs;) {
    vi.setSystemTime(Math.max(atMs, Date.now()));
    await runDurableObjectAlarm(stub);
    atMs = Math.max(Date.now() + 1, (await alarmOf(stub)) ?? Infinity);
  }
  vi.setSystemTime(untilMs);
}

/** What these objects have to tell each other, or the database, has been told. */
export async function untilDelivered(...stubs: Stub[]): Promise<void> {
  for (const stub of stubs) await vi.waitFor(async () => expect(await undeliveredBy(stub)).toEqual([]));
}

const undeliveredBy = (stub: Stub) =>
  runInDurableObject(stub, (_object, { storage }) =>
    storage.sql.exec('SELECT key FROM outbox WHERE delivered = 0').toArray(),
  );

/** An alarm at which it is time again for what is done once a minute. */
export async function sweepNow(stub: Stub): Promise<void> {
  await runInDurableObject(stub, (_object, { storage }) => storage.kv.delete('sweptAtMs'));
  await runDurableObjectAlarm(stub);
}

/** With a clock that only `passTime` and the test itself move. */
export async function inTime(act: () => Promise<void>): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  try {
    await act();
  } finally {
    vi.useRealTimers();
  }
}

/** Counts as there for the whole test, silent or not. */
export const keepThere = (stub: Stub, tag: string) => attach(stub, tag, { atMs: Date.now() + 3_600_000 });
