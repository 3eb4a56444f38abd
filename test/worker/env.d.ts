import type { D1Migration } from 'cloudflare:test';
import type { Bindings } from '../../worker/env.ts';

declare global {
  namespace Cloudflare {
    interface Env extends Bindings {
      CHAT_ORIGIN: string;
      TEST_MIGRATIONS: D1Migration[];
    }
  }
}
