import { html } from 'hono/html';
import type { ConfigProblem } from '../../platform/config.ts';

/** What stands in place of every page while the variables are broken: for who runs it, and for whoever came to talk. */
export function misconfiguredPage(problems: readonly ConfigProblem[]) {
  return html`<!doctype html>
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>Niet goed ingesteld</title>
      </head>
      <body>
        <h1>De chat werkt nu niet</h1>
        <p>
          Probeer het later nog eens. Is er direct gevaar? Bel <a href="tel:112">112</a>. Denk je aan
          zelfdoding? Bel <a href="tel:113">113</a>.
        </p>
        <div lang="en">
          <h2>For whoever runs this installation</h2>
          <p>Variables in <code>wrangler.toml</code> need repair. Then deploy again.</p>
          <ul>
            ${problems.map(({ variable, message }) => html`<li><code>${variable}</code>: ${message}</li>`)}
          </ul>
        </div>
      </body>
    </html>`;
}
