import { expect, test } from 'vitest';
import { nl } from '../../../widget/locales/nl.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { waiting } from '../../states/room-states.ts';
import { pageData } from './fake-room.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();
const texts = {
  welcome: 'Hallo <b>jij</b>.',
  waiting: 'Even wachten nog.',
  nobodyOnDuty: 'Er is nu niemand.',
  full: 'Het is hier vol.',
  closed: 'We slapen.',
  closing: 'We zijn naar huis.',
  confidentiality: 'Wij zwijgen.',
  exception: 'Behalve bij een ernstig misdrijf.',
};

test('[O7] [A8] the form says what the helpline says, as text', async () => {
  await page.load({ ...pageData({ state: 'open', signUpEndsInMs: null, nobodyOnDuty: true }), texts });
  for (const text of [texts.welcome, texts.nobodyOnDuty, texts.confidentiality, texts.exception])
    expect(page.text).toContain(text);
  expect(page.text).not.toContain(nl.start.nobodyOnDuty);
  await page.click(nl.about);
  await page.see('Vertrouwelijk');
  expect(page.one('#about').textContent).toContain(texts.exception);
});

test('[O7] and so does the queue, until it ends without a talk', async () => {
  await page.load({ ...pageData(), texts });
  page.room.state = waiting({ nobodyOnDuty: true });
  await page.signUp();
  await page.see(texts.waiting);
  expect(page.text).toContain(texts.nobodyOnDuty);
  expect(page.text).not.toContain(nl.waiting.stay);
  page.room.show({ phase: 'ended', by: 'signUpEnded', evaluation: 'none' });
  await page.see(texts.closing);
});

test.each([
  ['neverSpoke', nlLater.endedText.neverSpoke],
  ['visitorLeft', nlLater.endedText.visitorLeft],
] as const)('[O7] an end that is no closing (%s) is told in the words of the chat', async (by, text) => {
  await page.load({ ...pageData(), texts });
  page.room.state = waiting();
  await page.signUp();
  await page.see(texts.waiting);
  page.room.show({ phase: 'ended', by, evaluation: 'none' });
  await page.see(text);
});

test('[O7] full and closed, where the reason and the next opening stay', async () => {
  await page.load({ ...pageData({ state: 'full', signUpEndsInMs: null }), texts });
  await page.see(texts.full);
  const opens = {
    inMs: 1,
    atMs: Date.parse('2026-11-25T14:00'),
    inDays: 1,
    date: '2026-11-25',
    time: '14:00',
  };
  await page.load({
    ...pageData({ state: 'closed', opens, reason: 'wegens een feestje', notReady: false }),
    texts,
  });
  await page.see('wegens een feestje');
  expect(page.text).toContain('We slapen. Je kunt morgen om 14.00 uur weer terecht.');
});

test('[O8] the form offers the helpline’s own topics, and no other', async () => {
  const topics = [
    { id: 'own-abcd1234', name: 'mantelzorg', lang: 'nl' as const },
    { id: 'grief', name: 'verlies' },
  ];
  await page.load({ ...pageData(), topics });
  const options = Array.from(page.one<HTMLSelectElement>('select[name=topic]').options);
  expect(options.map(({ value, text, lang }) => [value, text, lang])).toEqual([
    ['', nl.start.ratherNot, ''],
    ['own-abcd1234', 'mantelzorg', 'nl'],
    ['grief', 'verlies', ''],
  ]);
});

test.each([
  ['own-abcd1234', { ownTopic: 'own-abcd1234' }],
  ['grief', { topic: 'grief' }],
  ['', {}],
])('[O8] what is chosen (%s) goes along with the intake', async (value, chosen) => {
  await page.load({ ...pageData(), topics: ['own-abcd1234', 'grief'].map((id) => ({ id, name: id })) });
  page.one<HTMLSelectElement>('select[name=topic]').value = value;
  page.room.state = waiting();
  await page.signUp('Merel');
  await page.see(nl.waiting.title(1));
  const { session } = page.element.conversation;
  expect('stay' in session && session.stay.ticket.secret?.intake).toEqual({ nickname: 'Merel', ...chosen });
});

test('[S6] where somebody can complain stands under `Over deze chat`, and nothing of it where there is no such page', async () => {
  await page.load({ ...pageData(), complaintUrl: 'https://een.test/klachten' });
  await page.click(nl.about);
  await page.see(nlLater.complain.title);
  expect(nlLater.complain.title).toBe('Niet tevreden?');
  const link = page.one('#about').querySelector('a');
  expect([link?.getAttribute('href'), link?.rel]).toEqual([
    'https://een.test/klachten',
    'noopener noreferrer',
  ]);
  await page.load(pageData());
  await page.click(nl.about);
  await page.see('Vertrouwelijk');
  expect(page.one('#about').textContent).not.toContain(nlLater.complain.title);
});
