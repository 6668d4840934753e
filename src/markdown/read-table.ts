/** The node of a table in, the table out, behind the rows of it that have settled. */
import type { SyntaxNode } from '@lezer/common';
import { appendAll, emptyList } from './growing-list';
import type { LeafContext, Settled } from './leaf-context';
import type { TableNode, TableRow } from './nodes';
import { readAlign, splitRow } from './table-row';

export function readTable(node: SyntaxNode, settled: Settled, context: LeafContext): TableNode {
  const { source, inline, definitions, isLive } = context;
  const own = settled?.type === 'table' ? settled : undefined;
  const rows = node.getChildren('TableRow');
  const readRow = ({ from, to }: { from: number; to: number }) => {
    const cells = splitRow(source.slice(from, to)).slice(0, align.length);
    // The delimiters behind a head may have been put there.
    const isGrowing = isLive && (to === source.length || rows.length === 0);
    return align.map((_, index) => {
      const read = isGrowing && index === cells.length - 1 ? inline.readLive : inline.read;
      return read(cells[index] ?? '', definitions);
    });
  };
  const [delimiter] = node.getChildren('TableDelimiter');
  const align = own?.align ?? readAlign(source.slice(delimiter?.from, delimiter?.to));
  return {
    type: 'table',
    align,
    head: own?.head ?? node.getChildren('TableHeader').flatMap(readRow),
    rows: appendAll(own?.rows ?? emptyList<TableRow>(), rows.map(readRow)),
  };
}
