import * as z from 'zod';
import { VolunteerRole } from '../../../protocol/http/staff.ts';

/** Who a console socket belongs to, as the Worker found in the session; objects trust nothing else. */
export const ConsoleIdentity = z.strictObject({
  volunteerId: z.string(),
  alias: z.string(),
  sessionHash: z.string(),
  /** Missing from a socket that older code accepted: it is told no more than a volunteer. */
  role: VolunteerRole.default('volunteer'),
});
export type ConsoleIdentity = z.infer<typeof ConsoleIdentity>;

/** A console, and what it comes for: the volunteer's place in a talk, or a sit-in. */
const Caller = z.strictObject({ role: z.enum(['volunteer', 'coach']), identity: ConsoleIdentity });
export type Caller = z.infer<typeof Caller>;

/** Set by the Worker alone, on a request it makes itself; never copied from the outside. */
const HEADER = 'x-lo-caller';

/** The request that carries an upgrade to an object: a console's with who calls, a visitor's with none. */
export function upgradeRequest(caller: Caller | null): Request {
  const headers = new Headers({ Upgrade: 'websocket' });
  if (caller !== null) headers.set(HEADER, encodeURIComponent(JSON.stringify(caller)));
  return new Request('https://object/', { headers });
}

/** Who calls, on an upgrade request; null for a visitor. */
export function callerOf(request: Request): Caller | null {
  const value = request.headers.get(HEADER);
  return value === null ? null : Caller.parse(JSON.parse(decodeURIComponent(value)));
}
