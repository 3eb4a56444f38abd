import { Hono, type Context } from 'hono';
import manifest from '../../../dist/manifest.json';
import { languageOf } from '../../../protocol/languages.ts';
import { PREVIEW_PATH } from '../../../protocol/preview.ts';
import { validSession } from '../admission.ts';
import type { AppEnv } from '../app-env.ts';
import { fail } from '../errors.ts';
import { embeddingPage } from '../pages/embedding-page.ts';
import { hoursPage } from '../pages/hours-page.ts';
import { ICON, ICON_PATH } from '../pages/page-files.ts';
import { purgeStateOf } from '../../domain/retention/purge-state.ts';
import { readPurgeFacts } from '../../store/retention.ts';
import { readIgnoredSettings, readSettings } from '../../store/settings.ts';
import { pageHeaders } from '../security-headers.ts';
import { isSiteListed } from './availability.ts';
import { chatPageData } from './chat-page.ts';

/**
 * The pages. Those with a script are served as they were built, byte by byte, so that anybody can compare them with a build
 * (`npm run verify`): the chat by itself, the same in a frame, and the console.
 */
export const pageRoutes = new Hono<AppEnv>();

pageRoutes.get('/', (c) => {
  const { html, inline } = manifest.pages.chat[languageAsked(c)];
  return c.html(html, 200, pageHeaders(c.var.config, { kind: 'chat', inline }));
});

pageRoutes.get('/chat', async (c) => {
  const { html, inline } = manifest.pages.frame[languageAsked(c)];
  const frameAncestor = await listedSite(c, c.req.query('site') ?? null);
  return c.html(html, 200, pageHeaders(c.var.config, { kind: 'frame', frameAncestor, inline }));
});

/** The visitor's page with words that are not saved yet. Whoever is no coordinator has nothing to see there. */
pageRoutes.get(PREVIEW_PATH, async (c) => {
  const session = await validSession(c);
  if (session?.role !== 'coordinator') fail('forbidden');
  const { html, inline } = manifest.pages.preview;
  return c.html(html, 200, pageHeaders(c.var.config, { kind: 'preview', inline }));
});

pageRoutes.on('GET', ['/console', '/console/*'], (c) => {
  const { html, inline } = manifest.pages.console;
  const page = c.var.config.demo === null ? html : demoConsole(html, c.var.config.demo.siteOrigin);
  return c.html(page, 200, pageHeaders(c.var.config, { kind: 'console', inline }));
});

/** For a browser without JavaScript, and for whom the chat does not load. */
pageRoutes.get('/hours', async (c) => {
  const language = languageAsked(c);
  const data = await chatPageData(c.env, c.var.config, language);
  return c.html(hoursPage(language, data), 200, pageHeaders(c.var.config, { kind: 'guide' }));
});

pageRoutes.get('/embedding', (c) =>
  c.html(embeddingPage(c.var.config.chatOrigin), 200, pageHeaders(c.var.config, { kind: 'guide' })),
);

/** For a monitor: names what needs repair, without values. The chat itself may go on meanwhile. */
pageRoutes.get('/health', async (c) => {
  const needsRepair = await repairsOf(c.env.DB).catch(() => ['database']);
  return c.json({ needsRepair }, needsRepair.length === 0 ? 200 : 503);
});

async function repairsOf(db: D1Database): Promise<string[]> {
  const [ignored, facts] = await Promise.all([readIgnoredSettings(db), readPurgeFacts(db)]);
  const purge = purgeStateOf(facts, Date.now());
  return [...ignored.map((name) => `settings: ${name}`), ...(purge === 'ok' ? [] : [`purge: ${purge}`])];
}

pageRoutes.get(ICON_PATH, (c) =>
  c.body(ICON, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' }),
);

const languageAsked = (c: Context<AppEnv>) => languageOf(c.req.query('lang') ?? '');

/** The demo's console names the site beside it. Configuration has it as an origin, which needs no escaping. */
function demoConsole(html: string, siteOrigin: string): string {
  return html.replace('<lo-console>', `<lo-console demo-site="${siteOrigin}">`);
}

/**
 * The site that may frame the page, or null. Only a bare http(s) origin counts, whatever the settings say: it goes
 * into a header, where a stray `;` would write a policy of its own.
 */
async function listedSite(c: Context<AppEnv>, site: string | null): Promise<string | null> {
  if (site === null || !URL.canParse(site)) return null;
  const url = new URL(site);
  if (url.origin !== site || !/^https?:$/.test(url.protocol)) return null;
  const { sites } = await readSettings(c.env.DB);
  return isSiteListed(site, sites, c.var.config) ? site : null;
}
