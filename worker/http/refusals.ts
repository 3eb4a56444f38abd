import type { EndpointName } from '../../protocol/endpoints.ts';
import type { AccessCount } from '../../protocol/http/audit.ts';
import type { Bindings } from '../objects/kit/bindings.ts';
import { logError } from '../platform/log.ts';
import { addAccessCounts } from '../store/access-counts.ts';
import { writeAuditHourly } from '../store/audit.ts';

/*
 * [A13] Counts requests that are refused. They cost us nothing, so a flood of them must not write to the database each time: an
 * isolate writes what it has counted every ten seconds at most. The last of a burst wait for the next refusal, and are
 * lost if the isolate ends before that.
 */

type Counting = { env: Bindings; executionCtx: Pick<ExecutionContext, 'waitUntil'> };
type Tally = { counts: Map<AccessCount, number>; writtenAtMs: number };

const WRITE_EVERY_MS = 10_000;
/** The platform hands the same environment to every request of an isolate. */
const tallies = new WeakMap<Bindings, Tally>();

export function countRefusal({ env, executionCtx }: Counting, kind: AccessCount, nowMs: number): void {
  const tally = tallies.get(env) ?? { counts: new Map<AccessCount, number>(), writtenAtMs: 0 };
  tally.counts.set(kind, (tally.counts.get(kind) ?? 0) + 1);
  const { counts } = tally;
  const due = nowMs - tally.writtenAtMs >= WRITE_EVERY_MS;
  tallies.set(env, due ? { counts: new Map(), writtenAtMs: nowMs } : tally);
  if (!due) return;
  executionCtx.waitUntil(
    addAccessCounts(env.DB, counts, nowMs).catch((error: unknown) => logError('http', error)),
  );
}

/** [A13] A request that is not for this member of staff: counted, and on record with the name of its route. */
export async function recordRefusal(
  c: Counting,
  refused: { volunteerId: string; route: EndpointName; conversationId?: string },
  nowMs: number,
): Promise<void> {
  countRefusal(c, 'refusedRole', nowMs);
  const { volunteerId, route, conversationId = null } = refused;
  await writeAuditHourly(
    c.env.DB,
    { volunteerId, act: 'refused', conversationId, reason: null, detail: route },
    nowMs,
  );
}
