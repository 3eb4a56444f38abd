import { DOMAIN } from './import-table-domain.ts';
import { PROTOCOL, WIDGET, type Row } from './import-table-visitor.ts';

/** What may be used by whoever answers requests: the way to the objects, but not the objects. */
const BELOW_HTTP = [
  'protocol/',
  'worker/domain/',
  'worker/objects/kit/',
  'worker/platform/',
  'worker/store/',
];

/** What runs at the edge. Rules know of nothing; whoever serves HTTP may know of all but the console. */
const WORKER: readonly Row[] = [
  { files: ['worker/platform/'], imports: ['protocol/', 'zod'] },
  ...DOMAIN,
  { files: ['worker/store/'], imports: ['protocol/', 'worker/domain/', 'worker/platform/', 'zod'] },
  {
    files: ['worker/objects/kit/'],
    imports: ['protocol/', 'worker/domain/', 'worker/platform/', 'worker/store/', 'zod'],
  },
  ...['worker/objects/queue/', 'worker/objects/room/'].map((folder) => ({
    files: [folder],
    imports: [...BELOW_HTTP, 'cloudflare:workers', 'zod'],
  })),
  {
    files: ['worker/jobs/'],
    imports: ['worker/domain/', 'worker/objects/kit/', 'worker/platform/', 'worker/store/'],
  },
  {
    files: ['worker/http/'],
    imports: [...BELOW_HTTP, 'dist/manifest.json', '@simplewebauthn/server', 'hono', 'zod'],
  },
  {
    files: ['worker/http/app.ts'],
    imports: ['protocol/', 'worker/demo/', 'worker/http/', 'worker/platform/', 'hono'],
  },
  { files: ['worker/demo/'], imports: [...BELOW_HTTP, 'worker/http/', 'hono', 'zod'] },
  { files: ['worker/index.ts'], imports: ['worker/http/app.ts', 'worker/jobs/', 'worker/objects/'] },
  {
    files: ['worker/scripts/'],
    imports: [
      'protocol/bytes.ts',
      'protocol/limits.ts',
      'worker/http/pages/embed-code.ts',
      'worker/platform/config.ts',
      'esbuild',
      'node:',
      'oxfmt',
      'rolldown',
      'terser',
      'wrangler',
      'zod',
      '@awesome.me/webawesome/dist/components/icon/library.system.js',
      '@custom-elements-manifest/analyzer',
    ],
  },
];

const inConsole = (part: string) => `worker/console/${part}`;
const SHARED_WIDGET = ['widget/keys/', 'widget/personal-data/', 'widget/ui/'];
const OF_A_PAGE = ['protocol/', ...['conversation/', 'kit/', 'session/'].map(inConsole), 'lit'];
const page = (name: string, more: readonly string[]): Row => ({
  files: [inConsole(`${name}/`)],
  imports: [...OF_A_PAGE, '@awesome.me/webawesome', ...more],
});

/**
 * What staff download. It takes from the widget what both sides of a talk have, and nothing of the rest of the Worker. No
 * page imports another. A part that the shell may only fetch later is no part of a volunteer's first download.
 */
const CONSOLE: readonly Row[] = [
  {
    files: [inConsole('kit/')],
    imports: ['@awesome.me/webawesome', '@lit/task', 'lit'],
    types: ['protocol/'],
  },
  {
    files: [inConsole('session/')],
    imports: [
      'protocol/',
      'widget/keys/',
      'widget/ui/reconnecting-socket.ts',
      inConsole('kit/'),
      'idb',
      'zod',
    ],
    types: ['@simplewebauthn/browser'],
  },
  { files: [inConsole('conversation/')], imports: [...OF_A_PAGE, ...SHARED_WIDGET, 'zod'] },
  ...['talk', 'sit-in', 'review'].map((name) => page(name, [...SHARED_WIDGET, 'zod'])),
  ...['home', 'helpline', 'demo'].map((name) => page(name, [])),
  page('sign-in', ['@simplewebauthn/browser']),
  {
    files: [inConsole('app/')],
    imports: [
      ...['home/', 'kit/', 'session/', 'sign-in/invitation.ts', 'sit-in/own-sit-in.ts', 'talk/rooms.ts'].map(
        inConsole,
      ),
      'protocol/',
      'lit',
    ],
    types: [inConsole('talk/room-controller.ts')],
    lazy: ['app/talk-part.ts', 'demo/', 'helpline/', 'review/', 'sign-in/'].map(inConsole),
  },
  { files: [inConsole('app/talk-part.ts')], imports: ['sit-in/', 'talk/'].map(inConsole) },
];

/** `npm start`: it starts the Worker as a program and fills its tables. */
const DEMO: readonly Row[] = [
  {
    files: ['demo/'],
    imports: [
      'protocol/',
      'widget/keys/',
      'worker/demo/',
      'worker/http/pages/embed-code.ts',
      'worker/scripts/',
      'node:',
      'wrangler',
    ],
    types: ['@cloudflare/workers-types'],
  },
  { files: ['demo/site/'] },
];

