import type { Session } from './auth/session.ts';
import type { Bindings } from '../objects/kit/bindings.ts';
import type { Config } from '../platform/config.ts';

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
