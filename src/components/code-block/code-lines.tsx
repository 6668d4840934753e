'use client';
/** A group of lines as they are painted: plain, or with the looks of those that are highlighted. */
import { memo, useLayoutEffect, useRef, useState } from 'react';
import type { CodeGroupProps } from './code-groups';
import { maskControls } from './grow-text';
import { type PaintedLines, paintLines } from './paint-lines';

export const CodeLines = /* @__PURE__ */ memo(function CodeLines(props: CodeGroupProps) {
  const { lines, tokens, hasMore, isNumbered } = props;
  const element = useRef<HTMLSpanElement>(null);
  // What React is told once and for all; the rest is painted below.
  const [first] = useState(() => maskControls(lines.join('\n') + (hasMore ? '\n' : '')));
  const painted = useRef<PaintedLines>({ lines: [], rest: first });
  useLayoutEffect(() => {
    if (!element.current) return;
    painted.current = paintLines(element.current, painted.current, { lines, tokens, hasMore, isNumbered });
  }, [lines, tokens, hasMore, isNumbered]);
  return (
    <span ref={element} data-slot="dk-code-group" className="dk:block">
      {first}
    </span>
  );
});
