/**
 * What luminance a colour has at most on a light surface and at least on a dark one, to contrast 7:1 (AAA) with it: that of the
 * darkest light surface it stands on as text, #f0eae0, and of the lightest dark one, #3a3020.
 */
const MOST_ON_LIGHT = 0.0753;
const LEAST_ON_DARK = 0.5183;

/**
 * A site's own colour, moved towards black or white until text in it can be read by everyone (contrast 7:1) on our
 * surfaces and text on it likewise.
 */
export function readableAccent(hex: string, theme: 'light' | 'dark'): { accent: string; onAccent: string } {
  const light = theme === 'light';
  let colour = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  for (let step = 0; step < 20; step += 1) {
    const now = luminance(colour);
    if (light ? now <= MOST_ON_LIGHT : now >= LEAST_ON_DARK) break;
    colour = colour.map((value) => Math.round(value + ((light ? 0 : 255) - value) * 0.15));
  }
  return { accent: `rgb(${colour.join(' ')})`, onAccent: light ? '#fff' : '#111' };
}

/** Gives the styles of an element the host's own colour in the theme that shows, or takes it away again. */
export function paint(
  style: CSSStyleDeclaration,
  theme: 'auto' | 'light' | 'dark',
  given: string | null,
): void {
  const dark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  const { accent, onAccent } =
    given === null ? { accent: '', onAccent: '' } : readableAccent(given, dark ? 'dark' : 'light');
  style.setProperty('--lo-accent', accent);
  style.setProperty('--lo-accent-strong', accent);
  style.setProperty('--lo-on-accent', onAccent);
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