/** Tests may import what they prove; nothing but tests may import a test. */
const TEST: readonly Row[] = [
  { files: ['test/chromium.ts'], imports: ['node:', '@sparticuz/chromium'] },
  { files: ['test/without-storage.ts'], imports: ['playwright'] },
  { files: ['test/build-once.ts'], imports: ['worker/scripts/'] },
  { files: ['test/patience-ms.ts'], imports: [] },
  { files: ['test/patience.ts', 'test/longest-first.ts'], imports: ['test/patience-ms.ts', 'vitest'] },
  {
    files: ['test/vitest.config.ts', 'test/gallery.config.ts'],
    imports: ['test/', 'node:', 'vitest', '@cloudflare/vitest-plugin', '@vitest/browser-playwright'],
  },
  {
    files: ['test/checks/'],
    imports: ['protocol/languages.ts', 'worker/scripts/', 'esbuild', 'node:', 'oxc-parser', 'data:'],
  },
  {
    files: ['test/bench/'],
    imports: ['test/chromium.ts', 'worker/scripts/', 'node:', 'data:', 'esbuild', 'playwright'],
  },
  { files: ['test/mutants/'], imports: ['test/checks/', 'worker/scripts/', 'node:', 'vitest'] },
  {
    files: ['test/chaos/'],
    imports: [
      'demo/processes.ts',
      'protocol/',
      'test/journey/support/',
      'widget/conversation/room-event.ts',
      'widget/conversation/room-keys.ts',
      'widget/keys/',
      'widget/ui/',
      'worker/console/conversation/conversation-secrets.ts',
      'worker/scripts/',
      'node:',
      'miniflare',
      'wrangler',
    ],
    types: ['widget/conversation/session-types.ts'],
  },
  {
    files: ['test/domain/'],
    imports: [
      'protocol/',
      'test/checks/',
      'widget/',
      'worker/console/conversation/conversation-texts.ts',
      'worker/domain/',
      'fast-check',
      'node:',
      'temporal-polyfill',
      'vitest',
      'zod',
    ],
  },
  { files: ['test/domain/production-bundle.test.ts'], imports: ['esbuild', 'node:', 'vitest'] },
  {
    files: ['test/domain/console-bundle.test.ts'],
    imports: ['worker/console/', 'node:', 'vitest'],
    types: ['esbuild'],
  },
  {
    files: ['test/worker/'],
    imports: [
      'protocol/',
      'widget/keys/',
      'worker/demo/',
      'worker/domain/',
      'worker/http/',
      'worker/index.ts',
      'worker/jobs/',
      'worker/objects/',
      'worker/platform/',
      'worker/store/',
      'cloudflare:test',
      'cloudflare:workers',
      'hono',
      'vitest',
      'zod',
    ],
  },
  {
    files: ['test/tools/'],
    imports: [
      'demo/',
      'test/chaos/tally.ts',
      'widget/npm/',
      'worker/scripts/',
      'node:',
      'react',
      'react-dom',
      'vitest',
    ],
    types: ['widget/ui/'],
  },
  { files: ['test/browser/'], imports: ['protocol/', 'widget/keys/', 'fast-check', 'vitest'] },
  {
    files: ['test/browser/frameworks/'],
    imports: ['luisterend-oog-chat', 'react', 'react-dom', 'vitest', 'vue'],
  },
  {
    files: ['test/browser/visitor/'],
    imports: [
      'protocol/',
      'test/domain/invisible.ts',
      'test/states/',
      'widget/',
      'axe-core',
      'vitest',
      '@guidepup/virtual-screen-reader',
    ],
  },
  {
    files: ['test/browser/console/'],
    imports: [
      'protocol/',
      'test/browser/watched.ts',
      'widget/keys/',
      'worker/console/',
      'axe-core',
      'vitest',
      'zod',
    ],
  },
  {
    files: ['test/states/'],
    imports: [
      'protocol/',
      'test/browser/console/',
      'test/browser/watched.ts',
      'test/chromium.ts',
      'test/without-storage.ts',
      'test/patience-ms.ts',
      'widget/',
      'worker/console/',
      'worker/domain/',
      'worker/http/pages/',
      'axe-core',
      'node:',
      'playwright',
      'vitest',
    ],
    types: ['esbuild'],
  },
  {
    files: ['test/journey/'],
    imports: [
      'demo/',
      'protocol/',
      'test/browser/console/',
      'test/chromium.ts',
      'test/without-storage.ts',
      'test/patience-ms.ts',
      'test/states/',
      'widget/',
      'worker/console/',
      'worker/http/pages/',
      'worker/scripts/invitation.ts',
      'node:',
      'playwright',
      'vitest',
    ],
    types: ['esbuild'],
  },
];

/**
 * Which folder may import what. The name that says most of a path counts: `worker/objects/room/` goes before `worker/`.
 * Whatever is not allowed here is refused by `npm run check`, and so is a file that no row is about.
 */
export const IMPORT_TABLE: readonly Row[] = [...PROTOCOL, ...WIDGET, ...WORKER, ...CONSOLE, ...DEMO, ...TEST];
