import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { talking, waiting } from '../../states/room-states.ts';
import { expectAccessible } from './accessible.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();

test('[K2] on acceptance the key goes out sealed, and the intake with it', async () => {
  await page.load();
  page.one('summary').click();
  await userEvent.selectOptions(page.one('[name=topic]'), 'grief');
  await userEvent.selectOptions(page.one('[name=firstTime]'), 'no');
  // Folded away again, they count none the less.
  page.one('summary').click();
  page.room.state = waiting({ position: 2 });
  await page.signUp('Zachte Wolk');
  await page.see(nl.waiting.title(2));
  await page.room.connect();
  const [seal] = page.room.of('seal');
  expect(seal?.generation).toBe(1);
  if (seal === undefined) throw new Error('no seal');
  const { body } = await page.room.open('intake', seal.intake);
  expect(body).toEqual({ nickname: 'Zachte Wolk', topic: 'grief', firstTime: false });
});

test('[K5] the copies for the volunteer and for review are bound to the same key; a room of before gets them as it knew them', async () => {
  await page.talk();
  const [seal] = page.room.of('seal');
  expect(seal?.bound?.commitment).toMatch(/^.{43}$/);
  expect(seal?.forReview).toMatchObject({ v: 2, commitment: seal?.bound?.commitment });
  page.room.emit({ type: 'keyRequest', console: page.room.consolePair.publicKey });
  await vi.waitFor(() => expect(page.room.of('giveKey')).toHaveLength(1));
  expect(page.room.of('giveKey')[0]?.bound?.commitment).toBe(seal?.bound?.commitment);
  page.room.level = {};
  page.room.show({ phase: 'connecting', generation: 2 });
  const { consolePair, review } = page.room;
  const asked = { generation: 2, console: consolePair.publicKey, review: review.publicKey, signed: null };
  page.room.emit({ type: 'sealRequest', ...asked });
  await vi.waitFor(() => expect(page.room.of('seal')).toHaveLength(2));
  const again = page.room.of('seal')[1];
  expect([again?.bound, again?.forReview.v]).toEqual([undefined, 1]);
});

test('another console of the same conversation gets the key', async () => {
  await page.talk();
  page.room.emit({ type: 'keyRequest', console: page.room.consolePair.publicKey });
  await vi.waitFor(() => expect(page.room.of('giveKey')).toHaveLength(1));
});

test('messages go both ways, and own ones say that they arrived', async () => {
  await page.talk();
  await page.send('Hallo daar');
  await page.see(nl.messages.sent);
  page.room.emit({ type: 'received', role: 'volunteer', seq: 1 });
  await page.see(nl.messages.delivered);
  page.room.emit({ type: 'typing', role: 'volunteer', on: true });
  await page.see(nl.messages.typing('Anna'));
  await page.room.say('Dag, fijn dat je er bent');
  await page.see('Dag, fijn dat je er bent');
  await page.seeNot(nl.messages.typing('Anna'));
  expect(JSON.stringify(page.room.messages)).not.toContain('Hallo');
  await expectAccessible(page.element);
});

test('[C3] what is typed stays on the device: while waiting nothing leaves, while talking a boolean', async () => {
  await page.wait();
  const before = page.room.commands.length;
  const requests = page.room.requests.length;
  await userEvent.click(page.one('textarea'));
  await userEvent.keyboard('mijn geheim');
  expect(page.room.commands).toHaveLength(before);
  expect(JSON.stringify(sessionStorage)).not.toContain('geheim');
  await page.room.connect();
  await page.see(nl.talk.with('Anna'));
  const connected = page.room.commands.length;
  await userEvent.keyboard(', en nog meer');
  const told = page.room.commands.slice(connected);
  expect(told[0]).toEqual({ type: 'typing', on: true });
  // Told again now and then, when the keys come slowly.
  expect(told).toEqual(told.map(() => ({ type: 'typing', on: expect.any(Boolean) })));
  expect(page.room.requests).toHaveLength(requests);
  expect(JSON.stringify(page.room.socket.frames)).not.toContain('geheim');
});

