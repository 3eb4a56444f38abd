import { describe, expect, test } from 'vitest';
import { circleProblems, importProblems, readModules, type Modules } from '../checks/imports.ts';
import { importsOf } from '../checks/imports-of.ts';

const modules = await readModules();

/** The project with these files planted in it. */
function withPlanted(planted: Record<string, string>): Modules {
  const all = new Map(modules);
  for (const [path, source] of Object.entries(planted)) all.set(path, importsOf(path, source));
  return all;
}

describe('an import that the table does not allow is refused by name', () => {
  test.each([
    ['worker/domain/queue/planted.ts', "import { readSettings } from '../../store/settings.ts'"],
    ['worker/domain/queue/planted.ts', "import type { Bindings } from '../../objects/kit/bindings.ts'"],
    ['worker/domain/queue/planted.ts', "import { begin } from '../conversation/conversation.ts'"],
    ['worker/domain/hours/planted.ts', "import { logError } from '../../platform/log.ts'"],
    ['worker/domain/hours/planted.ts', "import { tally } from '../queue/settle.ts'"],
    ['worker/domain/conversation/planted.ts', "import * as z from 'zod'"],
    ['worker/domain/settings/planted.ts', '/// <reference types="node" />'],
    ['worker/platform/planted.ts', "import { readSettings } from '../store/settings.ts'"],
    ['worker/store/planted.ts', "export { roomOf } from '../objects/kit/stubs.ts'"],
    ['worker/objects/kit/planted.ts', "import type { ChatRoom } from '../room/chat-room.ts'"],
    ['worker/objects/room/planted.ts', "export type * from '../queue/chat-queue.ts'"],
    ['worker/objects/queue/planted.ts', "import { fail } from '../../http/errors.ts'"],
    ['worker/http/routes/planted.ts', "import { ChatQueue } from '../../objects/queue/chat-queue.ts'"],
    ['worker/http/routes/planted.ts', "import { addDemo } from '../../demo/routes.ts'"],
    ['worker/http/pages/planted.ts', "import { html } from 'lit'"],
    ['worker/jobs/planted.ts', "import { createApp } from '../http/app.ts'"],
    ['worker/console/kit/planted.ts', "import { Api } from '../session/api.ts'"],
    ['worker/console/session/planted.ts', "import type { Route } from '../app/page-table.ts'"],
    ['worker/console/talk/planted.ts', "import { SIT_IN } from '../sit-in/sit-in-texts.ts'"],
    ['worker/console/home/planted.ts', "const review = () => import('../review/review-part.ts')"],
    ['worker/console/session/planted.ts', "import { errorResponse } from '../../http/errors.ts'"],
    ['worker/console/talk/planted.ts', "import '../../../widget/conversation/chat-page.ts'"],
    ['widget/conversation/planted.ts', "import * as z from 'zod'"],
    ['widget/conversation/planted.ts', "const demo = () => import('../../worker/demo/demo-data.ts')"],
    ['widget/element/planted.ts', "import * as z from 'zod'"],
    ['widget/ui/planted.ts', "import { readFile } from 'node:fs/promises'"],
    ['widget/ui/planted.ts', "import files = require('node:fs')"],
    ['widget/personal-data/planted.ts', "import { nl } from '../locales/nl.ts'"],
    ['protocol/planted.ts', "import { readFile } from 'node:fs/promises'"],
    ['protocol/limits.ts', "import * as z from 'zod'"],
    ['worker/store/planted.ts', "import { people } from '../../test/worker/support/people.ts'"],
    ['worker/store/planted.ts', "let rooms: Map<string, import('../../demo/demo.ts').Demo[]>"],
    ['worker/index.ts', 'const late = (name: string) => import(name)'],
  ])('%s: %s', (path, source) => {
    const target = /['"](?:\.\.\/)*([^'"]+)['"]/.exec(source)?.[1] ?? 'a computed address';
    const problems = importProblems(withPlanted({ [path]: source }));
    expect(problems).toEqual([expect.stringMatching(`^${path} may not import .*${target}\\.$`)]);
  });

  test.each([
    ['worker/domain/queue/planted.ts', "import { Settings } from '../../../protocol/settings.ts'"],
    ['widget/element/planted.ts', "import { Availability } from '../../protocol/http/visitor.ts'"],
    ['worker/console/kit/planted.ts', "import { Settings } from '../../../protocol/settings.ts'"],
    // `verbatimModuleSyntax` leaves `import {}` of it, which loads the file.
    ['widget/keys/planted.ts', "import { type Availability } from '../../protocol/http/visitor.ts'"],
  ])('types yes, code no: %s: %s', (path, source) => {
    expect(importProblems(withPlanted({ [path]: source }))).toEqual([
      expect.stringContaining(`${path} may import only types of`),
    ]);
    const typesOnly = source.replace(/import \{( type)?/, 'import type {');
    expect(importProblems(withPlanted({ [path]: typesOnly }))).toEqual([]);
  });

  test('by import() yes, at once no', () => {
    const path = 'worker/console/app/planted.ts';
    expect(importProblems(withPlanted({ [path]: "import '../review/review-part.ts'" }))).toEqual([
      `${path} may import worker/console/review/review-part.ts only by import().`,
    ]);
    const lazily = "const review = () => import('../review/review-part.ts')";
    expect(importProblems(withPlanted({ [path]: lazily }))).toEqual([]);
  });

  test('a file in a folder that the table does not know', () => {
    expect(importProblems(withPlanted({ 'worker/statistics/planted.ts': '' }))).toEqual([
      'worker/statistics/planted.ts is in no row of test/checks/import-table.ts.',
    ]);
  });
});

describe('a circle is refused by name', () => {
  test('of files, also when only types go round, deep inside another type', () => {
    const problems = circleProblems(
      withPlanted({
        'worker/store/one.ts': "import { two } from './two.ts'",
        'worker/store/two.ts': "export * from './three.ts'",
        'worker/store/three.ts': "let ones: Map<string, import('./one.ts').One>",
      }),
    );
    expect(problems).toEqual([
      expect.stringContaining('worker/store/one.ts → worker/store/two.ts → worker/store/three.ts →'),
    ]);
  });

  test('of rows of the table, though none of their files is in a circle', () => {
    const problems = circleProblems(
      withPlanted({ 'worker/demo/planted.ts': "import { createApp } from '../http/app.ts'" }),
    );
    expect(problems).toEqual([expect.stringContaining('worker/demo/ → worker/http/app.ts → worker/demo/')]);
  });
});
