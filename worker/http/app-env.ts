import type { Session } from './auth/session.ts';
import type { Bindings } from '../objects/kit/bindings.ts';
import type { Config } from '../platform/config.ts';

/** What every route of the app finds in its context; `demoRecoveryCodeOf` only in the demo. */
export type AppEnv = {
  Bindings: Bindings;
  Variables: {
    config: Config;
    demoRecoveryCodeOf?: (volunteerId: string) => string | null;
  };
};

/** The same where the row's audience must have signed in. */
export type StaffEnv = {
  Bindings: Bindings;
  Variables: AppEnv['Variables'] & { session: Session };
};
