import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** How lit-html 3.3 finds out whether the browser has Trusted Types. */
const HAS_TRUSTED_TYPES = 't.trustedTypes';

/**
 * Bundles lit-html without its policy for Trusted Types. It makes one as soon as it is imported, also for whoever renders
 * nodes and no templates, and on a page with `trusted-types 'none'` that throws: then the element would not come at all.
 */
export const withoutPolicy: Plugin = {
  name: 'without-policy',
  setup(build) {
    build.onLoad({ filter: /\/lit-html\/lit-html\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const parts = source.split(HAS_TRUSTED_TYPES);
      if (parts.length !== 2) throw new Error(`${path} makes its policy in another way than this expects`);
      return { contents: parts.join('void 0'), loader: 'js' };
    });
  },
};
