import { applyD1Migrations, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';

// Files share a Worker, because starting one takes longer than most files' tests; of what the last one stored nothing is left.
// Not evicted first: that waits for what an object still has under way, and an object that was evicted keeps what it stored.
await reset();
await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
