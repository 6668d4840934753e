/** Two themes as one: the colours are those that shiki gives for each, and all can be read. */
import { createHighlighter } from 'shiki';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguages } from 'shiki/langs';
import { bundledThemes } from 'shiki/themes';
import { describe, expect, it } from 'vitest';
import { createShikiReader } from '../../src/highlight/read-with-shiki';
import { DARK_GROUND, LIGHT_GROUND, readableColor } from '../../src/highlight/readable-color';

const CODE = {
  tsx: `const A = ({ b }: P) => <i key={\`x\${b}\`}>{b ?? 1}</i>; // c\nexport type C<T> = T[];`,
  css: '@media (a) { :root > .b::after { --c: 1px solid #fff; color: var(--c) } } /* d */',
  python: '@d\nclass A(B):\n    """t"""\n    async def f(self, *a): return f"{a!r}" + r"\\d" # e',
  bash: `for i in $(ls | grep "x"); do echo "\${i%%.*}" > /dev/null; done # c`,
  json: '{"a": [1, true, null, "b\\n"]}',
  rust: 'fn main() { let mut x: Vec<u8> = vec![1]; println!("{}", x[0]); } // c',
  yaml: 'a: &x\n  - b: "c"\n  - d: 1 # e',
  diff: '--- a\n+++ b\n@@ -1 +1 @@\n-a\n+b',
  sql: "select a, count(*) from b where c = 'd' -- e",
} as const;

const PAIRS = [
  ['github-light-default', 'github-dark-default'],
  ['vitesse-light', 'vitesse-dark'],
  ['light-plus', 'one-dark-pro'],
] as const;

describe.each(PAIRS)('%s and %s in one', (day, night) => {
  it.each(Object.entries(CODE))('give %s the colours that each gives alone', async (lang, code) => {
    const [light, dark] = await Promise.all([bundledThemes[day](), bundledThemes[night]()]);
    const shiki = await createHighlighter({
      themes: [day, night],
      langs: [lang],
      engine: createJavaScriptRegexEngine({ forgiving: true }),
    });
    const expected = shiki
      .codeToTokensWithThemes(code, {
        lang: lang as keyof typeof CODE,
        themes: { day, night },
        tokenizeTimeLimit: 0,
      })
      .map((line) =>
        line.flatMap(({ content, variants }) =>
          [...content].map((character) => [
            character,
            readableColor(variants.day?.color ?? '', LIGHT_GROUND).toLowerCase(),
            readableColor(variants.night?.color ?? '', DARK_GROUND).toLowerCase(),
          ]),
        ),
      );
    shiki.dispose();
    expect(await readAlone(light.default, dark.default, lang as keyof typeof CODE)).toEqual(expected);
  });
});

async function readAlone(
  light: Parameters<typeof createShikiReader>[0],
  dark: Parameters<typeof createShikiReader>[1],
  lang: keyof typeof CODE,
) {
  const grammar = createShikiReader(light, dark).addLanguage((await bundledLanguages[lang]()).default);
  let state = grammar.start;
  return CODE[lang].split('\n').map((text) => {
    let read = grammar.readLine(text, state);
    while (!read.isWhole) read = grammar.readLine(text, state);
    state = read.after;
    const { spans, looks } = read.line;
    return [...text].map((character, index) => {
      const at = spans.findIndex((end, place) => place % 2 === 0 && end > index);
      const look = looks[spans[at + 1] ?? 0];
      return [character, look?.light.toLowerCase(), look?.dark.toLowerCase()];
    });
  });
}

describe('the colour of a token', () => {
  it.each([
    ['#ffffff', LIGHT_GROUND],
    ['#6e7781', LIGHT_GROUND],
    ['#e36209', LIGHT_GROUND],
    ['#ff0', LIGHT_GROUND],
    ['#000000', DARK_GROUND],
    ['#8b949e80', DARK_GROUND],
    ['#d1242f', DARK_GROUND],
  ])('%s has at least 4.5:1 on %s', (color, ground) => {
    expect(contrast(readableColor(color, ground), ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('stays what it is where it can be read', () => {
    expect(readableColor('#0a3069', LIGHT_GROUND)).toBe('#0a3069');
  });

  it('stays what it is where it is no colour that can be measured', () => {
    expect(readableColor('var(--mine)', LIGHT_GROUND)).toBe('var(--mine)');
  });
});

/** WCAG 2.2, by its own words: relative luminance, and the ratio of two. */
function contrast(a: string, b: string): number {
  const luminance = (color: string) =>
    [0.2126, 0.7152, 0.0722].reduce((sum, weight, index) => {
      const share = Number.parseInt(color.slice(1 + index * 2, 3 + index * 2), 16) / 255;
      return sum + weight * (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
    }, 0);
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}
