import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './chromium.ts';
import { LongestFirst } from './longest-first.ts';
import { PATIENCE_MS } from './patience-ms.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const chromium = await findChromium();
const migrations = await readD1Migrations(`${root}worker/migrations`);

/** For every layer. A time limit is there to end what hangs, never to fail what is slow: other programs may need the cores. */
const patient = {
  testTimeout: 9 * PATIENCE_MS,
  hookTimeout: 9 * PATIENCE_MS,
  expect: { poll: { timeout: PATIENCE_MS } },
  setupFiles: ['test/patience.ts'],
};
/** For tests that start servers, or run through hundreds of courses. */
const SLOW_MS = 600_000;
/** At least two: tests with a browser or a server of their own wait more than they compute. */
const maxWorkers = Math.max(2, availableParallelism());

/** Tests of what a module does when it is loaded. */
const NEEDS_NEW_PAGE = [
  'test/browser/frameworks/frameworks.test.ts',
  'test/browser/visitor/message-times.test.ts',
];

/** One project per layer; a rule is proved at the lowest layer that can. Zero retries everywhere. */
export default defineConfig({
  root,
  test: {
    globalSetup: ['test/build-once.ts'],
    maxWorkers,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        root,
        test: {
          ...patient,
          name: 'domain',
          include: ['test/domain/**/*.test.ts'],
          environment: 'node',
          isolate: false,
        },
      },
      {
        root,
        plugins: [
          cloudflareTest({
            wrangler: { configPath: `${root}wrangler.toml` },
            miniflare: {
              bindings: {
                CHAT_ORIGIN: 'https://chat.test',
                CONSOLE_ORIGIN: 'https://chat.test',
                RP_ID: 'chat.test',
                JURISDICTION: 'none',
                TEST_MIGRATIONS: migrations,
              },
            },
          }),
        ],
        test: {
          ...patient,
          name: 'worker',
          include: ['test/worker/**/*.test.ts'],
          isolate: false,
          setupFiles: [...patient.setupFiles, 'test/worker/migrate.ts'],
        },
      },
      {
        root,
        define: {
          __DEMO__: 'false',
          __VUE_OPTIONS_API__: 'true',
          __VUE_PROD_DEVTOOLS__: 'false',
          __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
        },
        // The package by its own name, as those who install it write it.
        resolve: {
          alias: [
            { find: 'luisterend-oog-chat/react', replacement: `${root}widget/npm/react.js` },
            {
              find: /^luisterend-oog-chat(\/\w+)?$/,
              replacement: `${root}dist/package/luisterend-oog-chat.js`,
            },
          ],
        },
        // Found beforehand: Vite reloads the page, and loses tests, when it meets a new dependency halfway.
        optimizeDeps: {
          entries: ['test/browser/**/*.test.ts', 'widget/conversation/main.ts', 'worker/console/app/main.ts'],
          include: [
            '@hpke/core',
            '@lit/reactive-element',
            'fast-check',
            'lit',
            'lit/directives/guard.js',
            'lit/directives/live.js',
            'zod',
            'axe-core',
            '@guidepup/virtual-screen-reader',
            'react',
            'react-dom/client',
            'react-dom/server.browser',
            'react/jsx-dev-runtime',
            'vue',
          ],
        },
        test: {
          ...patient,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          setupFiles: [...patient.setupFiles, 'test/browser/restored.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: chromium.executablePath, args: chromium.args },
              // Most visitors are where the helpline is.
              contextOptions: { timezoneId: 'Europe/Amsterdam' },
            }),
            // One page for all files of a side: loading its modules anew takes longer than most files. The sides are apart,
            // because stylesheets and elements of one change how the other looks.
            instances: [
              {
                browser: 'chromium',
                name: 'browser, visitor',
                include: ['test/browser/*.test.ts', 'test/browser/visitor/**/*.test.ts'],
                exclude: NEEDS_NEW_PAGE,
                isolate: false,
              },
              {
                browser: 'chromium',
                name: 'browser, console',
                include: ['test/browser/console/**/*.test.ts'],
                isolate: false,
              },
              { browser: 'chromium', name: 'browser, apart', include: NEEDS_NEW_PAGE },
            ],
          },
        },
      },
      {
        root,
        test: {
          ...patient,
          name: 'states',
          include: ['test/states/**/*.test.ts'],
          environment: 'node',
        },
      },
      {
        root,
        test: {
          ...patient,
          name: 'tools',
          include: ['test/tools/**/*.test.ts'],
          environment: 'node',
        },
      },
      {
        root,
        test: {
          ...patient,
          name: 'journey',
          include: ['test/journey/**/*.test.ts'],
          environment: 'node',
          testTimeout: SLOW_MS,
          hookTimeout: SLOW_MS,
          isolate: false,
        },
      },
    ],
  },
});
