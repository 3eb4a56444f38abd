import { expect, test } from 'vitest';
import { languageOf } from '../../protocol/languages.ts';

test.each([
  ['nl', 'nl'],
  ['nl-BE', 'nl'],
  ['en', 'en'],
  ['EN', 'en'],
  ['en-GB', 'en'],
  ['En-us', 'en'],
  ['enm', 'nl'],
  ['fr', 'nl'],
  ['', 'nl'],
])('the language of “%s” is %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});
