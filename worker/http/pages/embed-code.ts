/** The widget under an address of its own, for sites that check what they load. */
export type PinnedScript = { script: string; integrity: string };

/** What a site puts in its page, with a link for as long as the script is not there. */
export function embedCode(origin: string, pinned: PinnedScript | null): string {
  const check = pinned === null ? '' : `\n  integrity="${pinned.integrity}" crossorigin="anonymous"`;
  return `<script type="module" src="${origin}${pinned?.script ?? '/widget.js'}"${check} async></script>
<luisterend-oog-chat><a href="${origin}/">Chat met een vrijwilliger</a></luisterend-oog-chat>`;
}

/** Fills the guide for site owners in with the addresses of one installation, as HTML. */
export function fillGuide(guide: string, origin: string, pinned: PinnedScript): string {
  return guide
    .replaceAll('{{PINNED_CODE}}', () => escape(embedCode(origin, pinned)))
    .replaceAll('{{CODE}}', () => escape(embedCode(origin, null)))
    .replaceAll('{{CHAT_ORIGIN}}', () => escape(origin));
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
