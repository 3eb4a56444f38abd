import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { format } from 'oxfmt';
import * as z from 'zod';
import { takeNoArguments } from './answer-help.ts';

/*
 * `npm run describe`: what the element's JSDoc says, as custom-elements.json for editors and as types for the package.
 * `npm run check` fails when one of them no longer says the same.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const SOURCE = 'widget/element/chat-element.ts';
const BUILT = 'dist/package/luisterend-oog-chat.js';
/** What the platform calls, not the site owner. */
const PLATFORM = /Callback$|^(observedAttributes|properties|takeOver)$/;

/** How this repository formats what it holds. */
const Style = z.object({ printWidth: z.number(), singleQuote: z.boolean() });
const Named = z.looseObject({ name: z.string(), description: z.string().default('') });
const Typed = Named.extend({ type: z.object({ text: z.string() }) });
const Member = Named.extend({
  kind: z.enum(['field', 'method']),
  privacy: z.string().optional(),
  inheritedFrom: z.unknown().optional(),
});
const Element = z.looseObject({
  kind: z.literal('class'),
  name: z.string(),
  tagName: z.string(),
  description: z.string(),
  attributes: z.array(Typed),
  events: z.array(Typed),
  members: z.array(Member),
  slots: z.array(Named),
  cssParts: z.array(Named),
  cssProperties: z.array(Named),
});
type Element = z.infer<typeof Element>;
const Manifest = z.looseObject({
  modules: z.array(z.looseObject({ path: z.string(), declarations: z.array(z.unknown()) })),
});

export type ElementDocs = { element: Element; files: Map<string, string> };

/** The element as its source describes it, and each file made from that by its path from the root. */
export async function describeElement(): Promise<ElementDocs> {
  // It also writes the folder into package.json, as the place of the manifest in the package.
  const argv = ['analyze', '--globs', SOURCE, '--quiet', '--outdir', 'widget/npm'];
  const manifest = Manifest.parse(await cli({ argv, cwd: root, noWrite: true }));
  const [module] = manifest.modules;
  const element = Element.parse(
    module?.declarations.find((declaration) => Element.safeParse(declaration).success),
  );
  element.members = element.members.filter(
    ({ name, privacy, inheritedFrom }) =>
      privacy === undefined && inheritedFrom === undefined && !PLATFORM.test(name),
  );
  element.attributes = element.attributes.map((attribute) => ({
    ...attribute,
    fieldName: fieldOf(attribute.name),
  }));
  // How it comes about is nobody's business outside.
  const packaged = { ...module, declarations: [{ ...element, superclass: { name: 'HTMLElement' } }] };
  const json = JSON.stringify({ ...manifest, modules: [packaged] }).replaceAll(SOURCE, BUILT);
  const files = new Map([
    ['widget/npm/custom-elements.json', json],
    ['widget/npm/index.d.ts', typesOf(element)],
  ]);
  const style = Style.parse(JSON.parse(await readFile(join(root, '.oxfmtrc.json'), 'utf8')));
  for (const [path, text] of files) files.set(path, (await format(path, text, style)).code);
  return { element, files };
}

/** Which of the files made from the source no longer say what it says. */
export async function staleFiles({ files }: ElementDocs): Promise<string[]> {
  const stale: string[] = [];
  for (const [path, text] of files) {
    if ((await readFile(join(root, path), 'utf8').catch(() => '')) !== text) stale.push(path);
  }
  return stale;
}

function typesOf({ name, tagName, description, attributes, events, members }: Element): string {
  const known = new Map(attributes.map((attribute) => [fieldOf(attribute.name), attribute]));
  const fields = members.flatMap((member) => {
    const attribute = known.get(member.name);
    if (member.kind === 'method') return [`${comment(member.description)}${member.name}(): void;`];
    return attribute === undefined
      ? [`${comment(member.description)}readonly ${member.name}: boolean;`]
      : [`${comment(attribute.description)}${member.name}: ${attribute.type.text} | null;`];
  });
  return `/* Made from the element's JSDoc by \`npm run describe\`. */

${comment(description)}export declare class ${name} extends HTMLElement {
${fields.join('\n')}
}

/** What can be said in markup. Frameworks may also use the properties' names, such as \`exitUrl\`. */
export interface ${name}Attributes {
${attributes.map(({ name: attribute, type, description: about }) => `${comment(about)}'${attribute}'?: ${type.text} | undefined;`).join('\n')}
}

export interface ${name}EventMap {
${events.map(({ name: event, type, description: about }) => `${comment(about)}'${event}': ${type.text};`).join('\n')}
}

declare global {
  interface HTMLElementTagNameMap {
    '${tagName}': ${name};
  }
  interface HTMLElementEventMap extends ${name}EventMap {}
}
`;
}

function comment(text: string): string {
  return text === '' ? '' : `/** ${text.replaceAll(/\s+/g, ' ')} */\n`;
}

/** `exitUrl` for `exit-url`. */
function fieldOf(attribute: string): string {
  return attribute.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

if (import.meta.main) {
  takeNoArguments('npm run describe writes the types and the manifest of the element in widget/npm/.');
  const { files } = await describeElement();
  for (const [path, text] of files) await writeFile(join(root, path), text);
}
