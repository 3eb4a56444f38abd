import { html } from 'lit';
import { CONCERNS } from './concerns-texts.ts';
import { hashInHex, type Package } from './package-file.ts';

const texts = CONCERNS.package;

/** The three files that were made, to be kept by whoever made them: they are nowhere else. */
export function packageFiles({ name, html: page, json, sums, hash }: Package) {
  const file = (type: string, text: string, ending: string, label: string) =>
    html`<li>
      <a download="${name}.${ending}" href=${`data:${type};charset=utf-8,${encodeURIComponent(text)}`}
        >${label}</a
      >
    </li>`;
  return html`<p>${texts.made}</p>
    <ul class="files">
      ${file('text/html', page, 'html', texts.files.html)}
      ${file('application/json', json, 'json', texts.files.json)}
      ${file('text/plain', sums, 'sha256', texts.files.sums)}
    </ul>
    <p class="quiet small">${CONCERNS.hash}: <code>${hashInHex(hash)}</code></p>`;
}
