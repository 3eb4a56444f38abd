import { expect, test } from 'vitest';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { talking } from '../../states/room-states.ts';
import { expectAccessible } from './accessible.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();

test('[Q5] a volunteer who is away is said; gone, the visitor chooses', async () => {
  await page.talk();
  page.room.show(talking({ volunteer: 'away' }));
  await page.see(nlLater.away('Anna'));
  page.room.show(talking({ volunteer: 'gone' }));
  await page.see(nlLater.gone('Anna'));
  await expectAccessible(page.element);
  await page.click(nlLater.another);
  expect(page.room.of('chooseAnother')).toHaveLength(1);
});

test('[Q5] a volunteer who is gone near closing time: told, with the way to help lines', async () => {
  await page.talk();
  page.room.show(talking({ volunteer: 'gone', signUpEnded: true, closesInMs: 20 * 60_000 }));
  await page.see(nlLater.goneLate('Anna'));
});

test('[Q5] a volunteer who takes over is announced until their first message', async () => {
  await page.talk();
  page.room.show(talking({ alias: 'Sam', handedOver: true }));
  await page.see(nlLater.handedOver('Sam'));
  page.room.show(talking({ alias: 'Sam' }));
  await page.seeNot(nlLater.handedOver('Sam'));
});
