import { expect, test, vi } from 'vitest';
import { AskedKinds, askVisitorFirst } from '../../../widget/conversation/late/ask-visitor-first.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { expectAccessible } from './accessible.ts';
import { pageData } from './fake-room.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();

/** The kinds that are asked about, new for each page. `kept`: what the tab keeps of the conversation. */
function makeGuard(kept: { asked: readonly string[] }) {
  const askFirst = askVisitorFirst(pageData(), new AskedKinds(() => kept));
  return {
    questions: (text: string) => (askFirst.passes(text) ? [] : askFirst.question?.kinds),
    forget: () => askFirst.forget(),
  };
}

test('asks once before a phone number goes out, and leaves the choice', async () => {
  await page.talk();
  await vi.waitFor(() => expect(page.element.late.part).not.toBeNull());
  await page.send('bel me op 06-12345678');
  await page.see(nlLater.personalData.question(['phone']));
  await page.see('Wij kunnen niemand terugbellen');
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

test('the helpline’s own phone numbers may be named without a question', async () => {
  await page.talk();
  await vi.waitFor(() => expect(page.element.late.part).not.toBeNull());
  await page.send('ik heb 0800-0113 gebeld, en op 113.nl gekeken');
  await vi.waitFor(() => expect(page.room.messages).toHaveLength(1));
});

test('a reload in the same talk asks nothing twice', async () => {
  await page.talk();
  await vi.waitFor(() => expect(page.element.late.part).not.toBeNull());
  await page.send('bel me op 06-12345678');
  await page.see(nlLater.personalData.question(['phone']));
  await page.click(nlLater.personalData.send);
  await vi.waitFor(() => expect(page.room.messages).toHaveLength(1));
  await page.load();
  await page.see(nl.talk.with('Anna'));
  await vi.waitFor(() => expect(page.element.late.part).not.toBeNull());
  await page.send('mijn nummer is 06-12345678');
  await vi.waitFor(() => expect(page.room.messages).toHaveLength(2));
  await page.send('of mail me: merel@example.com');
  await page.see(nlLater.personalData.question(['email']));
});

test('the next conversation asks again, in the same page or another', () => {
  const kept = { asked: [] };
  const guard = makeGuard(kept);
  expect(guard.questions('06-12345678')).toEqual(['phone']);
  expect(guard.questions('06-12345678, merel@example.com')).toEqual(['email']);
  expect(makeGuard(kept).questions('06-12345678, merel@example.com')).toEqual([]);
  guard.forget();
  expect(guard.questions('06-12345678')).toEqual(['phone']);
  expect(makeGuard({ asked: [] }).questions('06-12345678')).toEqual(['phone']);
});
