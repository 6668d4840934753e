/**
 * The trees that @lezer/markdown makes, in place of @lezer/common's: those are balanced, packed and reused from one
 * parse to the next, for editors. A text that only grows needs none of that, and this is a sixth of the bytes. The
 * build puts it there (`scripts/parser-alias.mjs`), and a test holds it to the other.
 */

interface Type {
  readonly id: number;
  readonly name: string;
}

interface Built {
  /** Of each node its type, start, end and size, children first. */
  readonly buffer: readonly number[];
  readonly nodeSet: NodeSet;
  readonly reused: readonly Tree[];
  readonly topID: number;
  readonly length: number;
}

export class Tree {
  constructor(
    readonly type: Type,
    readonly children: readonly Tree[],
    /** Where they begin, from where this begins. */
    readonly positions: readonly number[],
    readonly length: number,
  ) {}

  static build({ buffer, nodeSet, reused, topID, length }: Built): Tree {
    const typeOf = (id = 0) => nodeSet.types[id] ?? NodeType.none;
    let at = buffer.length;
    function take(type: Type, first: number, base: number, size: number): Tree {
      const children: Tree[] = [];
      const positions: number[] = [];
      while (at > first) {
        at -= 4;
        const [id, from = 0, to = 0, count = 4] = buffer.slice(at, at + 4);
        const again = count < 0 ? reused[id ?? 0] : undefined;
        children.push(again ?? take(typeOf(id), at + 4 - count, from, to - from));
        positions.push(from - base);
      }
      return new Tree(type, children.reverse(), positions.reverse(), size);
    }
    return take(typeOf(topID), 0, 0, length);
  }

  balance(): Tree {
    return this;
  }

  prop(): undefined {
    return undefined;
  }

  get topNode(): Node {
    return new Node(this, 0, undefined, 0);
  }
}

/** A place in a tree. */
class Node {
  constructor(
    readonly tree: Tree,
    readonly from: number,
    readonly parent: Node | undefined,
    readonly index: number,
  ) {}

  get name(): string {
    return this.tree.type.name;
  }

  get to(): number {
    return this.from + this.tree.length;
  }

  get firstChild(): Node | null {
    return this.childAt(0);
  }

  get lastChild(): Node | null {
    return this.childAt(this.tree.children.length - 1);
  }

  get nextSibling(): Node | null {
    return this.parent?.childAt(this.index + 1) ?? null;
  }

  childAfter(pos: number): Node | null {
    let child = this.firstChild;
    while (child && child.to <= pos) child = child.nextSibling;
    return child;
  }

  getChildren(name: string): Node[] {
    const children = this.tree.children.map((_, index) => this.childAt(index) as Node);
    return children.filter((child) => child.name === name);
  }

  getChild(name: string): Node | null {
    return this.getChildren(name)[0] ?? null;
  }

  private childAt(index: number): Node | null {
    const child = this.tree.children[index];
    return child ? new Node(child, this.from + (this.tree.positions[index] ?? 0), this, index) : null;
  }
}

export const NodeType = {
  none: { id: 0, name: '' },
  define: ({ id, name }: Type): Type => ({ id, name }),
};

export class NodeSet {
  constructor(readonly types: readonly Type[]) {}

  /** What is said of the types is for editors. */
  extend(): NodeSet {
    return this;
  }
}

interface Parse {
  advance(): Tree | null;
}

export abstract class Parser {
  abstract createParse(input: object, fragments: readonly never[], ranges: readonly object[]): Parse;

  parse(text: string): Tree {
    const input = {
      lineChunks: false,
      length: text.length,
      chunk: (from: number) => text.slice(from),
      read: (from: number, to: number) => text.slice(from, to),
    };
    const parse = this.createParse(input, [], [{ from: 0, to: text.length }]);
    for (;;) {
      const tree = parse.advance();
      if (tree) return tree;
    }
  }
}

/** Named by the library, for what is not used here. */
export const NodeProp = { group: 0, contextHash: 1 };
export const IterMode = { IncludeAnonymous: 0, IgnoreMounts: 0 };
export function parseMixed(): undefined {
  return undefined;
}
