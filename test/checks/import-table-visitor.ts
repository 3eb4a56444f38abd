/* The rows of the table that are about what visitors download, and the form of a row. */

export type Row = {
  /** Folders (with a slash at the end) and single files. They may always import each other. */
  files: readonly string[];
  /** Folders, files and packages that these may import. `node:` stands for all of Node. */
  imports?: readonly string[];
  /** What these may know the types of, but not run. */
  types?: readonly string[];
  /** What these may fetch when it is needed, by `import()`, but not load at once. Types are free. */
  lazy?: readonly string[];
};

/** protocol/ without zod: a visitor's download takes values from these alone. */
const PLAIN_PROTOCOL = [
  'protocol/blank.ts',
  'protocol/bytes.ts',
  'protocol/close-codes.ts',
  'protocol/error-codes.ts',
  'protocol/frame.ts',
  'protocol/heartbeat.ts',
  'protocol/intake.ts',
  'protocol/languages.ts',
  'protocol/limits.ts',
  'protocol/padded-frame.ts',
  'protocol/preview.ts',
  'protocol/signed.ts',
  'protocol/version.ts',
];

export const PROTOCOL: readonly Row[] = [
  { files: PLAIN_PROTOCOL },
  { files: ['protocol/'], imports: [...PLAIN_PROTOCOL, 'zod'] },
];

const SESSION = ['doors', 'session-types', 'stages', 'visitor-session'].map(
  (name) => `widget/conversation/${name}.ts`,
);

/** What a visitor downloads. Nothing of zod may come along, and nothing of the Worker. */
export const WIDGET: readonly Row[] = [
  { files: SESSION, imports: PLAIN_PROTOCOL, types: ['protocol/', 'widget/ui/'] },
  // Every page view pays for the loader, which fetches the element from an address that the build writes into it.
  {
    files: ['widget/loader/'],
    imports: [...PLAIN_PROTOCOL, 'widget/locales/', 'widget/ui/accent.ts', 'widget/ui/triple-shift.ts'],
    types: ['protocol/'],
    lazy: [''],
  },
  // Lit's templates need a policy for Trusted Types, which a host may forbid: the element makes its nodes itself.
  {
    files: ['widget/luisterend-oog-chat.ts', 'widget/element/'],
    imports: [
      ...PLAIN_PROTOCOL,
      'widget/loader/',
      'widget/locales/',
      'widget/ui/follow-visible.ts',
      'widget/ui/in-turn.ts',
      'widget/ui/triple-shift.ts',
      '@lit/reactive-element',
      'lit',
    ],
    types: ['protocol/'],
  },
  {
    files: ['widget/conversation/'],
    imports: [
      ...PLAIN_PROTOCOL,
      ...SESSION,
      'widget/keys/',
      'widget/locales/',
      'widget/personal-data/',
      'widget/ui/',
      'lit',
    ],
    types: ['protocol/'],
  },
  {
    files: ['widget/preview/'],
    imports: [...PLAIN_PROTOCOL, ...SESSION, 'widget/conversation/', 'widget/locales/'],
    types: ['protocol/'],
  },
  { files: ['widget/keys/'], imports: [...PLAIN_PROTOCOL, '@hpke/core'], types: ['protocol/'] },
  {
    files: ['widget/ui/'],
    imports: [...PLAIN_PROTOCOL, 'widget/keys/', 'lit'],
    types: ['protocol/', 'widget/personal-data/'],
  },
  { files: ['widget/personal-data/'] },
  { files: ['widget/locales/'], types: ['protocol/', 'widget/personal-data/', 'widget/ui/'] },
  { files: ['widget/npm/'], imports: ['luisterend-oog-chat', 'react'], types: ['vue'] },
];
