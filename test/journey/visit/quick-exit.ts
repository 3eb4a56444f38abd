import { beforeEach, describe, expect, test } from 'vitest';
import { nl } from '../../../widget/locales/nl.ts';
import { chatFrame, fillIn } from '../support/people.ts';
import { context, freshPage, host, open, page, script, texts, wait } from '../support/stage.ts';

/* Quick exit from a site's page, as somebody who comes into the room sees it. */

/** How many frames were drawn between the key or click and the moment at which nothing of the page was left to draw. */
let visibleFrames: number[];
let told: string[];

const exitButton = () => page.locator('luisterend-oog-chat').getByRole('button', { name: texts.exit });

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Somewhere else, of which Back leads past the chat, with nothing left in the tab. */
async function expectGone(): Promise<void> {
  await page.waitForURL(`${host.origin}/weather`);
  await page.getByText('Morgen zon').waitFor();
  expect(await page.evaluate(() => [sessionStorage.length, history.state])).toEqual([0, null]);
  await page.goBack();
  expect(page.url()).toBe(`${host.origin}/`);
  await page.getByRole('link', { name: 'Praten' }).click();
  await open();
  const frame = page.frames().find((each) => each.url().includes('/chat?'));
  expect(await frame?.evaluate(() => sessionStorage.getItem('lo-ticket'))).toBeNull();
}

