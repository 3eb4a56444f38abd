/**
 * Wraps the package's one file so that a server can import it: Next, Nuxt, Astro and SvelteKit run a page's imports in Node
 * too, where there is no HTMLElement. There the class is an empty one, and the tag is plain markup until a browser has it.
 * @param file an ES module without imports, which ends with the export of a class of this name.
 * @throws when it has another form.
 */
export function importableOnServers(file: Uint8Array, name: string): Uint8Array {
  const code = Buffer.from(file).toString();
  const [whole, local] = new RegExp(`export\\s*\\{([\\w$]+) as ${name}\\};?\\s*$`).exec(code) ?? [];
  if (whole === undefined || local === undefined || /(^|[;}])import\b[^(.]/.test(code)) {
    throw new Error('The package is not a module without imports and with one export.');
  }
  const body = code.slice(0, -whole.length);
  return Buffer.from(
    `let forServer=class{};if(typeof HTMLElement=="function"){${body};forServer=${local}}export{forServer as ${name}};`,
  );
}
