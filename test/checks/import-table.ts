import { DOMAIN } from './import-table-domain.ts';
import { TEST } from './import-table-test.ts';
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
      'protocol/languages.ts',
      'protocol/limits.ts',
      'widget/conversation/part-loader.ts',
      'widget/loader/last-resort.ts',
      'worker/domain/settings/default-settings.ts',
      'worker/http/pages/',
      'worker/http/security-headers.ts',
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
      'data:',
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
      'widget/ui/fingerprint.ts',
      'widget/ui/reconnecting-socket.ts',
      inConsole('kit/'),
      'idb',
      'lit',
      'zod',
    ],
    types: ['@simplewebauthn/browser', 'worker/domain/settings/'],
  },
  { files: [inConsole('conversation/')], imports: [...OF_A_PAGE, ...SHARED_WIDGET, 'zod'] },
  ...['talk', 'sit-in'].map((name) => page(name, [...SHARED_WIDGET, 'zod', inConsole('concern/')])),
  page('account', ['@simplewebauthn/browser']),
  page('retention', ['worker/domain/settings/kept-terms.ts']),
  ...['secrecy', 'team', 'home', 'helpline', 'today', 'demo'].map((name) => page(name, [])),
  page('mailbox', []),
  page('concern', [...SHARED_WIDGET, 'zod']),
  page('review', [...SHARED_WIDGET, 'zod', inConsole('concern/'), '@simplewebauthn/browser']),
  page('settings', [
    'widget/locales/',
    'worker/domain/help-lines/',
    'worker/domain/hours/',
    'worker/domain/settings/',
    'zod',
  ]),
  page('sign-in', ['@simplewebauthn/browser']),
  {
    files: [inConsole('app/')],
    imports: [
      ...[
        'conversation/topics.ts',
        'home/',
        'kit/',
        'session/',
        'sign-in/invitation.ts',
        'sit-in/own-sit-in.ts',
        'talk/rooms.ts',
      ].map(inConsole),
      'protocol/',
      'widget/ui/fingerprint.ts',
      'lit',
    ],
    types: ['settings/step-forms.ts', 'talk/room-controller.ts'].map(inConsole),
    lazy: [
      ...[
        'account/',
        'app/talk-part.ts',
        'demo/',
        'helpline/',
        'mailbox/',
        'retention/',
        'review/',
        'secrecy/',
        'settings/',
        'sign-in/',
        'team/',
        'today/',
      ],
    ].map(inConsole),
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
      'worker/store/quarter-hour.ts',
      'node:',
      'wrangler',
    ],
    types: ['@cloudflare/workers-types'],
  },
  { files: ['demo/site/'] },
];

/**
 * Which folder may import what. The name that says most of a path counts: `worker/objects/room/` goes before `worker/`.
 * Whatever is not allowed here is refused by `npm run check`, and so is a file that no row is about.
 */
export const IMPORT_TABLE: readonly Row[] = [...PROTOCOL, ...WIDGET, ...WORKER, ...CONSOLE, ...DEMO, ...TEST];
