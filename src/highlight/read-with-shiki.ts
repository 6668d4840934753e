/**
 * The part of highlighting that needs shiki, fetched when a first block with a known language is shown. In: two themes
 * and languages as shiki has them. Out: grammars that read line by line.
 */
import { createShikiPrimitive, type LanguageRegistration, type ThemeRegistration } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { MERGED_THEME, mergeThemes } from './merge-themes';
import { DARK_GROUND, LIGHT_GROUND, readableColor } from './readable-color';
import { type Grammar, type Look, plainLine } from './token-line';

/** Longer lines stay plain: they are data or minified, and reading one can't be interrupted. In characters. */
const MAX_LINE = 2000;
/**
 * How long to read a line at a time, in milliseconds. A language's patterns are compiled when they are first met, which
 * takes far longer than to use them; what is compiled stays, so the next try gets further.
 */
const LINE_TIME_MS = 12;

type ShikiGrammar = ReturnType<ReturnType<typeof createShikiPrimitive>['getLanguage']>;
type State = Parameters<ShikiGrammar['tokenizeLine2']>[1];

/** Languages of one pair of themes. */
export interface ShikiReader {
  /** The language that `registrations` end with, together with those it embeds. */
  addLanguage(registrations: readonly LanguageRegistration[]): Grammar<State>;
}

export function createShikiReader(light: ThemeRegistration, dark: ThemeRegistration): ShikiReader {
  const shiki = createShikiPrimitive({
    themes: [mergeThemes(light, dark)],
    langs: [],
    // Some patterns have no like in JavaScript: those rules are left out, not the language.
    engine: createJavaScriptRegexEngine({ forgiving: true }),
    warnings: false,
  });
  const { theme, colorMap } = shiki.setTheme(MERGED_THEME);
  const looks: Look[] = [];
  /** From what shiki says of a token, without what does not show, to the number of its look. */
  const numbers = new Map<number, number>();

  function colorOf(id: number, ground: string): string {
    const color = colorMap[id] ?? '';
    return readableColor(theme.colorReplacements?.[color.toLowerCase()] ?? color, ground);
  }

  function numberOf(shown: number): number {
    const known = numbers.get(shown);
    if (known !== undefined) return known;
    const look = {
      light: colorOf((shown >>> 15) & 0x1ff, LIGHT_GROUND),
      dark: colorOf(shown >>> 24, DARK_GROUND),
      style: (shown >>> 11) & 0xf,
    };
    numbers.set(shown, looks.length);
    return looks.push(look) - 1;
  }

  const plain = [theme.fg, theme.bg].map((color) => Math.max(0, colorMap.indexOf(color.toUpperCase())));
  numberOf(((plain[0] ?? 0) << 15) | ((plain[1] ?? 0) << 24));

  return {
    addLanguage(registrations) {
      shiki.loadLanguageSync([...registrations]);
      const grammar = shiki.getLanguage(registrations.at(-1)?.name ?? '');
      return {
        start: null,
        readLine(text, before) {
          // As shiki does it: nothing begins or ends in an empty line.
          if (text === '' || text.length > MAX_LINE)
            return { line: plainLine(text), after: before, isWhole: true };
          const { tokens, ruleStack, stoppedEarly } = grammar.tokenizeLine2(text, before, LINE_TIME_MS);
          const spans: number[] = [];
          for (let index = 0; index < tokens.length; index += 2) {
            const end = tokens[index + 2] ?? text.length;
            const number = numberOf((tokens[index + 1] ?? 0) & SHOWN);
            if (spans.at(-1) === number) spans[spans.length - 2] = end;
            else spans.push(end, number);
          }
          return { line: { text, spans, looks }, after: ruleStack, isWhole: !stoppedEarly };
        },
      };
    },
  };
}

/** The bits of a token's description that show: style (11–14), foreground (15–23) and background (24–31). */
const SHOWN = 0xfffff800;
