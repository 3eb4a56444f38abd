import { expect, test, vi } from 'vitest';
import { nl } from '../../../widget/locales/nl.ts';
import { expectAccessible } from './accessible.ts';
import { channel, helpLine, pageData } from './fake-room.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();
const HELP_LINES = [
  helpLine('112', [channel('112', { always: true })], { first: 'all' }),
  helpLine(
    'Veilig Thuis',
    [
      channel('https://www.veiligthuis.nl/', { kind: 'chat', hours: 'meestal werkdagen', openNow: null }),
      channel(['0800-2000', '0800-2001'], { always: true }),
    ],
    { purpose: 'Geweld' },
  ),
  helpLine(
    'Andere lijn',
    [channel('https://een.test/', { kind: 'chat', hours: 'day and night', openNow: false })],
    {
      purpose: 'In English',
      lang: 'en',
    },
  ),
];

test('help is one action away, help lines that are open now first', async () => {
  await page.load();
  await page.click(nl.help.open);
  const helpLines = Array.from(page.one('#help').querySelectorAll('strong'), (name) => name.textContent);
  expect(helpLines).toEqual(['112', '113 Zelfmoordpreventie', 'Gesloten lijn']);
  expect(page.one<HTMLAnchorElement>('#help a[href="tel:08000113"]').textContent).toBe('0800-0113');
  await page.see(nl.help.checked('2026-11-24'));
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
  const helpLines = HELP_LINES;
  await page.load({ ...pageData(), helpLines });
  page.room.helpLines = helpLines;
  await page.click(nl.help.open);
  const own = page.one('#help .help-lines').cloneNode(true) as HTMLElement;
  const marked = new Set(Array.from(own.querySelectorAll('[lang=nl]'), (element) => element.textContent));
  for (const { name, purpose } of helpLines.slice(0, 2))
    expect([name, purpose].filter((text) => !marked.has(text))).toEqual([]);
  expect(marked).toContain('meestal werkdagen');
  for (const element of own.querySelectorAll('[lang=nl], a')) element.remove();
  // What is left is in the page's language, and so are hours that the server put into it.
  expect(own.textContent.replaceAll(/\s+/g, ' ').trim()).toBe(
    'Bellen: dag en nacht Chat: Bellen: dag en nacht In English Chat: nu gesloten, day and night',
  );
});

test('[O4] of each line what is open now: chat first, no claim where the hours are not known', async () => {
  await page.load({ ...pageData(), helpLines: HELP_LINES });
  page.room.helpLines = HELP_LINES;
  await page.click(nl.help.open);
  const said = Array.from(page.one('#help').querySelectorAll('.help-lines li'), (line) =>
    line.textContent.replaceAll(/\s+/g, ' ').trim(),
  );
  expect(said).toEqual([
    '112 Direct gevaar Bellen: dag en nacht 112',
    'Veilig Thuis Geweld Chat: meestal werkdagen veiligthuis.nl Bellen: dag en nacht 0800-2000 0800-2001',
    'Andere lijn In English Chat: nu gesloten, day and night een.test',
  ]);
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

test('[O4] that lines were checked is said as long as all of them were, also after another look', async () => {
  await page.load();
  await page.click(nl.help.open);
  await page.see(nl.help.checked('2026-11-24'));
  page.room.helpLinesCheckedOn = null;
  await page.click(nl.help.close);
  await page.click(nl.help.open);
  await vi.waitFor(() => expect(page.text).not.toContain('gecontroleerd'));
});

test('[O4] who says to be under 18 finds their own line below 112 and 113, and nothing of it leaves the device', async () => {
  const own = helpLine('De Kindertelefoon', [channel('0800-0432')], { first: 'under18' });
  const helpLines = [...pageData().helpLines, own];
  await page.load({ ...pageData(), helpLines });
  page.room.helpLines = helpLines;
  const thirdLine = () => page.one('#help .help-lines li:nth-child(3) strong').textContent;
  await page.click(nl.help.open);
  expect(thirdLine()).toBe('Gesloten lijn');
  await page.click(nl.help.close);
  const age = page.one<HTMLSelectElement>('select[name=ageGroup]');
  const choose = (value: string) => {
    age.value = value;
    age.dispatchEvent(new Event('change', { bubbles: true }));
  };
  choose('under18');
  const asked = page.room.requests.length;
  // Drawn already, and no server is waited for.
  await page.element.updateComplete;
  expect(thirdLine()).toBe('De Kindertelefoon');
  await page.click(nl.help.open);
  await vi.waitFor(() => expect(page.room.requests.length).toBeGreaterThan(asked));
  expect(JSON.stringify(page.room.requests)).not.toContain('18');
  await page.click(nl.help.close);
  choose('18-25');
  await page.click(nl.help.open);
  await vi.waitFor(() => expect(thirdLine()).toBe('Gesloten lijn'));
});
