import * as z from 'zod';
import { ERRORS } from '../../../protocol/error-codes.ts';
import {
  AuditBody,
  ConsoleSettingsBody,
  ConversationsBody,
  MeBody,
  ReviewKeysBody,
  TranscriptBody,
  VolunteerRole,
} from '../../../protocol/http.ts';
import { QueueEvent } from '../../../protocol/queue.ts';
import { CoachEvent, VolunteerEvent } from '../../../protocol/room.ts';

/* Holds what the fake server says to the protocol, so that no test proves something of a server that can't exist. */

/** What each route answers; a route that is not here answers nothing. */
const ANSWERS: readonly [route: RegExp, schema: z.ZodType][] = [
  [/^GET \/api\/console\/me$/, MeBody],
  [/^GET \/api\/console\/settings$/, ConsoleSettingsBody],
  [/^POST \/api\/auth\/invitation$/, z.strictObject({ role: VolunteerRole })],
  [/^GET \/api\/coordinator\/audit$/, AuditBody],
  [/^GET \/api\/coordinator\/conversations$/, ConversationsBody],
  [/^GET \/api\/coordinator\/review-keys$/, ReviewKeysBody],
  [/^POST \/api\/coordinator\/conversations\/[^/]+\/open$/, TranscriptBody],
];

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
  const schema = ANSWERS.find(([route]) => route.test(`${method} ${path}`))?.[1] ?? z.undefined();
  schema.parse(body);
}

/** @throws if the protocol knows no such event on this socket. */
export function parseEvent(path: string, event: object): void {
  const schema = SOCKETS.find(([socket]) => socket.test(path))?.[1] ?? z.never();
  schema.parse(event);
}
