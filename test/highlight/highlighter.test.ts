/** Where languages come from, and what happens when they do not. */
import { bundledLanguages } from 'shiki/langs';
import { describe, expect, it, vi } from 'vitest';
import { allLanguages } from '../../src/highlight/all-languages';
import { createHighlighter } from '../../src/highlight/create-highlighter';
import { createLineTokens } from '../../src/highlight/create-line-tokens';
import { defaultThemes } from '../../src/highlight/default-themes';
import { append, emptyList } from '../../src/markdown/growing-list';

describe('a highlighter', () => {
  it('fetches a language once for all who ask', async () => {
    const json = vi.fn(bundledLanguages.json);
    const highlighter = createHighlighter({ languages: { json }, themes: defaultThemes });
    expect(highlighter.grammarOf('json')).toBeUndefined();
    const [one, other] = await Promise.all([highlighter.load('json'), highlighter.load('JSON')]);
    expect(one).toBeDefined();
    expect(other).toBe(one);
    expect(highlighter.grammarOf('Json')).toBe(one);
    expect(json).toHaveBeenCalledOnce();
  });

  it.each(['no-such-language', 'constructor', '__proto__', 'toString'])(
    'has no language %s',
    async (lang) => {
      const highlighter = createHighlighter({ languages: allLanguages, themes: defaultThemes });
      expect(await highlighter.load(lang)).toBeUndefined();
    },
  );

  it('knows the other names of a language', async () => {
    const highlighter = createHighlighter({ languages: allLanguages, themes: defaultThemes });
    const grammar = await highlighter.load('ts');
    const tokens = grammar && createLineTokens(grammar, { hasTime: () => true });
    const line = tokens?.read(append(emptyList<string>(), 'let a'), true).lines.items[0];
    expect(line?.spans.length).toBeGreaterThan(2);
  });

  it('tries again when what could not be fetched is asked for again', async () => {
    const json = vi.fn(bundledLanguages.json).mockRejectedValueOnce(new TypeError('offline'));
    const highlighter = createHighlighter({ languages: { json }, themes: defaultThemes });
    expect(await highlighter.load('json')).toBeUndefined();
    expect(await highlighter.load('json')).toBeDefined();
  });

  it('fetches no theme and no shiki for a language that it does not have', async () => {
    const light = vi.fn(defaultThemes.light);
    const highlighter = createHighlighter({ languages: {}, themes: { ...defaultThemes, light } });
    await highlighter.load('json');
    expect(light).not.toHaveBeenCalled();
  });
});
