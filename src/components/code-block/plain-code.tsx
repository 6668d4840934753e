'use client';
/**
 * Code without looks, as it grows: its lines → a block that scrolls sideways by itself. A group of 32 lines is one text
 * that is never touched again, and long code far off screen costs no layout. What is selected and copied is the code.
 */
import { memo, useLayoutEffect, useRef, useState } from 'react';
import type { CodeBlockProps } from './code-block-props';
import { type CodeGroupProps, CodeGroups } from './code-groups';
import { growText, maskControls } from './grow-text';

/** Shows code as plain text. */
export function PlainCode({ lang, lines }: Pick<CodeBlockProps, 'lang' | 'lines'>) {
  return (
    <pre
      data-slot="dk-code"
      data-lang={lang || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
      dir="ltr"
      translate="no"
      className={
        'dk:overflow-x-auto dk:rounded-inner dk:border dk:bg-card dk:px-4 dk:py-3 dk:font-mono dk:text-note ' +
        'dk:whitespace-pre dk:[tab-size:2] dk:outline-ring dk:focus-visible:outline-2'
      }
    >
      <code data-slot="dk-code-text" className="dk:[font:inherit]">
        <CodeGroups lines={lines} Group={PlainGroup} />
      </code>
    </pre>
  );
}

const PlainGroup = /* @__PURE__ */ memo(function PlainGroup({ lines, hasMore }: CodeGroupProps) {
  const text = lines.join('\n') + (hasMore ? '\n' : '');
  const element = useRef<HTMLSpanElement>(null);
  // What React is told once and for all. It would set a longer text anew, and take away what is selected in it.
  const [first] = useState(() => maskControls(text));
  useLayoutEffect(() => {
    if (element.current) growText(element.current, element.current.textContent, text);
  }, [text]);
  return (
    <span ref={element} data-slot="dk-code-group" className="dk:block">
      {first}
    </span>
  );
});