test('the box keeps the words and the focus from waiting to talking', async () => {
  await page.wait();
  const box = page.one<HTMLTextAreaElement>('textarea');
  await userEvent.click(box);
  await userEvent.keyboard('Hallo');
  await page.room.connect();
  await page.see(nl.talk.with('Anna'));
  expect(page.one('textarea')).toBe(box);
  expect(box.value).toBe('Hallo');
  expect(box.getRootNode() instanceof ShadowRoot && box.matches(':focus')).toBe(true);
});

test('[O4] closing time near is said, and that nobody is cut off', async () => {
  await page.talk();
  page.room.show(talking({ closesInMs: 60 * 60_000 }));
  await page.seeNot('De chat sluit');
  page.room.show(talking({ closesInMs: 10 * 60_000 }));
  await page.see('De chat sluit over 10 minuten. Jullie mogen het gesprek rustig afmaken.');
});

test('times are shown on demand', async () => {
  // In the middle of a minute, so that none begins between what is said and what is looked for.
  const now = new Date().setSeconds(20);
  vi.useFakeTimers({ toFake: ['Date'], now });
  await page.talk();
  await page.room.say('Hallo');
  await page.see('Hallo');
  const time = new Intl.DateTimeFormat('nl', { timeStyle: 'short' }).format(now);
  expect(page.text).not.toContain(time);
  page.one<HTMLInputElement>('.begin input').click();
  await page.see(time);
});

test('the keyboard can skip to the box', async () => {
  await page.talk();
  page.one('.skip').focus();
  await userEvent.keyboard('{Enter}');
  expect(page.one('textarea').matches(':focus')).toBe(true);
});

test('what is fetched apart is put to use once, however often the page changes', async () => {
  await page.talk();
  page.room.show(talking({ closesInMs: 10 * 60_000 }));
  await page.see(nlLater.closing(10));
  const styles = page.element.shadowRoot?.adoptedStyleSheets.at(-1);
  page.room.show(talking({ volunteer: 'away' }));
  await page.see(nlLater.away('Anna'));
  await page.room.say('Ik ben er weer.');
  await page.see('Ik ben er weer.');
  expect(page.element.shadowRoot?.adoptedStyleSheets.at(-1)).toBe(styles);
});

test('[C5] each bubble carries the alias that the head showed, also after another took over, and when it is read back', async () => {
  const names = () =>
    Array.from(page.one('lo-message-list').shadowRoot?.querySelectorAll('.name') ?? [], (name) =>
      name.textContent?.trim(),
    );
  await page.talk();
  await page.room.say('Dag, hier Anna');
  await page.see('Dag, hier Anna');
  expect(names()).toEqual(['Anna:']);
  const talkers = [
    { alias: 'Anna', after: 0 },
    { alias: 'Sam', after: 1 },
  ];
  page.room.show(talking({ alias: 'Sam', talkers }));
  await page.room.say('Hier Sam');
  await page.see('Hier Sam');
  expect(names()).toEqual(['Anna:', 'Sam:']);
  await page.load();
  await page.see('Hier Sam');
  expect(names()).toEqual(['Anna:', 'Sam:']);
  page.room.show({ phase: 'ended', by: 'volunteer', evaluation: 'open', talkers });
  await page.see(nlLater.evaluation.title);
  await page.click(nlLater.evaluation.skip);
  await page.see(nlLater.reread);
  await page.click(nlLater.reread);
  await page.see('Hier Sam');
  expect(names()).toEqual(['Anna:', 'Sam:']);
});

test('[C5] a room of before this page names nobody, and the bubbles say what they said then', async () => {
  await page.talk();
  const { talkers: _, ...older } = talking();
  page.room.show(older);
  await page.room.say('Dag');
  await page.see(`${nl.messages.names.volunteer}:`);
});

test('[C11] a line of the settings that the volunteer sends can be pressed; what the visitor sends never', async () => {
  await page.talk();
  await page.send('Is 112 goed?');
  await page.see(nl.messages.sent);
  await page.room.say('Ja, 112. Of kijk op 113.nl, niet op 113.example.');
  await page.see('niet op');
  const links = page.one('lo-message-list').shadowRoot?.querySelectorAll('a') ?? [];
  expect(Array.from(links, ({ textContent, href }) => [textContent, href])).toEqual([
    ['112', 'tel:112'],
    ['113.nl', 'https://www.113.nl/'],
  ]);
  await expectAccessible(page.element);
});
