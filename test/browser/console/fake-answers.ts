import * as z from 'zod';
import { DEMO_ENDPOINTS, ENDPOINTS, type Endpoint } from '../../../protocol/endpoints.ts';
import { ERRORS } from '../../../protocol/error-codes.ts';
import { QueueEvent } from '../../../protocol/queue.ts';
import { CoachEvent, VolunteerEvent } from '../../../protocol/room.ts';

/* Parses what the fake server sends with the protocol's schemas, so that no test relies on a server that can't exist. */

const ROWS: readonly Endpoint[] = Object.values({ ...ENDPOINTS, ...DEMO_ENDPOINTS });

/** What a route answers, by its row; without one it answers nothing. */
function schemaOf(method: string, path: string): z.ZodType {
  const row = ROWS.find(
    (candidate) =>
      candidate.method === method &&
      new RegExp(`^${candidate.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(path),
  );
  const answer = row?.answer ?? null;
  return answer === null || answer === 'socket' ? z.undefined() : answer;
}

const SOCKETS: readonly [path: RegExp, schema: z.ZodType][] = [
  [/^\/api\/console\/queue$/, QueueEvent],
  [/^\/api\/console\/rooms\/[^/]+$/, VolunteerEvent],
  [/^\/api\/console\/rooms\/[^/]+\/coach$/, CoachEvent],
];

/** @throws if the protocol knows no such answer. */
export function parseAnswer(method: string, path: string, status: number, body: unknown): void {
  if (status >= 400) {
    const { error } = z.object({ error: z.enum(Object.keys(ERRORS)) }).parse(body);
    const expected = Object.entries(ERRORS).find(([code]) => code === error)?.[1];
    z.literal(expected?.status ?? 0).parse(status);
    return;
  }
  schemaOf(method, path).parse(body);
}

/** @throws if the protocol knows no such event on this socket. */
export function parseEvent(path: string, event: object): void {
  const schema = SOCKETS.find(([socket]) => socket.test(path))?.[1] ?? z.never();
  schema.parse(event);
}
