import { describe, expect, test } from 'vitest';
import { nl } from '../../../widget/locales/nl.ts';
import { watchTroubles } from '../support/host-page.ts';
import { chatFrame } from '../support/people.ts';
import {
  TAG,
  context,
  freshPage,
  host,
  installation,
  launcher,
  leaveQueue,
  open,
  page,
  script,
  texts,
  wait,
} from '../support/stage.ts';

describe('ways to put it on a page', () => {
  freshPage();

  test('a link inside the tag is there without the script, and gone once it works', async () => {
    const link = `<luisterend-oog-chat><a href="${installation.chatOrigin}/">${nl.title}</a></luisterend-oog-chat>`;
    host.serve('/', { body: link });
    await page.goto(`${host.origin}/`);
    await page.getByRole('link', { name: nl.title }).waitFor();
    await page.addScriptTag({ type: 'module', url: `${installation.chatOrigin}/widget.js` });
    await launcher().waitFor();
    expect(await page.getByRole('link', { name: nl.title }).isVisible()).toBe(false);
  });

  test.each([
    ['before the tag', (tag: string) => `${script.replace(' async', '')}${tag}`],
    ['after the tag', (tag: string) => `${tag}${script.replace(' async', '')}`],
    [
      'twice',
      (tag: string) =>
        `${script}${tag}<script type="module" src="${installation.chatOrigin}/widget.js?2"></script>`,
    ],
  ])('the script stands %s', async (_name, markup) => {
    const { errors } = await watchTroubles(page);
    host.serve('/', { body: markup(TAG) });
    await page.goto(`${host.origin}/`);
    await open();
    expect(errors).toEqual([]);
  });

  test('inside a shadow root, with events that come out of it', async () => {
    host.serve('/', { body: `<my-foot></my-foot>`, head: script });
    await page.goto(`${host.origin}/`);
    const state = page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener('lo-availability', (event) => resolve((event as CustomEvent).detail));
          const root = document.querySelector('my-foot')?.attachShadow({ mode: 'open' });
          root?.append(document.createElement('luisterend-oog-chat'));
        }),
    );
    expect(await state).toHaveProperty('state');
    await open();
  });

  test('two tags hold one conversation: either button leads to it', async () => {
    const asked: string[] = [];
    context.on('request', (request) => void asked.push(request.url()));
    host.serve('/', {
      head: script,
      body: '<luisterend-oog-chat id="in-text" mode="inline" label="In de tekst"></luisterend-oog-chat><luisterend-oog-chat id="corner"></luisterend-oog-chat>',
    });
    await page.goto(`${host.origin}/`);
    await open();
    await page.getByRole('button', { name: texts.hide }).click();
    await launcher(page, 'In de tekst').click();
    await wait();
    await page.getByRole('button', { name: texts.hide }).click();
    const corner = page.locator('#corner').getByRole('button', { name: texts.running });
    await corner.click();
    await page.locator('#in-text').getByRole('dialog').waitFor();
    expect(await page.locator('#corner').getByRole('dialog').isVisible()).toBe(false);
    await leaveQueue();
    expect(asked.filter((url) => url.endsWith('/api/sign-up'))).toHaveLength(1);
  });

  test('removed and added again it finds the conversation, and moved as a whole it never loses it', async () => {
    host.serve('/', { body: `<main></main>${TAG}`, head: script });
    await page.goto(`${host.origin}/`);
    await open();
    await wait();
    await page.evaluate(() => {
      const tag = document.querySelector('luisterend-oog-chat');
      tag?.remove();
      if (tag !== null) document.querySelector('main')?.append(tag);
    });
    await chatFrame(page).getByRole('button', { name: nl.waiting.leave }).waitFor();
    const composer = chatFrame(page).getByRole('textbox', { name: nl.composer.label });
    await composer.fill('half');
    let loads = 0;
    page.on('framenavigated', () => void (loads += 1));
    await page.evaluate(() => {
      const tag = document.querySelector('luisterend-oog-chat');
      const { moveBefore } = document.body as unknown as {
        moveBefore: (node: unknown, before: null) => void;
      };
      moveBefore.call(document.body, tag, null);
    });
    expect(await composer.inputValue()).toBe('half');
    expect(loads).toBe(0);
    await leaveQueue();
  });
});
