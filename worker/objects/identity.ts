import { z } from 'zod';

/** Who a console socket belongs to, as the Worker found in the session; objects trust nothing else. */
export const ConsoleIdentity = z.strictObject({
  volunteerId: z.string(),
  alias: z.string(),
  sessionHash: z.string(),
});
export type ConsoleIdentity = z.infer<typeof ConsoleIdentity>;

/** Set by the Worker alone, on a request it makes itself; never copied from the outside. */
const HEADER = 'x-lo-identity';

/** The request that carries an upgrade to an object: a console's with its identity, a visitor's with none. */
export function upgradeRequest(identity: ConsoleIdentity | null): Request {
  const headers = new Headers({ Upgrade: 'websocket' });
  if (identity !== null) headers.set(HEADER, encodeURIComponent(JSON.stringify(identity)));
  return new Request('https://object/', { headers });
}

/** The identity on an upgrade request; null for a visitor's. */
export function identityOf(request: Request): ConsoleIdentity | null {
  const value = request.headers.get(HEADER);
  return value === null ? null : ConsoleIdentity.parse(JSON.parse(decodeURIComponent(value)));
}
