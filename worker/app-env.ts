import type { Session } from './auth/session.ts';
import { parseConfig, type Bindings, type Config } from './env.ts';
import { fail } from './http-errors.ts';
import { log } from './log.ts';

/**
 * What every route of the app finds in its context: `session` only behind `requireStaff`, `demoRecoveryCodeOf` only in
 * the demo.
 */
export type AppEnv = {
  Bindings: Bindings;
  Variables: {
    config: Config;
    session: Session;
    demoRecoveryCodeOf?: (volunteerId: string) => string | null;
  };
};

const parsed = new WeakMap<object, Config>();

/**
 * The configuration, parsed once an isolate: the platform hands the same environment to every request.
 * @throws HttpError internal when it is invalid; what is wrong goes to the log
 */
export function configOf(env: object): Config {
  const known = parsed.get(env);
  if (known) return known;
  try {
    const config = parseConfig(env);
    parsed.set(env, config);
    return config;
  } catch (error) {
    log({ event: 'configInvalid', problem: error instanceof Error ? error.message : 'unknown' });
    return fail('internal');
  }
}
