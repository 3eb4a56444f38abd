import { Hono, type Context } from 'hono';
import { randomId } from '../../../protocol/bytes.ts';
import type { ChatPageData } from '../../../protocol/http/visitor.ts';
import { languageOf } from '../../../protocol/languages.ts';
import type { AppEnv } from '../app-env.ts';
import type { Config } from '../../platform/config.ts';
import { chatPage } from '../pages/chat-page.ts';
import { consolePage } from '../pages/console-page.ts';
import { embeddingPage } from '../pages/embedding-page.ts';
import { ICON, ICON_PATH } from '../pages/page-files.ts';
import { readIgnoredSettings } from '../../store/settings.ts';
import { zoneName } from '../pages/zone-name.ts';
import { pageHeaders } from '../security-headers.ts';
import { isSiteListed, loadAvailability } from './availability.ts';

/** The pages: the chat by itself, the same in a frame, the console, the guide for site owners, and what a monitor asks. */
export const pageRoutes = new Hono<AppEnv>();

pageRoutes.get('/', async (c) => {
  return await answerChatPage(c, 'chat', null);
});

pageRoutes.get('/chat', async (c) => {
  return await answerChatPage(c, 'frame', c.req.query('site') ?? null);
});

pageRoutes.on('GET', ['/console', '/console/*'], (c) => {
  const demoSite = c.var.config.demo?.siteOrigin ?? null;
  return c.html(consolePage(demoSite), 200, pageHeaders(c.var.config, { kind: 'console' }));
});

pageRoutes.get('/embedding', (c) =>
  c.html(embeddingPage(c.var.config.chatOrigin), 200, pageHeaders(c.var.config, { kind: 'guide' })),
);

/** For a monitor: names what needs repair, without values. The chat itself may go on meanwhile. */
pageRoutes.get('/health', async (c) => {
  const ignored = await readIgnoredSettings(c.env.DB).catch(() => null);
  const needsRepair = ignored === null ? ['database'] : ignored.map((name) => `settings: ${name}`);
  return c.json({ needsRepair }, needsRepair.length === 0 ? 200 : 503);
});

pageRoutes.get(ICON_PATH, (c) =>
  c.body(ICON, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' }),
);

async function answerChatPage(c: Context<AppEnv>, kind: 'chat' | 'frame', asked: string | null) {
  const { config } = c.var;
  const { availability, helpLines, settings } = await loadAvailability(c.env, config, Date.now());
  const site = asked === null ? null : listedSite(asked, settings.sites, config);
  const language = languageOf(c.req.query('lang') ?? '');
  const data: ChatPageData = {
    availability,
    helpLines,
    helpLinesCheckedOn: settings.helpLinesCheckedOn,
    organisation: settings.organisation,
    retentionWeeks: Math.ceil(settings.retentionDays / 7),
    weeklyHours: settings.openingHours.weekly,
    zone: settings.openingHours.zone,
    zoneName: zoneName(language, settings.openingHours.zone),
    signUpEndsMinutes: settings.openingHours.signUpEndsMinutes,
    graceMinutes: Math.min(
      settings.queue.visitorGraceWaitingMinutes,
      settings.conversation.visitorGraceMinutes,
    ),
    exitUrl: settings.exitUrl,
    site,
  };
  const styleNonce = randomId();
  const headers = pageHeaders(config, { kind, frameAncestor: site, styleNonce });
  return c.html(chatPage(language, data, styleNonce), 200, headers);
}

/**
 * The site that may frame the page, or null. Only a bare http(s) origin counts, whatever the settings say: it goes
 * into a header, where a stray `;` would write a policy of its own.
 */
function listedSite(site: string, sites: readonly string[], config: Config): string | null {
  if (!URL.canParse(site)) return null;
  const url = new URL(site);
  if (url.origin !== site || !/^https?:$/.test(url.protocol)) return null;
  return isSiteListed(site, sites, config) ? site : null;
}
