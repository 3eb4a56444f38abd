import type { Row } from './import-table-visitor.ts';

/** The rows of the table that are about the rules: pure, and known to whoever runs them. */
export const DOMAIN: readonly Row[] = [
  { files: ['worker/domain/exchange.ts', 'worker/domain/settings/'], types: ['protocol/'] },
  { files: ['worker/domain/statistics/'], types: ['protocol/'] },
  { files: ['worker/domain/help-lines/'], imports: ['worker/domain/hours/'], types: ['protocol/'] },
  { files: ['worker/domain/confidentiality/', 'worker/domain/retention/'] },
  { files: ['worker/domain/hours/'], imports: ['temporal-polyfill'], types: ['protocol/'] },
  // What was stored is parsed in `stored….ts`; the rules themselves need no schema.
  ...[
    { folder: 'worker/domain/queue/', past: ['-v1', '-v2', '-v3'] },
    { folder: 'worker/domain/conversation/', past: ['-v1', '-v2', '-v3', '-v4'] },
  ].flatMap(({ folder, past }) => [
    { files: [folder], imports: ['worker/domain/hours/'], types: ['protocol/', 'worker/domain/exchange.ts'] },
    {
      files: ['', ...past].map((version) => `${folder}stored${version}.ts`),
      imports: ['zod'],
      types: [folder],
    },
  ]),
];
