'use client';
/**
 * Plain text as it was written: lines and spaces kept, never wider than its place, in its own direction. It grows by
 * appending to its one text node. React would set the whole text anew, which takes away what a person has selected.
 */
import { useLayoutEffect, useRef, useState } from 'react';

/** Props of {@link MessageText}. */
export interface MessageTextProps {
  text: string;
  /** Whether more is coming: a mark stands at the end. It takes no room, so nothing shifts when it goes. */
  isLive: boolean;
}

export function MessageText({ text, isLive }: MessageTextProps) {
  const element = useRef<HTMLDivElement>(null);
  // What React is told once and for all; the rest is appended below.
  const [firstText, setFirstText] = useState(text);
  // Nothing makes no text node that could be appended to.
  if (firstText === '' && text !== '') setFirstText(text);
  useLayoutEffect(() => {
    const node = element.current?.firstChild;
    if (isText(node)) growTo(node, text);
  }, [text]);
  return (
    <div
      ref={element}
      data-slot="dk-message-text"
      data-live={isLive || undefined}
      dir="auto"
      className={
        'dk:whitespace-pre-wrap dk:wrap-anywhere dk:group-data-[status=pending]/message:text-muted-foreground ' +
        'dk:data-live:after:-me-2.5 dk:data-live:after:ms-1 dk:data-live:after:inline-block dk:data-live:after:h-[1em] ' +
        'dk:data-live:after:w-1.5 dk:data-live:after:translate-y-[0.15em] dk:data-live:after:rounded-full ' +
        'dk:data-live:after:bg-primary dk:data-live:after:animate-caret dk:motion-reduce:data-live:after:animate-none'
      }
    >
      {firstText}
    </div>
  );
}

function isText(node: Node | null | undefined): node is Text {
  return node?.nodeType === 3;
}

function growTo(node: Text, text: string): void {
  if (text === node.data) return;
  if (text.startsWith(node.data)) node.appendData(text.slice(node.length));
  else node.data = text;
}
