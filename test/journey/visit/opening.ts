import type { Page, Route } from 'playwright';
import { describe, expect, it } from 'vitest';
import { nl } from '../../../widget/locales/nl.ts';
import { chatFrame } from '../support/people.ts';
import { browser, installation } from '../support/stage.ts';

describe('opening the chat', () => {
  it('is usable after two round trips: the page, then all that it needs', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(installation.siteOrigin);
    const launcher = page.locator('luisterend-oog-chat [part~="button"]');
    await launcher.waitFor();
    // Answers come in rounds: what is asked for in a round waits for the round to end, and a third one never ends.
    let asked: Route[] = [];
    await page.route(`${installation.chatOrigin}/**`, (route) => void asked.push(route));
    const paths = () => asked.map((route) => new URL(route.request().url()).pathname);
    const answerAll = async () => {
      const round = asked;
      asked = [];
      for (const route of round) await route.continue();
    };

    await launcher.click();
    await expect.poll(paths).toContain('/chat');
    await expect.poll(paths).toContainEqual(expect.stringMatching(/^\/assets\/element-/));
    await answerAll();
    // The page has been read to its end, and nothing that it asked for has come.
    await expect.poll(() => readiness(page)).toBe('interactive');
    await expect.poll(paths).toContainEqual(expect.stringMatching(/^\/assets\/chat-.*\.js$/));
    await answerAll();
    await chatFrame(page).getByLabel(nl.start.nickname).waitFor();
    await page.close();
  });
});

async function readiness(page: Page): Promise<string | undefined> {
  const frame = page.frames().find((each) => each.url().includes('/chat?'));
  return await frame?.evaluate(() => document.readyState);
}

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
