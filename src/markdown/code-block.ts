/** Code that is indented. The parser's own forgets that the marks of a quote may be of another width in each line. */
import type { MarkdownConfig } from '@lezer/markdown';
import { isInside } from './is-inside';

export const indentedCode: MarkdownConfig = {
  parseBlock: [
    {
      name: 'IndentedCode',
      parse(cx, line) {
        const isCode = () => line.indent >= line.baseIndent + 4;
        if (!isCode()) return false;
        const from = cx.lineStart + line.findColumn(line.baseIndent + 4);
        let to: number;
        do {
          to = cx.lineStart + line.text.length;
          // Blank lines at its end are none of it.
          while (cx.nextLine() && isInside(cx, line) && line.next < 0);
        } while (isInside(cx, line) && line.next >= 0 && isCode());
        cx.addElement(cx.elt('CodeBlock', from, to));
        return true;
      },
    },
  ],
};
