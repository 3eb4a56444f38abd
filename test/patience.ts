import { vi } from 'vitest';
import { PATIENCE_MS } from './patience-ms.ts';

/*
 * Before each file: `vi.waitFor` gives up after a second by default, which a busy machine needs now and then. What a test
 * waits for comes or does not come; how soon is never what it proves. (`expect.poll` has an option for this, see
 * vitest.config.ts.)
 */

const { waitFor } = vi;
vi.waitFor = (callback, options = PATIENCE_MS) => waitFor(callback, options);
