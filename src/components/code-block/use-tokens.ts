'use client';
/** The looks of a block's lines, as far as they are known: nothing until the language is there, then more and more. */
import { useEffect, useMemo, useReducer, useState } from 'react';
import type { Highlighter } from '../../highlight/create-highlighter';
import { createLineTokens } from '../../highlight/create-line-tokens';
import type { Grammar, TokenLine } from '../../highlight/token-line';
import type { WorkShare } from '../../highlight/work-share';
import type { GrowingList } from '../../markdown/growing-list';
import type { CodeBlockProps } from './code-block-props';

export function useTokens(
  { lang, lines, isClosed }: CodeBlockProps,
  highlighter: Highlighter,
  share: WorkShare,
): GrowingList<TokenLine> | undefined {
  const grammar = useGrammar(lang, highlighter);
  const reader = useMemo(() => grammar && createLineTokens(grammar, share), [grammar, share]);
  const [turn, takeTurn] = useReducer((turns: number) => turns + 1, 0);
  const tokens = reader?.read(lines, isClosed);
  const isBehind = tokens !== undefined && !tokens.isWhole;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn asks for the next one
  useEffect(() => (isBehind ? share.whenFree(takeTurn) : undefined), [isBehind, share, turn, lines]);
  return tokens?.lines;
}

function useGrammar(lang: string, highlighter: Highlighter): Grammar | undefined {
  const [loaded, setLoaded] = useState<{ lang: string; grammar: Grammar }>();
  useEffect(() => {
    if (!lang || highlighter.grammarOf(lang)) return;
    let isWanted = true;
    highlighter.load(lang).then((grammar) => {
      if (isWanted && grammar) setLoaded({ lang, grammar });
    });
    return () => {
      isWanted = false;
    };
  }, [lang, highlighter]);
  return highlighter.grammarOf(lang) ?? (loaded?.lang === lang ? loaded.grammar : undefined);
}
