/**
 * What a text within a block may hold, as @lezer/markdown reads it. Links are deltakit's own: whether brackets are one
 * depends on what the document defines, which the library leaves open. So are GFM's bare addresses and its `~`.
 */
import { type InlineContext, type MarkdownConfig, type MarkdownParser, parser } from '@lezer/markdown';
import type { SyntaxOptions } from './block-syntax';
import type { Definitions } from './definitions';
import { mathInline } from './math-syntax';
import { readAutolink } from './read-autolink';
import { readLabel, readLinkTail, toLabel } from './read-link';
import { countRun, readCode, readRun } from './read-run';

/** A parser of texts, whatever they look like as blocks: its tree holds one `Paragraph`. */
export function createInlineParser({ hasMath, extensions }: SyntaxOptions): MarkdownParser {
  const own = [wholeText, code, strikethrough, autolink, hasMath ? mathInline : []];
  return parser.configure([...own, extensions]);
}

/** Before all the others, it leaves them nothing. */
const wholeText: MarkdownConfig = {
  parseBlock: [
    {
      name: 'WholeText',
      before: 'LinkReference',
      parse(cx, line) {
        let text = line.text;
        while (cx.nextLine()) text += `\n${line.text}`;
        cx.addElement(cx.elt('Paragraph', 0, text.length, cx.parser.parseInline(text, 0)));
        return true;
      },
    },
  ],
};

interface Opener {
  /** A delimiter type of its own, so that it can be found again. */
  readonly type: object;
  readonly from: number;
  readonly to: number;
  readonly isImage: boolean;
  /** Links hold no links. */
  isActive: boolean;
}

/**
 * The same parser, which knows these definitions.
 *
 * @param missing called with each label that nothing defines
 */
export function withReferences(
  inline: MarkdownParser,
  definitions: Definitions,
  missing: (label: string) => void,
): MarkdownParser {
  /** The brackets that are open, of each text that is being read. */
  const open = new WeakMap<InlineContext, Opener[]>();

  function openBracket(cx: InlineContext, pos: number, size: number): number {
    const opener = { type: {}, from: pos, to: pos + size, isImage: size === 2, isActive: true };
    const openers = open.get(cx) ?? [];
    openers.push(opener);
    open.set(cx, openers);
    return cx.addDelimiter(opener.type, opener.from, opener.to, true, false);
  }

  function closeBracket(cx: InlineContext, pos: number): number {
    const openers = open.get(cx);
    const opener = openers?.pop();
    if (!openers || !opener) return -1;
    const content = cx.slice(opener.to, pos);
    if (isNote(content)) return addNote(cx, opener, pos);
    const end = opener.isActive ? readLinkEnd(cx, opener, content, pos + 1) : undefined;
    const index = end && cx.findOpeningDelimiter(opener.type);
    if (!end || index === null || index === undefined) return -1;
    const inner = cx.takeContent(index);
    const mark = (from: number, to: number) => cx.elt('LinkMark', from, to);
    cx.addElement(
      cx.elt(opener.isImage ? 'Image' : 'Link', opener.from, end, [
        mark(opener.from, opener.to),
        ...inner,
        mark(pos, end),
      ]),
    );
    if (!opener.isImage) for (const outer of openers) if (!outer.isImage) outer.isActive = false;
    return end;
  }

  function isNote(content: string): boolean {
    if (!/^\^[^\s\]]{1,200}$/.test(content)) return false;
    const label = toLabel(content.slice(1));
    if (definitions.notes.has(label)) return true;
    if (!definitions.isWhole) missing(label);
    return !definitions.isWhole;
  }

  /** An exclamation mark before it is one. */
  function addNote(cx: InlineContext, { type, to }: Opener, pos: number): number {
    const index = cx.findOpeningDelimiter(type);
    if (index === null) return -1;
    cx.takeContent(index);
    return cx.addElement(cx.elt('NoteReference', to - 1, pos + 1));
  }

  /** Where the link or image ends, if the brackets are one. */
  function readLinkEnd(
    cx: InlineContext,
    { isImage }: Opener,
    content: string,
    at: number,
  ): number | undefined {
    const { text } = cx;
    if (text[at] === '(') {
      const tail = readLinkTail(text, at);
      if (tail) return tail.end;
    }
    const labelEnd = text[at] === '[' ? readLabel(text, at) : undefined;
    if (labelEnd !== undefined) {
      const label = toLabel(text.slice(at + 1, labelEnd - 1));
      if (definitions.links.has(label)) return labelEnd;
      missing(label);
      // Numbers are more often citations.
      if (/^\d+$/.test(label)) return undefined;
      // Until nothing more can come: most who write so will say where it leads.
      return definitions.isWhole || isImage ? undefined : labelEnd;
    }
    if (content.trim() === '' || content.length > 999 || hasBracket(content)) return undefined;
    const label = toLabel(content);
    if (!definitions.links.has(label)) {
      missing(label);
      return undefined;
    }
    return text.startsWith('[]', at) ? at + 2 : at;
  }

  return inline.configure({
    defineNodes: ['NoteReference'],
    parseInline: [
      { name: 'Link', parse: (cx, next, pos) => (next === 91 ? openBracket(cx, pos, 1) : -1) },
      {
        name: 'Image',
        parse: (cx, next, pos) => (next === 33 && cx.char(pos + 1) === 91 ? openBracket(cx, pos, 2) : -1),
      },
      { name: 'LinkEnd', parse: (cx, next, pos) => (next === 93 ? closeBracket(cx, pos) : -1) },
    ],
  });
}

/** A label holds no bracket but behind a backslash. */
function hasBracket(content: string): boolean {
  return /[[\]]/.test(content.replace(/\\[\s\S]/g, ''));
}

const DELIMITERS = [1, 2].map(() => ({ resolve: 'Strikethrough', mark: 'StrikethroughMark' }));

/** GFM: one or two tildes; three are none. */
const strikethrough: MarkdownConfig = {
  defineNodes: ['Strikethrough', 'StrikethroughMark'],
  parseInline: [
    {
      name: 'Strikethrough',
      after: 'Emphasis',
      parse(cx, next, pos) {
        if (next !== 126) return -1;
        const { end, canOpen, canClose } = readRun(cx.text, pos);
        const type = DELIMITERS[end - pos - 1];
        return type ? cx.addDelimiter(type, pos, end, canOpen, canClose) : end;
      },
    },
  ],
};

/** The library's own takes a backtick behind one that is escaped for a part of its run. */
const code: MarkdownConfig = {
  parseInline: [
    {
      name: 'InlineCode',
      parse(cx, next, pos) {
        if (next !== 96) return -1;
        const end = readCode(cx.text, pos);
        return end ? cx.addElement(cx.elt('InlineCode', pos, end)) : pos + countRun(cx.text, pos);
      },
    },
  ],
};

/** GFM: an address that stands by itself is a link. */
const autolink: MarkdownConfig = {
  parseInline: [
    {
      name: 'BareAutolink',
      before: 'Escape',
      parse(cx, _, pos) {
        const end = readAutolink(cx.text, pos);
        return end === undefined ? -1 : cx.addElement(cx.elt('URL', pos, end));
      },
    },
  ],
};
