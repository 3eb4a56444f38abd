import { expect, test } from 'vitest';
import type { VisitorState } from '../../../protocol/room.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { talking } from '../../states/room-states.ts';
import { expectAccessible } from './accessible.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();
const { coach: texts } = nlLater;

type Stage = NonNullable<Extract<VisitorState, { phase: 'talking' }>['coach']>['stage'];
const beside = (stage: Stage, sitIn = 1) => talking({ coach: { stage, sitIn, alias: 'Marijke' } });

test('[C6] a colleague who would like to read along is named, and waits for an answer', async () => {
  await page.talk();
  page.room.show(beside('asked', 3));
  await page.see(texts.asked('Marijke', 'Anna'));
  await expectAccessible(page.element);
  expect(page.room.of('allowCoach')).toEqual([]);
  await page.click(texts.yes);
  expect(page.room.of('allowCoach')).toEqual([{ type: 'allowCoach', sitIn: 3, allowed: true }]);
});

test('[C6] no is as near as yes', async () => {
  await page.talk();
  page.room.show(beside('asked'));
  await page.see(texts.no);
  const [yes, no] = [page.button(texts.yes), page.button(texts.no)];
  expect(getComputedStyle(no).background).toBe(getComputedStyle(yes).background);
  await page.click(texts.no);
  expect(page.room.of('allowCoach')).toEqual([{ type: 'allowCoach', sitIn: 1, allowed: false }]);
});

test('[C6] who reads along stays in view, and can be asked to stop; that they left is said', async () => {
  await page.talk();
  page.room.show(beside('sitting', 2));
  await page.see(texts.sitting('Marijke'));
  await page.room.say('Vertel gerust verder.');
  await page.see('Vertel gerust verder.');
  expect(page.text).toContain(texts.sitting('Marijke'));
  await expectAccessible(page.element);
  await page.click(texts.stop);
  expect(page.room.of('allowCoach')).toEqual([{ type: 'allowCoach', sitIn: 2, allowed: false }]);
  page.room.show(beside('left', 2));
  await page.see(texts.left('Marijke'));
  expect(page.text).not.toContain(texts.sitting('Marijke'));
  page.room.show(talking());
  await page.seeNot(texts.left('Marijke'));
});

test('[C6] [Q5] nobody is asked for a volunteer who is away: one question at a time', async () => {
  await page.talk();
  page.room.show({ ...beside('asked'), volunteer: 'gone' });
  await page.see(nlLater.another);
  expect(page.text).not.toContain(texts.yes);
  page.room.show(beside('asked'));
  await page.see(texts.yes);
});

test('[C6] a no is heard', async () => {
  await page.talk();
  page.room.show(beside('declined'));
  await page.see(texts.declined);
});
