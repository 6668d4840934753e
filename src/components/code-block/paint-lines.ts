/**
 * Puts lines with their looks into the element of a group, as nodes of its own: 20,000 lines are 200,000 tokens, and
 * React keeps more for each than the page does. In: what the group is to hold. Out: only what has changed is touched.
 */
import type { Look, TokenLine } from '../../highlight/token-line';
import type { CodeGroupProps } from './code-groups';
import { appendText, growText, hasControls } from './grow-text';

/** What an element holds: lines in elements of their own, and behind them the others as one text. */
export interface PaintedLines {
  readonly lines: readonly PaintedLine[];
  readonly rest: string;
}

interface PaintedLine {
  readonly element: Element;
  readonly of: TokenLine | string;
  /** Whether a line end is behind it. */
  readonly isEnded: boolean;
}

/** Makes `element`, which holds `before`, hold what is given. */
export function paintLines(
  element: Element,
  before: PaintedLines,
  { lines, tokens = [], hasMore, isNumbered }: CodeGroupProps,
): PaintedLines {
  const count = isNumbered ? lines.length : Math.min(tokens.length, lines.length);
  const rest = lines.slice(count).join('\n') + (hasMore && count < lines.length ? '\n' : '');
  if (before.lines.length === 0 && count === 0) {
    growText(element, before.rest, rest);
    return { lines: [], rest };
  }
  const painted: PaintedLine[] = [];
  const keptRest = count === before.lines.length && rest.startsWith(before.rest) ? before.rest : undefined;
  if (keptRest === undefined) {
    while (element.childNodes.length > Math.min(count, before.lines.length)) element.lastChild?.remove();
  }
  for (let index = 0; index < count; index += 1) {
    const text = lines[index] ?? '';
    const tokenLine = tokens[index];
    const of = tokenLine?.text === text ? tokenLine : text;
    const isEnded = hasMore || index < lines.length - 1;
    const known = before.lines[index];
    if (known && known.of === of && known.isEnded === isEnded) {
      painted.push(known);
      continue;
    }
    const line = known?.element ?? createLine();
    fillLine(line, of, isEnded);
    if (!known) element.append(line);
    painted.push({ element: line, of, isEnded });
  }
  appendText(element, rest.slice(keptRest?.length));
  return { lines: painted, rest };
}

function createLine(): Element {
  const line = document.createElement('span');
  line.dataset.slot = 'dk-code-line';
  return line;
}

/** Keeps the nodes that the line begins with as long as they are right: only its end changes while it grows. */
function fillLine(element: Element, of: TokenLine | string, isEnded: boolean): void {
  const wanted = document.createDocumentFragment();
  if (typeof of === 'string') appendText(wanted, of);
  else appendTokens(wanted, of);
  if (isEnded) wanted.append('\n');
  let { firstChild: kept } = element;
  while (kept && wanted.firstChild?.isEqualNode(kept)) {
    wanted.firstChild.remove();
    kept = kept.nextSibling;
  }
  while (kept) {
    const next: ChildNode | null = kept.nextSibling;
    kept.remove();
    kept = next;
  }
  element.append(wanted);
}

function appendTokens(parent: DocumentFragment, { text, spans, looks }: TokenLine): void {
  const isMarked = hasControls(text);
  let start = 0;
  for (let index = 0; index < spans.length; index += 2) {
    const end = spans[index] ?? text.length;
    const look = looks[spans[index + 1] ?? 0];
    const place = look && spans[index + 1] ? copyOf(look) : parent;
    const piece = text.slice(start, end);
    // To ask what is there already, as marks need it, costs more than all the rest.
    if (isMarked) appendText(place, piece);
    else place.append(piece);
    if (place !== parent) parent.append(place);
    start = end;
  }
}

/** A copy is far cheaper than to write the style anew, and shares it. */
const models = /* @__PURE__ */ new WeakMap<Look, HTMLElement>();

function copyOf(look: Look): Element {
  const model = models.get(look) ?? createModel(look);
  return document.importNode(model);
}

function createModel(look: Look): HTMLElement {
  const token = document.createElement('span');
  // One of the two variables is nothing and the other one not set, by day and by night: see styles/code.css.
  token.style.color = `var(--dk-by-day, ${look.light}) var(--dk-by-night, ${look.dark})`;
  if (look.style & 1) token.style.fontStyle = 'italic';
  if (look.style & 2) token.style.fontWeight = 'bold';
  if (look.style & 4) token.style.textDecoration = 'underline';
  models.set(look, token);
  return token;
}
