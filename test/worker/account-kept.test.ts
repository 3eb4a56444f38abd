import { env } from 'cloudflare:workers';
import { afterEach, expect, test } from 'vitest';
import { runPurge } from '../../worker/jobs/purge.ts';
import { forgetSettings } from '../../worker/store/settings.ts';
import { patchSettings } from '../../worker/store/settings-changes.ts';
import {
  HOUR_MS,
  end,
  later,
  reported,
  reportsOf,
  statesOf,
  takeUp,
  withNoConcern,
} from './support/concerns.ts';
import { withNobody } from './support/passkeys.ts';

/* [B2] How long the account of a decision is kept, once its conversation is gone. */

withNobody();
withNoConcern();
afterEach(async () => {
  await env.DB.prepare('DELETE FROM settings').run();
  forgetSettings();
});

/** A report that was withdrawn; its conversation goes with the next run. */
async function withdrawn(): Promise<string> {
  const { ann, id, concern } = await reported();
  await takeUp(ann, concern.id);
  await end(ann, concern.id, 'withdraw');
  await env.DB.prepare('UPDATE conversations SET erase_at = 1 WHERE id = ?').bind(id).run();
  return id;
}

test('[B2] the account outlives its conversation for two years, and no longer', async () => {
  const id = await withdrawn();
  await runPurge(env, Date.now());
  expect(await reportsOf(id)).toEqual([]);
  later(730 * 24 * HOUR_MS - 1);
  await runPurge(env, Date.now());
  expect(await statesOf()).toEqual(['withdrawn']);
  later(1);
  await runPurge(env, Date.now());
  expect(await statesOf()).toEqual([]);
});

test('[B2] the account outlives its conversation for as long as the helpline has set', async () => {
  await withdrawn();
  await patchSettings(env.DB, { accountKeptDays: 365 }, Date.now());
  later(365 * 24 * HOUR_MS - 1);
  await runPurge(env, Date.now());
  expect(await statesOf()).toEqual(['withdrawn']);
  later(1);
  await runPurge(env, Date.now());
  expect(await statesOf()).toEqual([]);
});

test('[R7] [B2] by settings that can’t be read no account goes', async () => {
  await withdrawn();
  await patchSettings(env.DB, { accountKeptDays: 1_825 }, Date.now());
  await env.DB.prepare(`UPDATE settings SET value = json_set(value, '$.accountKeptDays', 'lang')`).run();
  forgetSettings();
  later(731 * 24 * HOUR_MS);
  await runPurge(env, Date.now());
  expect(await statesOf()).toEqual(['withdrawn']);
});
