import { parseSync, Visitor, type Expression, type TSImportType } from 'oxc-parser';

/** `types`: erased by the compiler. `lazy`: by `import()`, when the code that says so runs. */
export type ImportKind = 'code' | 'types' | 'lazy';
/** `from` is what the source says; of a computed address only its constant beginning, which may be empty. */
export type Import = { from: string; kind: ImportKind };

/**
 * Every import of a source file, in whatever form: statements, `export … from`, `import()`, `import('…')` as a type,
 * also deep inside another type, and triple-slash references.
 *
 * `import { type A }` counts as code, since `verbatimModuleSyntax` leaves `import {}` of it.
 *
 * @param path only its extension matters: it says which syntax to expect.
 */
export function importsOf(path: string, source: string): Import[] {
  const { program, comments, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found: Import[] = [];
  const add = (kind: ImportKind, from: Expression | TSImportType['source'] | null) => {
    if (from !== null) found.push({ from: beginningOf(from), kind });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.importKind === 'type' ? 'types' : 'code', node.source),
    ExportAllDeclaration: (node) => add(node.exportKind === 'type' ? 'types' : 'code', node.source),
    ExportNamedDeclaration: (node) => add(node.exportKind === 'type' ? 'types' : 'code', node.source),
    ImportExpression: (node) => add('lazy', node.source),
    TSImportType: (node) => add('types', node.source),
    TSExternalModuleReference: (node) => add('code', node.expression),
  }).visit(program);
  for (const { value } of comments) {
    const from = /^\/\s*<reference\s+(?:path|types)="([^"]+)"/.exec(value)?.[1];
    if (from !== undefined) found.push({ from, kind: 'types' });
  }
  return found;
}

function beginningOf(from: Expression): string {
  if (from.type === 'Literal') return String(from.value);
  return from.type === 'TemplateLiteral' ? (from.quasis[0]?.value.cooked ?? '') : '';
}
