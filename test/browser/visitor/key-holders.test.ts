import { expect, test, vi } from 'vitest';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { makeExportableKeyPair } from '../../../widget/keys/key-pair.ts';
import { talking } from '../../states/room-states.ts';
import { expectAccessible } from './accessible.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();
const { holders: texts, coach } = nlLater;

const stranger = async () => (await makeExportableKeyPair()).publicKey;
const sitting = (sitIn = 1) => talking({ coach: { stage: 'sitting', sitIn, alias: 'Marijke' } });

test('[K4] a key request that no state explains gets nothing, and the visitor is told', async () => {
  await page.talk();
  page.room.emit({ type: 'keyRequest', reader: 'volunteer', console: await stranger() });
  await page.see(texts.refused);
  await expectAccessible(page.element);
  // A seal for a talk that runs would hand it over as well.
  page.room.emit({
    type: 'sealRequest',
    generation: 1,
    console: page.room.consolePair.publicKey,
    review: await stranger(),
    signed: null,
  });
  // The answer to this one comes after the others': there were none.
  page.room.emit({ type: 'keyRequest', reader: 'volunteer', console: page.room.consolePair.publicKey });
  await vi.waitFor(() => expect(page.room.of('giveKey')).toHaveLength(1));
  expect(page.room.of('giveKey')[0]?.sealed.keyId).toBe(page.room.consolePair.publicKey.id);
  expect(page.room.of('seal')).toHaveLength(1);
  await page.send('Wat was dat?');
  await page.see(nl.messages.sent);
  expect(page.text).toContain(texts.refused);
});

test('[K4] how many devices can read along stands above the talk, and in its head once it is more than one', async () => {
  await page.talk();
  // With the part that says so, which is fetched while one waits.
  await vi.waitFor(() => expect(page.one('.begin').textContent).toContain(texts.can(['Anna'], 0)));
  page.room.show(talking({ coach: { stage: 'asked', sitIn: 1, alias: 'Marijke' } }));
  await page.see(coach.yes);
  await page.click(coach.yes);
  page.room.show(sitting());
  page.room.emit({ type: 'keyRequest', reader: 'coach', console: await stranger() });
  await page.see(texts.can(['Anna', 'Marijke'], 0));
  await expectAccessible(page.element);
  await vi.waitFor(() => expect(page.room.of('giveKey')).toHaveLength(1));
  page.room.show(talking({ coach: { stage: 'left', sitIn: 1, alias: 'Marijke' } }));
  await page.see(texts.can(['Anna'], 1));
  expect(page.text).not.toContain(texts.refused);
});

test('[K4] a volunteer who goes on at another console is announced, until the visitor writes again', async () => {
  await page.talk();
  page.room.show(talking({ generation: 2 }));
  page.room.emit({ type: 'keyRequest', reader: 'volunteer', console: await stranger() });
  await page.see(texts.moved.volunteer('Anna'));
  await page.see(texts.can(['Anna'], 1));
  await expectAccessible(page.element);
  await vi.waitFor(() => expect(page.room.of('giveKey')).toHaveLength(1));
  await page.send('Ben je er weer?');
  await page.seeNot(texts.moved.volunteer('Anna'));
});

test('[K4] [K3] a reload forgets neither who has the key nor what the visitor agreed to', async () => {
  await page.talk();
  page.room.show(talking({ coach: { stage: 'asked', sitIn: 1, alias: 'Marijke' } }));
  await page.see(coach.yes);
  await page.click(coach.yes);
  page.room.show(sitting());
  const marijke = await stranger();
  page.room.emit({ type: 'keyRequest', reader: 'coach', console: marijke });
  await vi.waitFor(() => expect(page.room.of('giveKey')).toHaveLength(1));
  await page.see(texts.can(['Anna', 'Marijke'], 0));
  await page.load();
  await page.see(texts.can(['Anna', 'Marijke'], 0));
  page.room.emit({ type: 'keyRequest', reader: 'coach', console: marijke });
  await vi.waitFor(() => expect(page.room.of('giveKey')).toHaveLength(2));
  page.room.emit({ type: 'keyRequest', reader: 'volunteer', console: await stranger() });
  await page.see(texts.refused);
  expect(JSON.stringify(sessionStorage)).not.toContain(marijke.id);
});

test('[K4] after the end a request is refused as well, and said where the visitor looks then', async () => {
  await page.talk();
  page.room.show({ phase: 'ended', generation: 1, by: 'volunteer', evaluation: 'open' });
  await page.see(nlLater.evaluation.title);
  page.room.emit({ type: 'keyRequest', reader: 'volunteer', console: await stranger() });
  await page.see(texts.refused);
  expect(page.room.of('giveKey')).toEqual([]);
});
