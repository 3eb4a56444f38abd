import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Metafile } from 'esbuild';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { APP } from '../../worker/console/app/app-texts.ts';
import { HOME } from '../../worker/console/home/home-texts.ts';
import { COMMON } from '../../worker/console/kit/common-texts.ts';
import { queueState, ROOM } from '../browser/console/fake-server.ts';
import { findChromium } from '../chromium.ts';
import { ConsoleVisit } from '../states/console-visit.ts';

/* What the console fetches apart, on a network that fails at the wrong moment; in the build, where parts have addresses. */

let browser: Browser;
let bundles: Metafile[];
beforeAll(async () => {
  bundles = JSON.parse(
    await readFile(fileURLToPath(new URL('../../dist/bundles.json', import.meta.url)), 'utf8'),
  );
  browser = await chromium.launch(await findChromium());
});
afterAll(() => browser?.close());

/** The address pattern of the chunk that begins with this source file. */
function chunkOf(source: string): string {
  const outputs = bundles.flatMap((made) => Object.entries(made.outputs));
  const [path] = outputs.find(([, { entryPoint }]) => entryPoint === source) ?? [];
  if (path === undefined) throw new Error(`No chunk begins with ${source}`);
  return `**/${path.split('/').at(-1)}`;
}

test('a talk’s part is there before a talk comes, so that a talk needs nothing more from the network', async () => {
  const visit = await ConsoleVisit.begin(browser);
  visit.server.signedIn = 'volunteer';
  const talkPart = visit.page.waitForResponse(chunkOf('worker/console/app/talk-part.ts'));
  await visit.open();
  await visit.see(HOME.hello('Robin'));
  await (await talkPart).finished();
  await visit.page.waitForLoadState('networkidle');
  await visit.page.route('**/assets/*.js', (route) => route.abort());
  visit.queue(
    queueState({ me: { status: 'inConversation' }, conversations: [{ roomId: ROOM, generation: 1 }] }),
  );
  const view = visit.page.locator('lo-conversation-view');
  await expect
    .poll(() => view.evaluate(({ shadowRoot }) => shadowRoot?.childElementCount ?? 0))
    .toBeGreaterThan(0);
  await visit.page.context().close();
});

test('a part that can’t be fetched is said at once, and loading anew brings it', async () => {
  const visit = await ConsoleVisit.begin(browser);
  visit.server.signedIn = 'volunteer';
  let down = true;
  await visit.page.route(chunkOf('worker/console/app/talk-part.ts'), (route) =>
    down ? route.abort() : route.fallback(),
  );
  await visit.open();
  await visit.see(APP.partFailed);
  down = false;
  await visit.page.getByRole('button', { name: COMMON.reload }).click();
  await visit.see(HOME.hello('Robin'));
  await expect.poll(() => visit.page.getByText(APP.partFailed).count()).toBe(0);
  await visit.page.context().close();
});
