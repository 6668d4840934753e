import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** The kit's themes hold their contrast: 4.5:1 for text, 3:1 for the edges of controls (WCAG 2.2, 1.4.3 and 1.4.11). */
const tokens = readFileSync('src/styles/tokens.css', 'utf8');
const themes = readFileSync('src/styles/themes.css', 'utf8');
const own = [...tokens.matchAll(/\{\s*((?:--dk-own-[a-z-]+: var\([^;]+;\s*)+)\}/g)].map(([, body]) =>
  readColours(body ?? '', /--dk-own-([a-z-]+): var\(--dk-(?:light|dark)-[a-z-]+, ([^;]+)\);/g),
);
const [light, systemDark, dark] = own;
const ready = [...themes.matchAll(/data-dk-theme='([a-z]+)'\]\) \{([^}]+)\}/g)].flatMap(
  ([, name, body = '']) =>
    (['light', 'dark'] as const).map(
      (mode) =>
        [`${name}, ${mode}`, readColours(body, new RegExp(`--dk-${mode}-([a-z-]+): ([^;]+);`, 'g'))] as const,
    ),
);

test('there is one block for light and one for each way into dark, and two themes besides', () => {
  expect(own).toHaveLength(3);
  expect(ready.map(([name]) => name)).toEqual(['paper, light', 'paper, dark', 'dusk, light', 'dusk, dark']);
});

test('dark by the system and dark by choice are the same', () => {
  expect(systemDark).toEqual(dark);
});

test('a theme says every colour', () => {
  for (const [, colours] of ready) expect(Object.keys(colours)).toEqual(Object.keys(light ?? {}));
});

describe.each([['tide, light', light] as const, ['tide, dark', dark] as const, ...ready])(
  '%s',
  (_, colours) => {
    test.each([
      ['foreground', 'background', 4.5],
      ['foreground', 'card', 4.5],
      ['foreground', 'muted', 4.5],
      ['muted-foreground', 'background', 4.5],
      ['muted-foreground', 'card', 4.5],
      ['muted-foreground', 'muted', 4.5],
      ['primary-foreground', 'primary', 4.5],
      ['primary', 'background', 4.5],
      ['primary', 'card', 4.5],
      ['destructive', 'background', 4.5],
      ['destructive', 'card', 4.5],
      ['destructive', 'muted', 4.5],
      ['input', 'background', 3],
      ['input', 'card', 3],
      ['ring', 'background', 3],
      ['ring', 'card', 3],
      ['ring', 'muted', 3],
    ])('%s on %s is at least %d:1', (front, back, least) => {
      expect(contrast(colours?.[front], colours?.[back])).toBeGreaterThanOrEqual(least);
    });
  },
);

function readColours(body: string, pattern: RegExp): Record<string, string> {
  return Object.fromEntries([...body.matchAll(pattern)].map(([, name, value]) => [name, value]));
}

function contrast(front = '', back = ''): number {
  const [darker = 0, lighter = 0] = [luminance(front), luminance(back)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance of an `oklch()`, by way of linear sRGB clipped to its gamut, as a screen shows it. */
function luminance(colour: string): number {
  const [lightness = Number.NaN, chroma = 0, hue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
