import type { TodayBody } from '../../../protocol/http/today.ts';
import { ApiError, type Api } from '../session/api.ts';

/** A colleague who was first: their alias, if it is known, and how it stands now. */
export type LostTo = { by: string | null; today: TodayBody };

/**
 * Reads from a refusal who changed this place in the settings meanwhile, and asks how it stands now.
 * @returns null for any other refusal
 * @throws ApiError when that can't be asked
 */
export async function lostTo(error: unknown, place: string, api: Api): Promise<LostTo | null> {
  if (!(error instanceof ApiError) || error.code !== 'conflict' || error.current === null) return null;
  const change = error.current.changes.find(({ field }) => field === place);
  return { by: change?.by ?? null, today: await api.today() };
}
