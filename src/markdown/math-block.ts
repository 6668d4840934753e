/** Formulas on lines of their own, for those who show them: between a `$$` and the next, or `\[` and `\]`. */
import type { MarkdownConfig } from '@lezer/markdown';
import { isInside } from './is-inside';

const OPEN = /^(?:\$\$|\\\[)[ \t]*$/;

export const mathBlock: MarkdownConfig = {
  defineNodes: [{ name: 'MathBlock', block: true }, 'MathMark'],
  parseBlock: [
    {
      name: 'MathBlock',
      before: 'FencedCode',
      parse(cx, line) {
        const open = line.text.slice(line.pos).trimEnd();
        if (!OPEN.test(open)) return false;
        const from = cx.lineStart + line.pos;
        const close = open === '$$' ? '$$' : '\\]';
        const marks = [cx.elt('MathMark', from, from + 2)];
        while (cx.nextLine() && isInside(cx, line)) {
          if (line.text.slice(line.pos).trimEnd() !== close) continue;
          const at = cx.lineStart + line.pos;
          marks.push(cx.elt('MathMark', at, at + 2));
          cx.nextLine();
          break;
        }
        cx.addElement(cx.elt('MathBlock', from, cx.prevLineEnd(), marks));
        return true;
      },
      endLeaf: (_, line) => OPEN.test(line.text.slice(line.pos)),
    },
  ],
};
