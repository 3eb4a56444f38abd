import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `npm run gallery` and `npm run guide`: pictures are made when they are wanted, not with every run of the tests. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    globalSetup: ['test/build-once.ts'],
    include: ['test/states/gallery.ts', 'test/states/guide.ts'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ['dot'],
  },
});
