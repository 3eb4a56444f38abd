import { expect, test, vi } from 'vitest';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { expectAccessible } from './accessible.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();

test('asks once before a phone number goes out, and leaves the choice', async () => {
  await page.talk();
  await vi.waitFor(() => expect(page.element.later).not.toBeNull());
  await page.send('bel me op 06-12345678');
  await page.see(nlLater.personalData.question(['phone']));
  await page.see('Wij kunnen niemand sturen');
  await expectAccessible(page.element);
  expect(page.room.messages).toHaveLength(0);
  await page.click(nlLater.personalData.edit);
  expect(page.one<HTMLTextAreaElement>('textarea').value).toBe('bel me op 06-12345678');
  expect(page.one('textarea').matches(':focus')).toBe(true);
  await page.send('mijn adres is Kerkstraat 12, 1234 AB');
  await page.see(nlLater.personalData.question(['address']));
  await page.click(nlLater.personalData.send);
  await vi.waitFor(() => expect(page.room.messages).toHaveLength(1));
  await page.send('en mijn nummer 06-12345678');
  await vi.waitFor(() => expect(page.room.messages).toHaveLength(2));
});

test('the helpline’s own lines may be named without a question', async () => {
  await page.talk();
  await vi.waitFor(() => expect(page.element.later).not.toBeNull());
  await page.send('ik heb 0800-0113 gebeld, en op 113.nl gekeken');
  await vi.waitFor(() => expect(page.room.messages).toHaveLength(1));
});
