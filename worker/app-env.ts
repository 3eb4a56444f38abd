import type { Session } from './auth/session.ts';
import { parseConfig, type Bindings, type Config } from './env.ts';

/** What every route of the app finds in its context; `session` only behind `requireStaff`. */
export type AppEnv = { Bindings: Bindings; Variables: { config: Config; session: Session } };

const parsed = new WeakMap<object, Config>();

/** The configuration, parsed once an isolate: the platform hands the same environment to every request. */
export function configOf(env: object): Config {
  const known = parsed.get(env);
  if (known) return known;
  const config = parseConfig(env);
  parsed.set(env, config);
  return config;
}
