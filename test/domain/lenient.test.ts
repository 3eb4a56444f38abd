import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { ENDPOINTS, type Endpoint } from '../../protocol/endpoints.ts';
import { lenient, readerOf } from '../../protocol/lenient.ts';
import * as parse from '../../protocol/parse.ts';
import { QueueEvent } from '../../protocol/queue.ts';
import { CoachEvent, VisitorEvent, VolunteerEvent } from '../../protocol/room.ts';

/** An object of each kind of schema that a server's message may be made of, each with a field too many. */
const Message = z.strictObject({
  nested: z.strictObject({ on: z.boolean() }).nullable(),
  list: z.array(z.strictObject({ n: z.int().max(3) })).max(2),
  either: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('a'), at: z.number().optional() }),
    z.strictObject({ kind: z.enum(['b', 'c']) }),
  ]),
});
const known = { nested: { on: true }, list: [{ n: 1 }], either: { kind: 'a', at: 2 } };
const newer = {
  added: 1,
  nested: { on: true, added: 1 },
  list: [{ n: 1, added: 1 }],
  either: { kind: 'a', at: 2, added: 1 },
};

describe('what comes from the server', () => {
  test('[C2] is read without the fields that this client does not know, at any depth', () => {
    expect(Message.safeParse(newer).success).toBe(false);
    expect(lenient(Message).parse(newer)).toEqual(known);
    expect(Message.safeParse(newer).success).toBe(false);
  });

  test.each([
    { ...known, nested: { on: 'yes' } },
    { ...known, list: [{ n: 4 }] },
    { ...known, list: [{ n: 1 }, { n: 1 }, { n: 1 }] },
    { ...known, either: { kind: 'd' } },
    { nested: null, list: [] },
  ])('[C2] is not read if what this client knows of it is wrong: %j', (value) => {
    expect(readerOf(Message)(value)).toBeNull();
  });

  test('[C2] every event and every answer can be read so', () => {
    const answers = Object.values<Endpoint>(ENDPOINTS).flatMap(({ answer }) =>
      answer === null || answer === 'socket' ? [] : [answer],
    );
    for (const schema of [...answers, VisitorEvent, VolunteerEvent, CoachEvent, QueueEvent]) {
      expect(() => lenient<unknown>(schema)).not.toThrow();
    }
  });

  test('a kind of schema that nobody thought of is refused at once', () => {
    expect(() => lenient(z.record(z.string(), z.string()))).toThrow('record');
  });
});

describe('what comes from a client', () => {
  test.each([
    [parse.parseVisitorCommand, { type: 'typing', on: true }],
    [parse.parseVolunteerCommand, { type: 'typing', on: true }],
    [parse.parseCoachCommand, { type: 'leave' }],
    [parse.parseQueueCommand, { type: 'setAvailable', on: true }],
  ])('[A7] is read strictly: %s', (read, command) => {
    expect(read(JSON.stringify(command))).toEqual(command);
    expect(read(JSON.stringify({ ...command, added: 1 }))).toBeNull();
    expect(read(JSON.stringify({ type: 'added' }))).toBeNull();
  });

  test('[A7] bodies too', () => {
    const bodies = Object.values<Endpoint>(ENDPOINTS).flatMap(({ body }) => body ?? []);
    expect(bodies.length).toBeGreaterThan(5);
    for (const body of bodies) {
      const codes = body.safeParse({ added: 1 }).error?.issues.map(({ code }) => code);
      expect(codes).toContain('unrecognized_keys');
    }
  });
});
