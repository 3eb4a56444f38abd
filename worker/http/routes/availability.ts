import * as z from 'zod';
import { AvailabilityBody, HelpLine, type Availability } from '../../../protocol/http/visitor.ts';
import { LANGUAGES, languageOf } from '../../../protocol/languages.ts';
import type { Settings } from '../../../protocol/settings.ts';
import { checkedOn } from '../../domain/help-lines/help-lines.ts';
import { changesInMs, decideAvailability } from '../../domain/queue/availability.ts';
import type { StorageBindings } from '../../platform/bindings.ts';
import type { Config } from '../../platform/config.ts';
import type { Handlers } from '../endpoint.ts';
import { helpLinesInWords } from '../pages/help-lines-in-words.ts';
import { readQueueStatus } from '../../store/queue-status.ts';
import { currentKeys } from '../../store/review-keys.ts';
import { readSettings } from '../../store/settings.ts';

/** [O5] With the 10 s of a button or the 5 s of an open form, what a coordinator changes is seen within 15 s. */
const CACHE_MS = 5_000;

/** May one come in now, with the settings that it was made from. Wakes no object. @param settingsMs how old these may be */
export async function loadAvailability(
  env: StorageBindings,
  config: Config,
  nowMs: number,
  settingsMs?: number,
): Promise<{
  availability: Availability;
  settings: Settings;
  signedBy: string | null;
}> {
  const [settings, crowd, keys] = await Promise.all([
    readSettings(env.DB, settingsMs),
    readQueueStatus(env.DB),
    currentKeys(env.DB, config.demo !== null),
  ]);
  const availability = decideAvailability({ settings, nowMs, crowd, ready: keys.review !== null });
  return { availability, settings, signedBy: keys.signedBy };
}

/** Whether this origin may embed the chat; null, the chat's own pages, always. */
export function isSiteListed(site: string | null, sites: readonly string[], config: Config): boolean {
  if (site === null || site === config.chatOrigin) return true;
  return sites.includes(site) || site === config.demo?.siteOrigin;
}

const CachedAnswer = z.object({
  freshUntilMs: z.number(),
  body: AvailabilityBody.omit({ siteListed: true, helpLines: true }),
  helpLines: z.record(z.enum(LANGUAGES), z.array(HelpLine)),
  sites: z.array(z.string()),
});
type CachedAnswer = z.infer<typeof CachedAnswer>;

/** The one call of every page view on every site that embeds the chat, so that hits cost no database read. */
export const availabilityHandlers = {
  async availability(c) {
    const { config } = c.var;
    const nowMs = Date.now();
    // The demo's switch between open, full and closed must show at once.
    const cache = config.demo === null ? caches.default : null;
    const known = cache === null ? null : await readCached(cache, cacheKey(config), nowMs);
    const answer = known ?? (await freshAnswer(c.env, config, nowMs));
    if (known === null && cache !== null) {
      c.executionCtx.waitUntil(writeCached(cache, cacheKey(config), answer, nowMs));
    }
    const maxAge = cache === null ? 0 : wholeSeconds(answer.freshUntilMs - nowMs);
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    c.header('Cache-Control', maxAge > 0 ? `public, max-age=${maxAge}` : 'no-store');
    const site = c.req.query('site') ?? null;
    const siteListed = isSiteListed(site, answer.sites, config);
    // A launcher has no place for help lines, and every page view would pay for them.
    const { helpLinesCheckedOn, ...body } = answer.body;
    if (site !== null) return { ...body, siteListed, helpLines: [] };
    const helpLines = answer.helpLines[languageOf(c.req.query('lang') ?? '')];
    return { ...body, siteListed, helpLines, helpLinesCheckedOn };
  },
} satisfies Handlers<'availability'>;

async function freshAnswer(env: StorageBindings, config: Config, nowMs: number): Promise<CachedAnswer> {
  // Kept for five seconds, it is made of nothing that was kept already.
  const { availability, settings } = await loadAvailability(env, config, nowMs, 0);
  const freshMs = Math.min(CACHE_MS, changesInMs(availability) ?? CACHE_MS);
  const { exitUrl, sites } = settings;
  const inLanguages = LANGUAGES.map((each) => [each, helpLinesInWords(each, settings, nowMs)]);
  return {
    freshUntilMs: nowMs + freshMs,
    body: { availability, exitUrl, helpLinesCheckedOn: checkedOn(settings.helpLines) },
    helpLines: Object.fromEntries(inLanguages) as CachedAnswer['helpLines'],
    sites,
  };
}

/** One entry for all sites: an address per site would let anybody bypass the cache with made-up ones. */
function cacheKey(config: Config): string {
  return `${config.chatOrigin}/internal/availability`;
}

async function readCached(cache: Cache, key: string, nowMs: number): Promise<CachedAnswer | null> {
  const response = await cache.match(key);
  if (response === undefined) return null;
  const parsed = CachedAnswer.safeParse(await response.json());
  // The cache's own clock counts in seconds from when it stored; the end of sign-up is exact.
  return parsed.success && parsed.data.freshUntilMs > nowMs ? parsed.data : null;
}

async function writeCached(cache: Cache, key: string, answer: CachedAnswer, nowMs: number): Promise<void> {
  const maxAge = wholeSeconds(answer.freshUntilMs - nowMs);
  if (maxAge === 0) return;
  await cache.put(key, Response.json(answer, { headers: { 'Cache-Control': `public, max-age=${maxAge}` } }));
}

function wholeSeconds(durationMs: number): number {
  return Math.max(0, Math.floor(durationMs / 1000));
}
