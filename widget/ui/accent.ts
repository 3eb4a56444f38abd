const AAA = 7;
/** The surfaces the accent stands on as text: the darkest light one, and the lightest dark one. */
const SURFACES = { light: [240, 234, 224], dark: [58, 48, 32] } as const;
type Colour = readonly [number, number, number];

/**
 * A site's own colour, moved towards black or white until text in it can be read by everyone (contrast 7:1) on our
 * surfaces and text on it likewise.
 */
export function readableAccent(hex: string, theme: 'light' | 'dark'): { accent: string; onAccent: string } {
  const end = theme === 'light' ? 0 : 255;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  let colour: Colour = [red, green, blue];
  for (let step = 0; step < 20 && contrast(colour, SURFACES[theme]) < AAA; step += 1) {
    colour = [towards(colour[0], end), towards(colour[1], end), towards(colour[2], end)];
  }
  return { accent: `rgb(${colour.join(' ')})`, onAccent: theme === 'light' ? '#fff' : '#111' };
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

function towards(value: number, end: number): number {
  return Math.round(value + (end - value) * 0.15);
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
