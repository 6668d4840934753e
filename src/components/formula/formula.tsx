'use client';
/**
 * TeX → a formula, by katex, which the app gives. It builds its nodes itself, from a text that nobody trusts: no HTML
 * comes out of the text, no links, no pictures, and nothing larger than a page. Until the formula is closed, and where
 * it can't be read, its source stands there.
 */
import { type ComponentType, useLayoutEffect, useRef, useState } from 'react';
import type { FormulaProps } from './formula-props';
import { createLazyModule, type LazyModule, useLoaded } from './use-loaded';

/** The part of katex that is used. */
export interface Katex {
  render(tex: string, element: HTMLElement, options: KatexOptions): void;
}

interface KatexOptions {
  displayMode: boolean;
  throwOnError: boolean;
  trust: boolean;
  strict: 'ignore';
  output: 'htmlAndMathml';
  maxExpand: number;
  maxSize: number;
}

/** A longer formula stays source: reading one can't be interrupted. In characters. */
const MAX_LENGTH = 5000;

/**
 * Makes a component for `<Markdown components={{ Formula }} />`. Call it once, outside of components. The app imports
 * katex's stylesheet, `katex/dist/katex.min.css`.
 *
 * @example
 * ```tsx
 * const Formula = createFormula(() => import('katex'));
 * ```
 */
export function createFormula(
  load: () => Promise<Katex | { readonly default: Katex }>,
): ComponentType<FormulaProps> {
  const lazy = createLazyModule(load);
  return (props) => <LazyFormula {...props} lazy={lazy} />;
}

interface LazyFormulaProps extends FormulaProps {
  lazy: LazyModule<Katex>;
}

function LazyFormula({ text, isDisplay, isClosed, lazy }: LazyFormulaProps) {
  const katex = useLoaded(lazy, isClosed && text.length <= MAX_LENGTH);
  const element = useRef<HTMLSpanElement>(null);
  const [state, setState] = useState<'source' | 'done' | 'failed'>('source');
  useLayoutEffect(() => {
    if (katex && element.current) setState(draw(katex, element.current, text, isDisplay));
  }, [katex, text, isDisplay]);
  const isDrawn = katex !== undefined && state === 'done';
  return (
    <span
      data-slot="dk-formula"
      data-display={isDisplay || undefined}
      data-state={isDrawn ? 'done' : katex ? state : 'source'}
      dir="ltr"
      translate="no"
      tabIndex={isDisplay ? 0 : undefined}
      className={
        'dk:max-w-full dk:outline-ring dk:focus-visible:outline-2 ' +
        (isDisplay
          ? 'dk:block dk:overflow-x-auto dk:overflow-y-hidden dk:py-1 dk:text-center'
          : 'dk:inline-block dk:overflow-clip dk:[overflow-clip-margin:0.5em]')
      }
    >
      <span ref={element} data-slot="dk-formula-drawn" hidden={!isDrawn} />
      {!isDrawn && (
        <code data-slot="dk-formula-source" className="dk:font-mono dk:text-note dk:whitespace-pre-wrap">
          {text}
        </code>
      )}
    </span>
  );
}

function draw(katex: Katex, element: HTMLElement, text: string, displayMode: boolean): 'done' | 'failed' {
  try {
    katex.render(text, element, {
      displayMode,
      throwOnError: true,
      trust: false,
      strict: 'ignore',
      output: 'htmlAndMathml',
      maxExpand: 1000,
      maxSize: 20,
    });
    return 'done';
  } catch {
    return 'failed';
  }
}
