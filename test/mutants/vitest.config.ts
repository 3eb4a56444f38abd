import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The tests of pure rules by themselves: they need no build, and what they measure is no time. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/domain/**/*.test.ts'],
    exclude: ['test/domain/{*-bundle,contrast,import-table,personal-data-speed,wording}.test.ts'],
    environment: 'node',
    // One worker for all files of a run, and a new one for each run: a mutant in a constant is seen all the same.
    isolate: false,
  },
});