describe('[C9] Verlaat deze site', () => {
  freshPage();

  beforeEach(async () => {
    const tag = `<luisterend-oog-chat exit-url="${host.origin}/weather"></luisterend-oog-chat>`;
    host.serve('/', { body: '<a href="/talk">Praten</a>' });
    host.serve('/talk', { body: `<input aria-label="Zoeken">${tag}`, head: script });
    host.serve('/weather', { body: '<h1>Morgen zon</h1>' });
    visibleFrames = [];
    told = [];
    context.on('request', (request) => {
      if (request.url().endsWith('/api/exit')) told.push(request.method());
    });
    await page.exposeFunction('reportVisible', (frames: number) => void visibleFrames.push(frames));
    await page.addInitScript(() => {
      if (window.parent !== window) return;
      let frames = 0;
      const count = () => requestAnimationFrame(() => void ((frames += 1), count()));
      count();
      for (const name of ['keydown', 'click']) addEventListener(name, () => (frames = 0), true);
      const { reportVisible } = window as unknown as { reportVisible: (frames: number) => void };
      // The root is not there yet.
      new MutationObserver((_, observer) => {
        if (getComputedStyle(document.documentElement).display !== 'none') return;
        observer.disconnect();
        reportVisible(frames);
      }).observe(document, { subtree: true, attributeFilter: ['style'] });
    });
    // One step before it, so that Back has somewhere to go.
    await page.goto(`${host.origin}/`);
    await page.getByRole('link', { name: 'Praten' }).click();
  });

  test('the button: blank before the next frame, the server told, no trace, and Back shows no chat', async () => {
    await open();
    await wait();
    await exitButton().click();
    await expectGone();
    expect(visibleFrames).toEqual([0]);
    await expect.poll(() => told).toEqual(['POST']);
  });

  test('it stays in sight while the panel is folded away and a conversation runs', async () => {
    await open();
    await page.getByRole('button', { name: texts.hide }).click();
    expect(await exitButton().isVisible()).toBe(false);
    await page.locator('luisterend-oog-chat').getByRole('button', { name: texts.label }).click();
    await wait();
    await page.getByRole('button', { name: texts.hide }).click();
    await exitButton().click();
    await expectGone();
    await expect.poll(() => told).toHaveLength(1);
  });

  test('three bare taps of Shift in the host page', async () => {
    await open();
    await wait();
    await page.getByRole('textbox', { name: 'Zoeken' }).focus();
    await press('Shift', 'Shift', 'Shift');
    await expectGone();
    await expect.poll(() => told).toHaveLength(1);
  });

  test('three bare taps of Shift in the chat', async () => {
    await open();
    await wait();
    await chatFrame(page).getByRole('textbox', { name: nl.composer.label }).focus();
    await press('Shift', 'Shift', 'Shift');
    await expectGone();
    await expect.poll(() => told).toHaveLength(1);
  });

  test('any other key starts the count anew, Esc leaves nothing, and nothing leaves while nothing is open', async () => {
    const search = page.getByRole('textbox', { name: 'Zoeken' });
    await search.focus();
    await press('Shift', 'Shift', 'Shift');
    await open();
    await search.focus();
    await press('Shift', 'Shift', 'a', 'Shift', 'Shift', 'Shift+B', 'Escape', 'Escape', 'Escape');
    expect(await search.inputValue()).toBe('aB');
    await chatFrame(page).getByLabel(nl.start.nickname).waitFor();
    expect(page.url()).toBe(`${host.origin}/talk`);
    expect(visibleFrames).toEqual([]);
  });

  test('taps more than 5 s apart do not count', async () => {
    await page.clock.install();
    await open();
    await press('Shift', 'Shift');
    await page.clock.fastForward(5_001);
    await press('Shift');
    expect(page.url()).toBe(`${host.origin}/talk`);
    expect(visibleFrames).toEqual([]);
  });

  test('without a network it leaves all the same', async () => {
    await open();
    await wait();
    await context.setOffline(true);
    await exitButton().click();
    await expect.poll(() => page.url()).not.toContain('/talk');
    expect(visibleFrames).toHaveLength(1);
    await context.setOffline(false);
  });

  test('with the frame half loaded it waits a little for what a conversation left behind', async () => {
    await open();
    await wait();
    let come = (): void => {};
    const held = new Promise<void>((resolve) => (come = resolve));
    await context.route(/\/assets\/chat-/, (route) => held.then(() => route.continue()));
    await page.reload({ waitUntil: 'commit' });
    await exitButton().click();
    await expect.poll(() => visibleFrames).toHaveLength(1);
    come();
    await expectGone();
    await expect.poll(() => told).toHaveLength(1);
  });

  test('with the frame half loaded it leaves all the same', async () => {
    await context.route(/\/assets\/chat-/, () => {});
    await page.locator('luisterend-oog-chat').getByRole('button', { name: texts.label }).click();
    await exitButton().click();
    await page.waitForURL(`${host.origin}/weather`);
    expect(visibleFrames).toHaveLength(1);
  });

  test('with the frame half loaded it also waits for a talk that has ended, of which the site knows nothing', async () => {
    await open();
    await wait();
    // This is all that the end of the talk changes here.
    await page.evaluate(() => sessionStorage.clear());
    let come = (): void => {};
    const held = new Promise<void>((resolve) => (come = resolve));
    await context.route(/\/chat\?/, (route) => held.then(() => route.continue()));
    await page.reload();
    await page.locator('luisterend-oog-chat').getByRole('button', { name: texts.label }).click();
    await exitButton().click();
    await expect.poll(() => visibleFrames).toHaveLength(1);
    come();
    await expectGone();
    await expect.poll(() => told).toHaveLength(1);
  });

  test('a site that asks “Leave site?” keeps nobody', async () => {
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await page.evaluate(() => {
      addEventListener('beforeunload', (event) => event.preventDefault());
      window.onbeforeunload = () => 'Weet je het zeker?';
    });
    await open();
    await wait();
    await exitButton().click();
    await expectGone();
    expect(asked).toEqual([]);
  });

  describe('on a page that the site has framed', () => {
    const inside = () => page.frameLocator('iframe').locator('luisterend-oog-chat');
    const talkInside = async (sandbox: string) => {
      host.serve('/around', {
        body: `<h1>Mijn portaal</h1><iframe src="/talk" ${sandbox} style="width: 90vw; height: 90vh"></iframe>`,
      });
      await page.goto(`${host.origin}/around`);
      await inside().getByRole('button', { name: texts.label }).click();
      const chat = inside().frameLocator('iframe');
      await fillIn(chat, 'Stille Merel');
      await chat.getByRole('button', { name: nl.waiting.leave }).waitFor();
    };

    test('the page around it goes along', async () => {
      await talkInside('');
      await page.evaluate(() => (window.onbeforeunload = () => 'Weet je het zeker?'));
      await inside().getByRole('button', { name: texts.exit }).click();
      await page.waitForURL(`${host.origin}/weather`);
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
      await expect.poll(() => told).toHaveLength(1);
    });

    test('where a sandbox forbids that, nothing of it stays and it says so', async () => {
      await talkInside('sandbox="allow-scripts allow-same-origin allow-forms"');
      await inside().getByRole('button', { name: texts.exit }).click();
      await page.getByText(texts.stuck).waitFor();
      expect(await page.getByText('Mijn portaal').count()).toBe(0);
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
      await expect.poll(() => told).toHaveLength(1);
    });
  });

  describe('under a dialog that the site opens over everything', () => {
    beforeEach(async () => {
      await open();
      await wait();
      await page.evaluate(() => {
        document.body.insertAdjacentHTML(
          'beforeend',
          '<dialog style="width: 95vw; height: 95vh"><button>Akkoord</button></dialog>',
        );
        document.querySelector('dialog')?.showModal();
      });
    });

    test('the button is seen above it, and works', async () => {
      const { x = 0, y = 0, width = 0, height = 0 } = (await exitButton().boundingBox()) ?? {};
      await page.mouse.click(x + width / 2, y + height / 2);
      await expectGone();
    });

    test('three taps of Shift work', async () => {
      await press('Shift', 'Shift', 'Shift');
      await expectGone();
    });
  });
});
