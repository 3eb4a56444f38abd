import { describe, expect, it } from 'vitest';
import { nl } from '../../../widget/locales/nl.ts';
import { chatFrame } from '../support/people.ts';
import { browser, installation } from '../support/stage.ts';

/**
 * A network whose round trips take so long that they outweigh what any machine computes meanwhile, also a busy one: then
 * the time until the form is there, in round trips, is how many of them it waits for. Milliseconds, and bytes a second.
 */
const LATENCY_MS = 3_000;
const FAR_AWAY = {
  offline: false,
  latency: LATENCY_MS,
  downloadThroughput: 204_800,
  uploadThroughput: 93_750,
};
const CPU_SLOWDOWN = 4;

describe('opening the chat on a slow phone', () => {
  it('is usable after two round trips: the page, then all that it needs', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(installation.siteOrigin);
    const launcher = page.locator('luisterend-oog-chat [part~="button"]');
    await launcher.waitFor();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', FAR_AWAY);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });

    const began = performance.now();
    await launcher.click();
    await chatFrame(page).getByLabel(nl.start.nickname).waitFor();
    const usableMs = performance.now() - began;
    await page.close();
    expect(usableMs / LATENCY_MS, `usable after ${usableMs} ms`).toBeLessThan(3);
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
    await page.close();
    expect(Number.parseFloat(height)).toBeGreaterThanOrEqual(44);
    expect(complaints.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
  });
});
