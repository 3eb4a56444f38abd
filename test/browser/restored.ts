import { afterEach, vi } from 'vitest';

/* For each file: a test that fails leaves nothing replaced for the next one, which has the same page. */

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
