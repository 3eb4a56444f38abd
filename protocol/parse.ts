import type * as z from 'zod';
import { LIMITS } from './limits.ts';
import { QueueCommand, QueueEvent } from './queue.ts';
import {
  CoachCommand,
  CoachEvent,
  VisitorCommand,
  VisitorEvent,
  VolunteerCommand,
  VolunteerEvent,
} from './room.ts';

/**
 * One frame off a socket, `unknown` in: the typed value, or null when it is not JSON, too large or off-schema, also by an
 * unknown field. The Worker reads commands so. Events are read so in tests alone, which hold the Worker to its word;
 * clients read them leniently (lenient.ts).
 */
function parserOf<T>(schema: z.ZodType<T>): (frame: unknown) => T | null {
  return (frame) => {
    if (typeof frame !== 'string' || frame.length > LIMITS.frameBytes) return null;
    let value: unknown;
    try {
      value = JSON.parse(frame);
    } catch {
      return null;
    }
    return schema.safeParse(value).data ?? null;
  };
}

export const parseVisitorCommand = parserOf<VisitorCommand>(VisitorCommand);
export const parseVisitorEvent = parserOf<VisitorEvent>(VisitorEvent);
export const parseVolunteerCommand = parserOf<VolunteerCommand>(VolunteerCommand);
export const parseVolunteerEvent = parserOf<VolunteerEvent>(VolunteerEvent);
export const parseCoachCommand = parserOf<CoachCommand>(CoachCommand);
export const parseCoachEvent = parserOf<CoachEvent>(CoachEvent);
export const parseQueueCommand = parserOf<QueueCommand>(QueueCommand);
export const parseQueueEvent = parserOf<QueueEvent>(QueueEvent);
