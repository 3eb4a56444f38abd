import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../widget/locales/nl.ts';
import { findChromium } from '../chromium.ts';
import { install, type Installation } from './support/installation.ts';
import { chatFrame } from './support/people.ts';

/** Lighthouse's "slow 4G", in bytes a second and milliseconds; and a phone four times slower than this machine. */
const SLOW_4G = { offline: false, downloadThroughput: 204_800, uploadThroughput: 93_750, latency: 150 };
const CPU_SLOWDOWN = 4;

let installation: Installation;
let browser: Browser;

beforeAll(async () => {
  installation = await install();
  await installation.sql(
    "INSERT INTO review_keys (id, public_key, created_at) VALUES ('AAAAAAAAAAAAAAAAAAAAAA', 'AAAA', 0)",
  );
  const { executablePath, args } = await findChromium();
  browser = await chromium.launch({ executablePath, args });
});

afterAll(async () => {
  await browser?.close();
  await installation?.stop();
});

describe('opening the chat on a slow phone', () => {
  it('is usable within four times what two bare round trips cost there (measured: under a second)', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(installation.siteOrigin);
    const launcher = page.locator('luisterend-oog-chat [part~="button"]');
    await launcher.waitFor();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', SLOW_4G);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });

    const bareMs = await page.evaluate(async (origin) => {
      const began = performance.now();
      for (const n of [1, 2])
        await (await fetch(`${origin}/api/availability?n=${n}`, { cache: 'no-store' })).text();
      return performance.now() - began;
    }, installation.chatOrigin);

    const began = performance.now();
    await launcher.click();
    await chatFrame(page).getByLabel(nl.start.nickname).waitFor();
    const usableMs = performance.now() - began;
    expect(usableMs / bareMs, `usable after ${usableMs} ms; two bare round trips: ${bareMs} ms`).toBeLessThan(
      4,
    );
  });
});

describe('opening the chat in a browser of some years ago', () => {
  it('[A8] is styled where stylesheets can not be adopted, within the page policy', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    const complaints: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    await page.addInitScript(() => {
      // What Safari 15 lacks.
      Reflect.deleteProperty(Document.prototype, 'adoptedStyleSheets');
      Reflect.deleteProperty(CSSStyleSheet.prototype, 'replace');
      Reflect.deleteProperty(CSSStyleSheet.prototype, 'replaceSync');
    });
    await page.goto(installation.siteOrigin);
    await page.locator('luisterend-oog-chat [part~="button"]').click();
    const submit = chatFrame(page).getByRole('button', { name: nl.start.submit });
    await submit.waitFor();
    const height = await submit.evaluate((button) => getComputedStyle(button).minHeight);
    expect(Number.parseFloat(height)).toBeGreaterThanOrEqual(44);
    expect(complaints.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
  });
});
