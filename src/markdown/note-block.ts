/** A footnote, `[^label]: …`: what follows is its own as long as it is indented by four columns. */
import type { Line, MarkdownConfig } from '@lezer/markdown';

const NOTE = /^\[\^[^\]\s]{1,200}\]:[ \t]*/;

export const noteBlock: MarkdownConfig = {
  defineNodes: [
    {
      name: 'Note',
      block: true,
      composite(_, line) {
        if (line.next < 0) return true;
        if (line.indent < line.baseIndent + 4) return false;
        line.moveBaseColumn(line.baseIndent + 4);
        return true;
      },
    },
    'NoteLabel',
  ],
  parseBlock: [
    {
      name: 'Note',
      before: 'Blockquote',
      parse(cx, line) {
        const length = matchNote(line);
        if (length === undefined) return false;
        const from = cx.lineStart + line.pos;
        cx.startComposite('Note', line.pos);
        cx.addElement(cx.elt('NoteLabel', from, from + length));
        line.moveBase(line.pos + length);
        return null;
      },
      endLeaf: (_, line) => matchNote(line) !== undefined,
    },
  ],
};

function matchNote(line: Line): number | undefined {
  if (line.next !== 91 || line.indent >= line.baseIndent + 4) return undefined;
  return NOTE.exec(line.text.slice(line.pos))?.[0].length;
}
