import { expect, test, vi } from 'vitest';
import { nl } from '../../../widget/locales/nl.ts';
import { expectAccessible } from './accessible.ts';
import { pageData } from './fake-room.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();

test('help is one action away, help lines that are open now first', async () => {
  await page.load();
  await page.click(nl.help.open);
  const helpLines = Array.from(page.one('#help').querySelectorAll('strong'), (name) => name.textContent);
  expect(helpLines).toEqual(['112', '113 Zelfmoordpreventie', 'Gesloten lijn']);
  expect(page.one<HTMLAnchorElement>('#help a[href="tel:08000113"]').textContent).toBe('0800-0113');
  await page.see('24 november 2026');
  await expectAccessible(page.element);
});

test('the form is drawn without what opens over it, and help opens at once all the same', async () => {
  await page.load();
  expect(page.one('#nickname').checkVisibility()).toBe(true);
  expect(page.element.renderRoot.querySelectorAll('dialog')).toHaveLength(0);
  page.button(nl.help.open).click();
  expect(page.one<HTMLDialogElement>('#help').open).toBe(true);
});

test('who asks for nothing has it all a moment later', async () => {
  await page.load();
  await vi.waitFor(() =>
    expect(page.element.renderRoot.querySelectorAll('dialog').length).toBeGreaterThan(2),
  );
});

test('what the settings say of a help line is marked as Dutch, for the voice that reads an English page', async () => {
  await page.load();
  await page.click(nl.help.open);
  const own = page.one('#help .help-lines').cloneNode(true) as HTMLElement;
  const marked = new Set(Array.from(own.querySelectorAll('[lang=nl]'), (element) => element.textContent));
  for (const { name, purpose, hours } of pageData().helpLines) {
    expect([name, purpose, hours].filter((text) => !marked.has(text))).toEqual([]);
  }
  for (const element of own.querySelectorAll('[lang=nl], a')) element.remove();
  expect(new Set(own.textContent.trim().split(/\s*\n\s*/))).toEqual(
    new Set([nl.help.openNow, nl.help.closedNow]),
  );
});

test('how it works is one press away, with the hours and weeks of the settings', async () => {
  const daily = Array.from({ length: 6 }, () => [{ from: '14:00', to: '23:00' }]);
  await page.load({
    ...pageData(),
    weeklyHours: [...daily, [{ from: '11:00', to: '23:00' }]],
    retentionWeeks: 1,
  });
  await page.click(nl.about);
  await page.see('maandag – zaterdag: 14.00 – 23.00 uur');
  await page.see('zondag: 11.00 – 23.00 uur');
  await page.see('na 1 week');
  await page.see('browser onthoudt misschien dat je hier was');
  await expectAccessible(page.element);
  await page.click(nl.help.close);
});
