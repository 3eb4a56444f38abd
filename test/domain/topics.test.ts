import { expect, test } from 'vitest';
import { chosenTopic, TOPICS } from '../../protocol/intake.ts';
import { parseIntake, parseRecord } from '../../worker/console/conversation/parse-intake.ts';
import { offeredTopics, topicName, topicOf, useTopics } from '../../worker/console/conversation/topics.ts';
import { DEFAULT_TOPICS } from '../../worker/domain/settings/default-content.ts';

const OWN = 'own-abcd1234';

test('[O8] before the settings are known a console has the topics of the chat, by the names of the default list', () => {
  const landed = offeredTopics();
  useTopics(DEFAULT_TOPICS);
  expect(offeredTopics()).toEqual(landed);
});

test('[O8] one that is retired is not offered, and still named in what was recorded before', () => {
  const topics = [
    { id: 'grief' as const, nl: 'rouw', en: null, retired: true },
    { id: OWN, nl: 'mantelzorg', en: null, retired: false },
  ];
  useTopics(topics);
  expect(offeredTopics().map(({ name }) => name)).toEqual(['Mantelzorg']);
  expect(topicName('grief')).toBe('Rouw');
  expect(topicName('own-00000000')).toBe('Een onderwerp dat er niet meer is');
});

test('[O8] a code is sealed as before, and any other beside it, so that an older console reads the rest', () => {
  for (const code of TOPICS) expect(chosenTopic(code)).toEqual({ topic: code });
  expect(chosenTopic(OWN)).toEqual({ ownTopic: OWN });
  expect([topicOf({ topic: 'grief' }), topicOf({ ownTopic: OWN }), topicOf({})]).toEqual([
    'grief',
    OWN,
    null,
  ]);
});

test('[O8] a console reads intakes and records of any age, and what it does not know as if nothing was chosen', () => {
  const intake = (part: object) => parseIntake({ nickname: 'Merel', ...part });
  expect(intake({ topic: 'grief' })).toEqual({ nickname: 'Merel', topic: 'grief' });
  expect(intake({ ownTopic: OWN })).toEqual({ nickname: 'Merel', ownTopic: OWN });
  expect(intake({ topic: 'nieuw', ownTopic: '<b>' })).toEqual({ nickname: 'Merel' });
  expect(parseRecord({ text: 'x' })).toEqual({ text: 'x' });
  expect(parseRecord({ text: 'x', topic: null })).toEqual({ text: 'x', topic: null });
  expect(parseRecord({ text: 'x', topic: 'grief' })).toEqual({ text: 'x', topic: 'grief' });
  expect(parseRecord({ text: 'x', topic: null, ownTopic: OWN })).toEqual({ text: 'x', topic: OWN });
});
