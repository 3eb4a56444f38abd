/* What a site owner puts into a page. The guide at /embedding says the same, with all that can be set (http/pages/embed-code.ts). */

/** The script and the tag: a button in the corner of every page that has them. */
export function embedSnippet(chatOrigin: string): string {
  return `<script type="module" src="${chatOrigin}/widget.js" async></script>
<luisterend-oog-chat><a href="${chatOrigin}/">Chat met een vrijwilliger</a></luisterend-oog-chat>`;
}

/** The tag alone, for a block within a text. */
export function inlineSnippet(chatOrigin: string): string {
  return `<luisterend-oog-chat mode="inline" style="display: block; min-height: 64px">
  <a href="${chatOrigin}/">Chat met een vrijwilliger</a>
</luisterend-oog-chat>`;
}

/** What a site's own Content Security Policy must allow. */
export function policyLines(chatOrigin: string): string {
  return ['script-src', 'frame-src', 'connect-src'].map((name) => `${name} ${chatOrigin};`).join('\n');
}
