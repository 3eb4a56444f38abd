import { env } from 'cloudflare:workers';
import type { Bindings } from '../../../worker/objects/kit/bindings.ts';

/* The environment with one part that fails. */

export const withRooms = (erase: () => Promise<void>): Bindings => ({
  ...env,
  ROOMS: Object.assign(Object.create(null), { idFromString: (id: string) => id, get: () => ({ erase }) }),
});
export const withKeys = (remove: (keys: string | string[]) => Promise<void>): Bindings => ({
  ...env,
  KEYS: Object.assign(Object.create(null), {
    list: (options: R2ListOptions) => env.KEYS.list(options),
    head: (key: string) => env.KEYS.head(key),
    put: (key: string, value: string, options: R2PutOptions) => env.KEYS.put(key, value, options),
    delete: remove,
  }),
});
export const down = () => Promise.reject(new Error('out of reach'));

/** The database, which fails after so many calls. */
export function diesAfter(calls: number): D1Database {
  let left = calls;
  return new Proxy(env.DB, {
    get(db, name) {
      if (name !== 'prepare' && name !== 'batch') return Reflect.get(db, name);
      if (name === 'prepare') left -= 1;
      if (left < 0) throw new Error('out of reach');
      const method: unknown = Reflect.get(db, name);
      return typeof method === 'function' ? method.bind(db) : method;
    },
  });
}
