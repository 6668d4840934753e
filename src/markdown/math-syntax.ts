/**
 * Formulas, for those who show them: `$…$` and `\(…\)` in a text, `$$…$$` and `\[…\]` also over lines of their own.
 * A dollar that is money is none: no space may be inside of the first and the last, and no digit behind the last.
 */
import type { MarkdownConfig } from '@lezer/markdown';

const OPEN = /^(?:\$\$|\\\[)[ \t]*$/;
const INLINE =
  /^(?:\$\$[^$]+\$\$|\$(?! )[^$\n]{0,500}?[^$\s\\]\$(?!\d)|\\\([^\n]{1,500}?\\\)|\\\[[\s\S]{1,2000}?\\\])/;

/** Lines between a `$$` and the next. */
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
        const marks = [cx.elt('MathMark', from, from + open.length)];
        const { depth } = cx;
        const base = line.baseIndent;
        while (cx.nextLine() && cx.depth === depth && (line.baseIndent === base || line.next < 0)) {
          const text = line.text.slice(line.pos).trimEnd();
          marks.push(...line.markers);
          if (text !== close) continue;
          marks.push(cx.elt('MathMark', cx.lineStart + line.pos, cx.lineStart + line.pos + text.length));
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

/** Within a text. */
export const mathInline: MarkdownConfig = {
  defineNodes: ['Math'],
  parseInline: [
    {
      name: 'Math',
      before: 'Escape',
      parse(cx, next, pos) {
        if (next !== 36 && next !== 92) return -1;
        const found = INLINE.exec(cx.slice(pos, cx.end));
        return found ? cx.addElement(cx.elt('Math', pos, pos + found[0].length)) : -1;
      },
    },
  ],
};
