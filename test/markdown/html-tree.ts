/**
 * Markup in, a tree out that is equal wherever two renderings say the same: that of a specification and that of the
 * kit. What the kit adds (groups, frames, attributes) is left out, and a link that its policy refuses is its text.
 */

/** A text, or an element with what matters of its attributes. */
export type HtmlTree = string | HtmlElement;

export interface HtmlElement {
  name: string;
  attributes: Record<string, string>;
  children: HtmlTree[];
}

/** The tree of markup; it needs a DOM. */
export function htmlTree(html: string): HtmlTree[] {
  return trimEdges(childrenOf(new DOMParser().parseFromString(html, 'text/html').body, false));
}

/** What a person reads in it: blocks apart, and every run of white space as one space. */
export function visibleText(html: string): string {
  return read(htmlTree(html)).replace(/\s+/g, ' ').trim();
}

function read(nodes: readonly HtmlTree[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      return BLOCKS.has(node.name) ? ` ${read(node.children)} ` : read(node.children);
    })
    .join('');
}

/** Stands for the page, so that relative and absolute addresses compare as they are followed. */
const PAGE = 'https://page.example/folder/page';

/** The host behind a link, and the way back from a footnote, which the kit puts below it. */
const ADDED = '[data-slot="dk-md-link-host"], [data-slot="dk-md-note-back"], .footnote-backref';

/** Frames, groups and marks of the kit, which stand for nothing in a text. */
const isFrame = (element: Element) =>
  element.localName === 'tbody' || element.matches('div[data-slot], span[data-slot]');

const BLOCKS = new Set(
  'blockquote dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tbody td th thead tr ul'.split(' '),
);

function childrenOf(parent: Node, isVerbatim: boolean): HtmlTree[] {
  const children = mergeText([...parent.childNodes].flatMap((node) => treeOf(node, isVerbatim)));
  return isVerbatim ? children : trimBesideBlocks(children);
}

function treeOf(node: Node, isVerbatim: boolean): HtmlTree[] {
  if (node.nodeType === Node.TEXT_NODE) return [textOf(node)];
  if (!(node instanceof Element) || node.matches(ADDED)) return [];
  const name = node.localName;
  const isCode = isVerbatim || name === 'pre' || name === 'code';
  const children = childrenOf(node, isCode);
  // HTML that is shown as text stands apart from what is around it.
  if (node.matches('[data-slot="dk-md-html"]')) return ['\n', ...children, '\n'];
  if (isFrame(node) || isRefused(node) || isTightParagraph(node)) return children;
  return [{ name, attributes: attributesOf(node), children: isCode ? children : trimBlock(name, children) }];
}

/** The last line of code ends in the markup of the specifications, not in the kit's. */
function textOf(node: Node): string {
  const text = node.nodeValue ?? '';
  const isLast = node.parentElement?.matches('pre > code:not([data-slot])') && !node.nextSibling;
  return isLast ? text.replace(/\n$/, '') : text;
}

/** A link that the kit's policy does not follow. */
function isRefused(element: Element): boolean {
  const href = element.localName === 'a' ? element.getAttribute('href') : null;
  return href !== null && !/^(https?|mailto|tel):$/.test(new URL(href, PAGE).protocol);
}

/** The kit keeps the paragraphs of a tight list, as it may turn out to be loose. */
function isTightParagraph(element: Element): boolean {
  return element.localName === 'p' && !!element.parentElement?.matches('[data-tight] > li');
}

function attributesOf(element: Element): Record<string, string> {
  const found: Record<string, string | null> = {};
  for (const name of ['href', 'src']) {
    const address = element.getAttribute(name);
    if (address !== null) found[name] = toFootnote(address) ?? toHref(address);
  }
  for (const name of ['alt', 'start', 'type', 'checked', 'disabled'])
    found[name] = element.getAttribute(name);
  if (found.start === '1') found.start = null;
  found.title = titleOf(element);
  if (/^t[dh]$/.test(element.localName)) {
    found.align = element.getAttribute('align') ?? ((element as HTMLElement).style.textAlign || null);
  }
  if (element.localName === 'code') found.lang = languageOf(element);
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

/** As it is followed. Whether brackets are escaped differs, and makes no difference. */
function toHref(address: string): string {
  return new URL(address, PAGE).href.replaceAll('[', '%5B').replaceAll(']', '%5D');
}

/** Where a footnote is, as both name it. */
function toFootnote(address: string): string | undefined {
  const number = /^#(?:fn|.*-note-)(\d+)$/.exec(address)?.[1];
  return number && `footnote ${number}`;
}

/** Without the destination, which is the kit's. */
function titleOf(element: Element): string | null {
  const title = element.getAttribute('title');
  const href = element.getAttribute('href');
  if (!element.hasAttribute('data-slot') || href === null || title === null) return title;
  const [first, ...rest] = title.split('\n');
  if (first !== href) return title;
  return rest.length > 0 ? rest.join('\n') : null;
}

function languageOf(code: Element): string | null {
  const own = code.closest('[data-lang]')?.getAttribute('data-lang');
  return own || /^language-(.*)$/s.exec(code.getAttribute('class') ?? '')?.[1] || null;
}

function mergeText(nodes: readonly HtmlTree[]): HtmlTree[] {
  const merged: HtmlTree[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (typeof node === 'string' && typeof last === 'string') merged[merged.length - 1] = last + node;
    else if (node !== '') merged.push(node);
  }
  return merged;
}

const isBlock = (node: HtmlTree | undefined) => typeof node === 'object' && BLOCKS.has(node.name);
const isBreak = (node: HtmlTree | undefined) => typeof node === 'object' && /^(br|input)$/.test(node.name);

/** White space between blocks is not seen, nor is it where a line begins or ends, or behind a task's box. */
function trimBesideBlocks(nodes: readonly HtmlTree[]): HtmlTree[] {
  const trimmed = nodes.map((node, at) => {
    if (typeof node !== 'string') return node;
    let text = node.replace(/[ \t]*\n[ \t]*/g, '\n');
    if (isBlock(nodes[at - 1]) || isBreak(nodes[at - 1])) text = text.trimStart();
    if (isBlock(nodes[at + 1])) text = text.trimEnd();
    return text;
  });
  return trimmed.filter((node) => node !== '');
}

function trimBlock(name: string, children: readonly HtmlTree[]): HtmlTree[] {
  return BLOCKS.has(name) ? trimEdges(children) : [...children];
}

function trimEdges(nodes: readonly HtmlTree[]): HtmlTree[] {
  const last = nodes.length - 1;
  return nodes
    .map((node, at) => {
      if (typeof node !== 'string') return node;
      const text = at === 0 ? node.trimStart() : node;
      return at === last ? text.trimEnd() : text;
    })
    .filter((node) => node !== '');
}
