import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describeElement, staleFiles, type ElementDocs } from '../../worker/scripts/describe-element.ts';

const page = fileURLToPath(new URL('../../worker/http/pages/embedding-guide.html', import.meta.url));

/** The element's JSDoc ↔ what was made from it, and ↔ the page that explains it to a site owner. */
export async function checkElementDocs(): Promise<string[]> {
  const docs = await describeElement();
  const stale = await staleFiles(docs);
  return [
    ...stale.map((path) => `${path} does not say what the element's JSDoc says: npm run describe.`),
    ...(await missingOnPage(docs)),
  ];
}

/** Each section of the page names exactly what the element has. */
async function missingOnPage({ element }: ElementDocs): Promise<string[]> {
  const html = await readFile(page, 'utf8');
  const sections = {
    attributen: element.attributes,
    gebeurtenissen: element.events,
    methoden: element.members.filter(({ kind }) => kind === 'method'),
    eigenschappen: element.cssProperties,
    onderdelen: element.cssParts,
  };
  return Object.entries(sections).flatMap(([id, members]) => {
    const [, section = ''] = new RegExp(`<section[^>]* id="${id}">(.*?)</section>`, 's').exec(html) ?? [];
    const named = Array.from(
      section.matchAll(/<th scope="row"><code>([^<]+?)(?:\(\))?<\/code>/g),
      ([, name]) => name,
    );
    const known = members.map(({ name }) => name);
    return [
      ...known
        .filter((name) => !named.includes(name))
        .map((name) => `worker/http/pages/embedding-guide.html, ${id}, does not explain ${name}.`),
      ...named
        .filter((name) => name !== undefined && !known.includes(name))
        .map(
          (name) =>
            `worker/http/pages/embedding-guide.html, ${id}, explains ${name}, which the element does not have.`,
        ),
    ];
  });
}
