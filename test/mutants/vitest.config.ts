import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { TESTS_LEFT_OUT, TESTS_RUN } from './means.ts';

/** The tests of pure rules by themselves, without a build and without time limits of their own. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: TESTS_RUN,
    exclude: TESTS_LEFT_OUT,
    setupFiles: ['test/domain/same-seed.ts'],
    environment: 'node',
    // A busy machine is slow, not wrong: what loops for ever is stopped by Stryker itself.
    testTimeout: 60_000,
    // One worker for all files of a run, and a new one for each run: a mutant in a constant is seen all the same.
    isolate: false,
  },
});
