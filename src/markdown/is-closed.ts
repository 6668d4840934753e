/** The last block of a text in, whether all the same nothing can be added to it out. */
import type { SyntaxNode } from '@lezer/common';

/** What no further line can be a part of. */
const CLOSED = /^(?:ATXHeading\d|SetextHeading\d|HorizontalRule)$/;

/** What takes up each line that comes, up to its end. */
const TAKES_ALL = /^(?:Paragraph|Table|LinkReference|FencedCode|MathBlock|HTML|Comment|Processing)/;

export function isClosed(node: SyntaxNode, source: string): boolean {
  if (CLOSED.test(node.name) || (TAKES_ALL.test(node.name) && isFollowed(node, source))) return true;
  const marks = [...node.getChildren('CodeMark'), ...node.getChildren('MathMark')];
  if (marks.length > 1) return true;
  return /^(?:HTML|Comment|Processing)/.test(node.name) && isHtmlEnd(source.slice(node.from, node.to));
}

/** Whether another line, if only a blank one, is behind it. */
export function isFollowed(node: SyntaxNode, source: string): boolean {
  return source.includes('\n', node.to);
}

/** How HTML ends that blank lines do not end (CommonMark 0.31.2, 4.6). */
const HTML_ENDS: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^<(?:script|pre|style|textarea)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![A-Z]/i, />/],
];

function isHtmlEnd(html: string): boolean {
  const end = HTML_ENDS.find(([start]) => start.test(html))?.[1];
  return !!end?.test(html.slice(html.lastIndexOf('\n') + 1));
}
