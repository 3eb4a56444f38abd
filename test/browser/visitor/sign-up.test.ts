import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SignUpBody } from '../../../protocol/http/visitor.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { waiting } from '../../states/room-states.ts';
import { expectAccessible } from './accessible.ts';
import { pageData } from './fake-room.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();

test('the form says what this is, and what happens with what is said', async () => {
  await page.load();
  await page.see(nl.start.what('Het Luisterend Oog'));
  for (const promise of nl.start.promises(pageData())) await page.see(promise);
  await page.see('6 weken');
  await expectAccessible(page.element);
});

test('without a nickname it asks for one, and the field keeps the focus', async () => {
  await page.load();
  await page.click(nl.start.submit);
  await page.see(nl.start.nicknameMissing);
  expect(page.element.shadowRoot?.activeElement).toBe(page.one('#nickname'));
  expect(page.room.requests).toEqual([]);
  await expectAccessible(page.element);
});

test('[C10] a nickname that nobody could see is none', async () => {
  await page.load();
  for (const name of ['\u3164', '\u200B\u2060', '\u2800\u00AD']) {
    await page.signUp(name);
    await page.see(nl.start.nicknameMissing);
  }
  expect(page.room.requests).toEqual([]);
});

test('thinks of a nickname that fits', async () => {
  await page.load();
  await page.click(nl.start.makeOne);
  const field = page.one<HTMLInputElement>('#nickname');
  await vi.waitFor(() => expect(field.value).toMatch(/^\p{L}+ \p{L}+$/u));
  expect(field.value.length).toBeLessThanOrEqual(30);
});

test('[C3] [K1] signing up sends neither nickname nor answers, only a hash', async () => {
  await page.load();
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
  await vi.waitFor(() => expect(page.room.of('hello')).toHaveLength(1), 4_000);
  const ids = page.room.requests.map(({ body }) => SignUpBody.parse(body).signUpId);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);
});

test('a server that stays away is said, and the next try takes no second place', async () => {
  page.room.signUpAnswers = [500, 500, 500];
  await page.load();
  await page.signUp();
  await vi.waitFor(() => expect(page.text).toContain(nl.start.problems.network), 4_000);
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
  await vi.waitFor(() => expect(page.room.requests).toHaveLength(3), 4_000);
  page.room.state = waiting({ position: 2 });
  await page.load();
  await page.signUp();
  await page.see(nl.waiting.title(2));
  const ids = page.room.requests.map(({ body }) => SignUpBody.parse(body).signUpId);
  expect(new Set(ids).size).toBe(1);
});
