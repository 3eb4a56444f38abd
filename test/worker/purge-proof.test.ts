import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { Bindings } from '../../worker/objects/kit/bindings.ts';
import { runPurge } from '../../worker/jobs/purge.ts';
import { getReviewCopies } from '../../worker/store/key-vault.ts';
import { DAY_MS, NOW_MS, archive, run, runs, tracesOf, withEmptyArchive } from './support/archive.ts';
import { diesAfter, down, withKeys, withRooms } from './support/broken-parts.ts';

withEmptyArchive();

describe('the proof', () => {
  test('[R3] each run is recorded, also one that finds nothing', async () => {
    await archive({ eraseAtMs: NOW_MS });
    await runPurge(env, NOW_MS);
    await runPurge(env, NOW_MS + 600_000);
    expect(await runs()).toEqual([run(NOW_MS, { erased: 1 }), run(NOW_MS + 600_000)]);
  });

  test('[R3] a vault out of reach: the run says so, nothing is half erased, and the next run finishes', async () => {
    const id = await archive({ eraseAtMs: NOW_MS });
    await runPurge(withKeys(down), NOW_MS);
    expect(await tracesOf(id)).toBe(6);
    await runPurge(env, NOW_MS + 600_000);
    expect(await tracesOf(id)).toBe(0);
    expect(await runs()).toEqual([run(NOW_MS, { failed: 1 }), run(NOW_MS + 600_000, { erased: 1 })]);
  });

  test('[R3] a room out of reach: key and contents are gone all the same, and the row waits for the next run', async () => {
    const id = await archive({ eraseAtMs: NOW_MS });
    await runPurge(withRooms(down), NOW_MS);
    expect(await getReviewCopies(env.KEYS, id)).toBeNull();
    expect(await tracesOf(id)).toBe(1);
    await runPurge(env, NOW_MS + 600_000);
    expect(await tracesOf(id)).toBe(0);
    expect(await runs()).toEqual([run(NOW_MS, { failed: 1 }), run(NOW_MS + 600_000, { erased: 1 })]);
  });

  test('[R3] a run that dies leaves a record without an end', async () => {
    const dying: Bindings = { ...env, DB: diesAfter(2) };
    await expect(runPurge(dying, NOW_MS)).rejects.toThrow();
    expect(await runs()).toEqual([{ ...run(NOW_MS), finished_at: null }]);
  });

  test('[R2] a hold that comes before the mark holds, one that comes after it is too late, wherever a run broke off', async () => {
    const outcomes: [boolean, number, boolean][] = [];
    for (let statements = 1; statements <= 8; statements += 1) {
      const id = await archive({ eraseAtMs: NOW_MS });
      await runPurge({ ...env, DB: diesAfter(statements) }, NOW_MS).catch(() => null);
      const { meta } = await env.DB.prepare(
        'UPDATE conversations SET hold_until = ? WHERE id = ? AND erasing_at IS NULL',
      )
        .bind(NOW_MS + DAY_MS, id)
        .run();
      await runPurge(env, NOW_MS + 600_000);
      const readable = (await getReviewCopies(env.KEYS, id)) !== null;
      outcomes.push([meta.changes === 1, await tracesOf(id), readable]);
    }
    // The run's own record and what a shorter term does come before the mark.
    const [held, gone] = [
      [true, 6, true],
      [false, 0, false],
    ];
    expect(outcomes).toEqual([held, held, ...Array.from({ length: 6 }, () => gone)]);
  });
});
