import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SignUpBody } from '../../../protocol/http/visitor.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { texts } from '../../../widget/locales/en.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { waiting } from '../../states/room-states.ts';
import { expectAccessible } from './accessible.ts';
import { pageData } from './fake-room.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();

test('the form says what this is and what happens with what is said, with the rest one press away', async () => {
  await page.load();
  await page.see(nl.start.what(pageData()));
  for (const promise of nl.start.promises(pageData())) await page.see(promise);
  await page.see('6 weken');
  await expectAccessible(page.element);
  await page.click(nl.about);
  for (const { text } of nlLater.about(pageData(), [], null)) {
    for (const paragraph of text) await page.see(paragraph);
  }
});

test('[C15] the form says about how long a talk takes where that is set, in the words of the page, and else nothing', async () => {
  const minutes = { talkGuideMinutes: 45 };
  expect(nl.start.what(pageData())).not.toContain('duurt');
  expect(nl.start.what({ ...pageData(), ...minutes })).toMatch(
    / Een gesprek duurt meestal zo’n 45 minuten\.$/,
  );
  expect(texts.start.what(pageData())).not.toContain('takes about');
  expect(texts.start.what({ ...pageData(), ...minutes })).toMatch(/ usually takes about 45 minutes\.$/);
  await page.load({ ...pageData(), ...minutes });
  await page.see('Een gesprek duurt meestal zo’n 45 minuten.');
});

test('[C5] a nickname is there already, made up on the device, and another one at a press', async () => {
  const random = vi.spyOn(Math, 'random').mockReturnValue(0);
  await page.load();
  const field = page.one<HTMLInputElement>('#nickname');
  expect(field.value).toBe('Blauwe Beuk');
  random.mockReturnValue(0.99);
  await page.click(nl.start.another);
  expect(field.value).toBe('Zilveren Wolk');
  await page.click(nl.start.submit);
  await vi.waitFor(() => expect(page.room.of('hello')).toHaveLength(1));
  expect(JSON.stringify(page.room.requests)).not.toContain('Wolk');
});

test('[C5] every name that can be made up fits', () => {
  for (const { nicknames } of [nl, texts]) {
    const [first, second] = [nicknames.first, nicknames.second].map((words) =>
      Math.max(...words.split(' ').map(({ length }) => length)),
    );
    expect((first ?? 99) + 1 + (second ?? 99)).toBeLessThanOrEqual(LIMITS.nicknameChars);
  }
});

test('without a nickname it asks for one, and the field keeps the focus', async () => {
  await page.load();
  await page.signUp('');
  await page.see(nl.start.nicknameMissing);
  expect(page.element.shadowRoot?.activeElement).toBe(page.one('#nickname'));
  expect(page.room.requests).toEqual([]);
  await expectAccessible(page.element);
});

test('[W6] the questions unfold by keyboard, and folding them away loses no answer', async () => {
  await page.load();
  const topic = page.one<HTMLSelectElement>('[name=topic]');
  expect(topic.checkVisibility()).toBe(false);
  page.one('summary').focus();
  await userEvent.keyboard('{Enter}');
  expect(topic.checkVisibility()).toBe(true);
  expect(topic.selectedOptions[0]?.text).toBe(nl.start.ratherNot);
  await userEvent.selectOptions(topic, 'grief');
  page.one('summary').focus();
  await userEvent.keyboard('{Enter}');
  expect(topic.checkVisibility()).toBe(false);
  expect(topic.value).toBe('grief');
  await userEvent.keyboard('{Enter}');
  expect(topic.checkVisibility()).toBe(true);
  expect(topic.value).toBe('grief');
});

test('[W6] a folded question whose answer is wrong unfolds, and gets the focus', async () => {
  await page.load();
  const topic = page.one<HTMLSelectElement>('[name=topic]');
  topic.required = true;
  await page.signUp();
  expect(topic.checkVisibility()).toBe(true);
  expect(page.element.shadowRoot?.activeElement).toBe(topic);
  expect(page.room.requests).toEqual([]);
});

test('[C10] a nickname that nobody could see is none', async () => {
  await page.load();
  for (const name of ['\u3164', '\u200B\u2060', '\u2800\u00AD']) {
    await page.signUp(name);
    await page.see(nl.start.nicknameMissing);
  }
  expect(page.room.requests).toEqual([]);
});

test('[C3] [K1] signing up sends neither nickname nor answers, only a hash', async () => {
  await page.load();
  page.one('summary').click();
  await userEvent.selectOptions(page.one('[name=topic]'), 'grief');
  await page.signUp('Zachte Wolk');
  await vi.waitFor(() => expect(page.room.of('hello')).toHaveLength(1));
  const [request] = page.room.requests;
  expect(SignUpBody.parse(request?.body)).toMatchObject({ language: 'nl', site: null });
  const left = JSON.stringify([page.room.requests, page.room.commands]);
  expect(left).not.toContain('Wolk');
  expect(left).not.toContain('grief');
  expect(JSON.stringify(request)).not.toContain(page.room.of('hello')[0]?.token);
});

test('a lost answer is asked for again, with the same id', async () => {
  page.room.signUpAnswers = ['offline', 500];
  await page.load();
  await page.signUp();
  await vi.waitFor(() => expect(page.room.of('hello')).toHaveLength(1));
  const ids = page.room.requests.map(({ body }) => SignUpBody.parse(body).signUpId);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);
});

test('a server that stays away is said, and the next try takes no second place', async () => {
  page.room.signUpAnswers = [500, 500, 500];
  await page.load();
  await page.signUp();
  await vi.waitFor(() => expect(page.text).toContain(nl.start.problems.network));
  await page.click(nl.start.submit);
  await vi.waitFor(() => expect(page.room.of('hello')).toHaveLength(1));
  const ids = page.room.requests.map(({ body }) => SignUpBody.parse(body).signUpId);
  expect(new Set(ids).size).toBe(1);
  expect(page.room.requests.at(-1)?.path).toBe('/api/sign-up');
});

test('[C2] a reload before the answer to the sign-up takes no second place', async () => {
  page.room.signUpAnswers = ['offline', 'offline', 'offline'];
  await page.load();
  await page.signUp();
  await vi.waitFor(() => expect(page.room.requests).toHaveLength(3));
  page.room.state = waiting({ position: 2 });
  await page.load();
  await page.signUp();
  await page.see(nl.waiting.title(2));
  const ids = page.room.requests.map(({ body }) => SignUpBody.parse(body).signUpId);
  expect(new Set(ids).size).toBe(1);
});
