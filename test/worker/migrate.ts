import { applyD1Migrations, evictAllDurableObjects, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';

// Files share a Worker, because starting one takes longer than most files' tests; of what the last one stored nothing is left.
// Evicted first: an object whose storage goes away under it says so in the log.
await evictAllDurableObjects({ webSockets: 'close' });
await reset();
await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
