import { expect, test } from 'vitest';
import { minifiedStyles } from '../../worker/scripts/minify-styles.ts';

test('a stylesheet that a browser would read in part only is refused, not shipped', async () => {
  expect(await minifiedStyles('css`\n  p {\n    margin: 0;\n  }\n`')).toBe('css`p{margin:0}`');
  const unclosed = minifiedStyles('css`@media print { p { margin: 0; } q { margin: 0; }`');
  await expect(unclosed).rejects.toThrow('Expected "}"');
});
