/**
 * In: where languages and themes come from. Out: a grammar for the name behind a fence, once it is there. Nothing of
 * shiki is loaded before a first grammar is asked for.
 */
import type { LanguageRegistration, ThemeRegistration } from 'shiki/core';
import type { ShikiReader } from './read-with-shiki';
import type { Grammar } from './token-line';

/** By the names that stand behind a fence; each is fetched when a block of it is shown. */
export type LanguageLoaders = Readonly<
  Record<string, () => Promise<{ readonly default: readonly LanguageRegistration[] }>>
>;

/** The colours by day and by night. */
export interface ThemeLoaders {
  readonly light: () => Promise<{ readonly default: ThemeRegistration }>;
  readonly dark: () => Promise<{ readonly default: ThemeRegistration }>;
}

/** What code is highlighted with. */
export interface HighlighterOptions {
  /** The languages, or what fetches the table of them. */
  languages: LanguageLoaders | (() => Promise<LanguageLoaders>);
  themes: ThemeLoaders;
}

export interface Highlighter {
  /** The grammar of a language, if it is there. */
  grammarOf(lang: string): Grammar | undefined;
  /**
   * Fetches it, once for all who ask. `undefined` where there is none by that name, or it could not be fetched; then
   * the next one who asks tries again. Never rejects.
   */
  load(lang: string): Promise<Grammar | undefined>;
}

export function createHighlighter({ languages, themes }: HighlighterOptions): Highlighter {
  const loaded = new Map<string, Grammar>();
  const loading = new Map<string, Promise<Grammar | undefined>>();
  let reader: Promise<ShikiReader> | undefined;

  async function loadReader(): Promise<ShikiReader> {
    const [{ createShikiReader }, light, dark] = await Promise.all([
      import('./read-with-shiki'),
      themes.light(),
      themes.dark(),
    ]);
    return createShikiReader(light.default, dark.default);
  }

  async function loadGrammar(lang: string): Promise<Grammar | undefined> {
    try {
      const table = typeof languages === 'function' ? await languages() : languages;
      const load = Object.hasOwn(table, lang) ? table[lang] : undefined;
      if (!load) return undefined;
      reader ??= loadReader();
      const [shiki, registrations] = await Promise.all([reader, load()]);
      const grammar = shiki.addLanguage(registrations.default);
      loaded.set(lang, grammar);
      return grammar;
    } catch {
      reader = undefined;
      loading.delete(lang);
      return undefined;
    }
  }

  return {
    grammarOf: (lang) => loaded.get(lang.toLowerCase()),
    load(lang) {
      const name = lang.toLowerCase();
      const load = loading.get(name) ?? loadGrammar(name);
      loading.set(name, load);
      return load;
    },
  };
}
