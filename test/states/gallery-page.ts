export const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } } as const;
export const THEMES = ['light', 'dark'] as const;

type Theme = (typeof THEMES)[number];
type Size = keyof typeof SIZES;

export function pictureOf(name: string, size: Size, theme: Theme): string {
  return `${name}-${size}-${theme}.png`;
}

/** All pictures on one page, a row for each state. */
export function galleryPage(groups: [string, { name: string; title: string }[]][]): string {
  const rows = groups.map(
    ([group, states]) =>
      `<h1>${group}</h1>${states.map(({ name, title }) => `<h2 id="${name}">${title} <code>${name}</code></h2><div>${pictures(name)}</div>`).join('')}`,
  );
  return `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Galerij</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem;background:#e9e6e0;color:#222}
div{display:flex;gap:1rem;overflow-x:auto;padding-bottom:1rem}img{height:480px;border-radius:8px;box-shadow:0 2px 12px #0003}
code{font-size:.8rem;color:#555}</style>${rows.join('\n')}</html>`;
}

function pictures(name: string): string {
  return (['phone', 'desktop'] as const)
    .flatMap((size) => THEMES.map((theme) => pictureOf(name, size, theme)))
    .map((file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy"></a>`)
    .join('');
}
