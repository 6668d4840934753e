/** The node of a container that begins in a text in, its frame out, with nothing in it yet. */
import type { SyntaxNode } from '@lezer/common';
import type { Frame } from './frame';
import { emptyList } from './growing-list';

export function openFrame(node: SyntaxNode, source: string): Frame {
  const textOf = (part: SyntaxNode | null | undefined) => (part ? source.slice(part.from, part.to) : '');
  const shared = { isLoose: false, blocks: emptyList<never>() };
  switch (node.name) {
    case 'BulletList':
    case 'OrderedList': {
      const mark = textOf(node.firstChild?.getChild('ListMark'));
      const start = node.name === 'OrderedList' ? Number.parseInt(mark, 10) : undefined;
      // As wide as an item can be: the next one is none of its own lines.
      return { type: 'List', opener: `${mark}    `, prefix: '', isLoose: false, start, items: emptyList() };
    }
    case 'ListItem': {
      const mark = textOf(node.getChild('ListMark'));
      const columns = node.getChild('ItemColumns');
      const spaces = (columns ? columns.to - columns.from : 0) - mark.length;
      // More than four would begin code.
      const opener =
        ' '.repeat(Math.max(0, spaces - 4)) + mark + ' '.repeat(Math.max(1, Math.min(4, spaces)));
      const prefix = ' '.repeat(opener.length);
      return { ...shared, type: 'ListItem', opener, prefix, isDone: readTask(node, source) };
    }
    case 'Note': {
      const mark = textOf(node.getChild('NoteLabel')).trimEnd();
      return { ...shared, type: 'Note', opener: `${mark} `, prefix: '    ', label: mark.slice(2, -2) };
    }
    default:
      return { ...shared, type: 'Blockquote', opener: '> ', prefix: '> ' };
  }
}

/** Whether it is done, if it is a task: if it begins with a box and a text. */
function readTask(item: SyntaxNode, source: string): boolean | undefined {
  let first = item.getChild('ListMark')?.nextSibling;
  if (first?.name === 'ItemColumns') first = first.nextSibling;
  if (!first || !/^(?:Paragraph|Setext)/.test(first.name)) return undefined;
  const box = /^\[([ xX])\][ \t]/.exec(source.slice(first.from, first.from + 4))?.[1];
  return box === undefined ? undefined : box !== ' ';
}
