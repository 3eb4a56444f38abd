import { createApp } from './http/app.ts';
import type { Bindings } from './objects/kit/bindings.ts';
import { runPurge } from './jobs/purge.ts';
import { rollUpTallies } from './jobs/roll-up.ts';

export { ChatQueue } from './objects/queue/chat-queue.ts';
export { ChatRoom } from './objects/room/chat-room.ts';

const app = createApp();

export default {
  fetch: (request, env, context) => app.fetch(request, env, context),
  /** Every ten minutes; cron promises no delivery, so each run does whatever is due. */
  scheduled: async (_event, env) => {
    await runPurge(env, Date.now());
    await rollUpTallies(env, Date.now());
  },
} satisfies ExportedHandler<Bindings>;
