import { expect, test } from 'vitest';
import type { Bundle } from '../../worker/scripts/files-of-page.ts';
import { nameByContent } from '../../worker/scripts/name-by-content.ts';

/* A browser keeps a file under its name for a year, and the page has a hash for it. */

const bundle = (part: string): Bundle => ({
  files: new Map(
    Object.entries({
      'assets/assets/chat-AAAA_1-z.js': 'import("./chat-part-BBBBBBBB.js");export const x=1;',
      'assets/assets/chat-part-BBBBBBBB.js': `import{x}from"./chat-AAAA_1-z.js";${part}`,
      'assets/assets/chat-part-BBBBBBBB.js.LEGAL.txt': 'A licence',
      'assets/assets/chat-CCCCCCCC.css': 'html{}',
    }).map(([path, content]) => [path, Buffer.from(content)]),
  ),
  metafile: {
    inputs: {},
    outputs: {
      'dist/assets/assets/chat-AAAA_1-z.js': {
        bytes: 1,
        exports: ['x'],
        inputs: {},
        entryPoint: 'main.ts',
        imports: [{ kind: 'dynamic-import', path: 'dist/assets/assets/chat-part-BBBBBBBB.js' }],
      },
    },
  },
});
const scripts = ({ files }: Bundle) => [...files.keys()].filter((path) => path.endsWith('.js'));

test('of the same sources, other bytes have other names, in every file that names them', () => {
  const [one, same, other] = ['x()', 'x()', 'x( )'].map((part) => nameByContent(bundle(part)));
  if (one === undefined || same === undefined || other === undefined) throw new Error('no bundles');
  expect(scripts(same)).toEqual(scripts(one));
  expect(scripts(other).filter((path) => scripts(one).includes(path))).toEqual([]);
});

test('files, what they import, and what is said of them go by the new names', () => {
  const { files, metafile } = nameByContent(bundle('x()'));
  const [main = '', part = ''] = scripts({ files, metafile }).map((path) =>
    path.replace('assets/assets/', ''),
  );
  expect(main).toMatch(/^chat-[0-9a-f]{8}\.js$/);
  expect(part).toMatch(/^chat-part-[0-9a-f]{8}\.js$/);
  const text = (name: string) => Buffer.from(files.get(`assets/assets/${name}`) ?? []).toString();
  expect(text(main)).toBe(`import("./${part}");export const x=1;`);
  expect(text(part)).toBe(`import{x}from"./${main}";x()`);
  expect([...files.keys()]).toContain(`assets/assets/${part}.LEGAL.txt`);
  expect([...files.keys()]).toContain('assets/assets/chat-CCCCCCCC.css');
  const said = metafile.outputs[`dist/assets/assets/${main}`];
  expect(said?.imports[0]?.path).toBe(`dist/assets/assets/${part}`);
});
