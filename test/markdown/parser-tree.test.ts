/**
 * The trees that the kit's parser makes are those that @lezer/markdown makes on its own @lezer/common, which Node
 * loads here beside the other: in the tests, as in the package, `parser-tree.ts` stands in its place.
 */
import { createRequire } from 'node:module';
import { Tree } from '@lezer/common';
import type { MarkdownExtension, MarkdownParser } from '@lezer/markdown';
import * as inPackage from '@lezer/markdown';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../laws/runs';
import { exampleFiles, markdownDocuments, markdownExamples } from './examples';
import { documents, noise } from './random-markdown';

/** Of a place in a tree, what both have. */
interface Place {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly firstChild: Place | null;
  readonly lastChild: Place | null;
  readonly nextSibling: Place | null;
  readonly parent: Place | null;
  childAfter(pos: number): Place | null;
  getChild(name: string): Place | null;
  getChildren(name: string): readonly Place[];
}

const onItsOwn: typeof inPackage = createRequire(import.meta.url)('@lezer/markdown');

type Library = typeof inPackage;
const configs: readonly [name: string, extensionOf: (library: Library) => MarkdownExtension][] = [
  ['CommonMark', () => []],
  ['GFM', ({ GFM }) => GFM],
  ['all of its extensions', ({ GFM, Subscript, Superscript, Emoji }) => [GFM, Subscript, Superscript, Emoji]],
  ['blocks alone', () => ({ remove: ['Escape', 'Emphasis', 'Link', 'Image', 'InlineCode', 'HTMLTag'] })],
];

/** The tree by its children: of each place the name, the start and the end. */
function treeOf(parser: MarkdownParser, text: string): unknown {
  return placeOf(parser.parse(text).topNode);
}

function placeOf(place: Place): unknown {
  const children: unknown[] = [];
  for (let child = place.firstChild; child; child = child.nextSibling) children.push(placeOf(child));
  const { name, from, to } = place;
  return children.length > 0 ? [name, from, to, children] : [name, from, to];
}

/** What else is asked of a place. */
function answersOf(place: Place): unknown {
  const seen: unknown[] = [];
  const named = (one: Place | null | undefined) => (one ? [one.name, one.from, one.to] : null);
  const names = ['ListMark', 'QuoteMark', 'Paragraph', 'CodeText', 'Nothing'];
  const visit = (at: Place) => {
    const middle = Math.floor((at.from + at.to) / 2);
    seen.push(named(at.lastChild), named(at.parent));
    for (const pos of [at.from - 1, at.from, middle, at.to]) seen.push(named(at.childAfter(pos)));
    for (const name of names) seen.push(named(at.getChild(name)), at.getChildren(name).map(named));
    for (let child = at.firstChild; child; child = child.nextSibling) visit(child);
  };
  visit(place);
  return seen;
}

it('the two stand on different trees', () => {
  expect(inPackage.parser.parse('a')).toBeInstanceOf(Tree);
  expect(onItsOwn.parser.parse('a')).not.toBeInstanceOf(Tree);
});

describe.each(configs)('with %s', (_, extensionOf) => {
  const ours = inPackage.parser.configure(extensionOf(inPackage));
  const theirs = onItsOwn.parser.configure(extensionOf(onItsOwn));
  const expectSame = (text: string, name = JSON.stringify(text)) =>
    expect(treeOf(ours, text), name).toEqual(treeOf(theirs, text));

  it.each(exampleFiles())('the trees of %s are the same', (file) => {
    for (const { name, markdown } of markdownExamples(file)) expectSame(markdown, name);
  });

  it('the trees of all documents are the same', () => {
    for (const { name, markdown } of markdownDocuments()) expectSame(markdown, name);
  });

  it('the trees of any text are the same', () => {
    fc.assert(
      fc.property(fc.oneof(documents, noise), (text) => void expectSame(text)),
      {
        seed: 51,
        numRuns: runs(100),
      },
    );
  });
});

describe('a place in a tree', () => {
  const ours = inPackage.parser.configure(inPackage.GFM);
  const theirs = onItsOwn.parser.configure(onItsOwn.GFM);
  const answers = (parser: MarkdownParser, text: string) => answersOf(parser.parse(text).topNode);

  it.each(exampleFiles())('gives the same answers in all examples of %s', (file) => {
    for (const { name, markdown } of markdownExamples(file)) {
      expect(answers(ours, markdown), name).toEqual(answers(theirs, markdown));
    }
  });

  it('gives the same answers in any text', () => {
    fc.assert(
      fc.property(documents, (text) => void expect(answers(ours, text)).toEqual(answers(theirs, text))),
      { seed: 52, numRuns: runs(35) },
    );
  });
});
