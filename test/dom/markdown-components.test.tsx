/** What an app puts in the place of the kit's own elements, and what it is given. */
import { render } from '@testing-library/react';
import { Markdown, type MarkdownComponents } from 'deltakit/markdown';
import { createElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { itemsOf } from '../../src/markdown/growing-list';

let errors: MockInstance<typeof console.error>;

beforeEach(() => {
  errors = vi.spyOn(console, 'error');
});

afterEach(() => {
  const said = errors.mock.calls.splice(0);
  errors.mockRestore();
  expect(said).toEqual([]);
});

const DOCUMENT = `# h1
## h2
### h3
#### h4
##### h5
###### h6

p **strong** *em* ~~del~~ \`code\` a  
b[^1]

- li
- [x] input

1. ol

> blockquote

| th |
|---|
| td |

---

[^1]: note
`;

const TAGS = [
  ...([
    'blockquote',
    'br',
    'code',
    'del',
    'em',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'input',
    'li',
    'ol',
    'p',
  ] as const),
  ...(['strong', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'] as const),
];

/** An element that an app might make in the place of markdown's. */
function ownElement(tag: (typeof TAGS)[number]) {
  return (props: object) => createElement(tag, { ...props, 'data-own': '' });
}

const OwnParagraph = (props: object) => <p {...props} data-own="" />;

describe('a component in the place of an element', () => {
  it.each(TAGS)('stands wherever markdown makes a `%s`, with its props', (tag) => {
    const { container } = render(<Markdown text={DOCUMENT} />);
    const own = container.querySelectorAll(`${tag}:not(section *)`);
    expect(own.length).toBeGreaterThan(0);
    const Own = ownElement(tag);
    const components: MarkdownComponents = { [tag]: Own };
    const other = render(<Markdown text={DOCUMENT} components={components} />).container;
    const replaced = other.querySelectorAll(`${tag}[data-own]:not(section *)`);
    expect(replaced).toHaveLength(own.length);
    const withoutIds = (html: string) => html.replace(/_r_\w+?_/g, 'id').replace(/ data-own=""/g, '');
    expect(withoutIds(other.innerHTML)).toBe(withoutIds(container.innerHTML));
  });

  it('keeps its element, and its state, while the text grows', () => {
    const components = { p: OwnParagraph };
    const { rerender, container } = render(<Markdown text="one" isWhole={false} components={components} />);
    const first = container.querySelector('p');
    for (const text of ['one two', 'one two\n\nthr', 'one two\n\nthree\n\nfour']) {
      rerender(<Markdown text={text} isWhole={false} components={components} />);
    }
    expect(container.querySelector('p')).toBe(first);
  });
});

describe('a component of the kit that is replaced', () => {
  const text = (markdown: string, components: MarkdownComponents, isWhole = true) =>
    render(<Markdown text={markdown} components={components} isWhole={isWhole} />).container;

  it('for links is given the address as it was written, the title and the text', () => {
    const Link = vi.fn(({ children }: { children: React.ReactNode }) => <b>{children}</b>);
    const container = text('[a *b*](javascript:x "T") <https://ok.example>', { Link });
    expect(container.querySelector('b')?.innerHTML).toBe('a <em>b</em>');
    expect(Link.mock.calls[0]?.[0]).toMatchObject({ url: 'javascript:x', title: 'T' });
    expect(Link.mock.calls[1]?.[0]).toMatchObject({
      url: 'https://ok.example',
      nodes: ['https://ok.example'],
    });
  });

  it('for links is given no address while it is coming', () => {
    const Link = vi.fn((_: object) => <b />);
    text('[a](https://ok.exam', { Link }, false);
    expect(Link.mock.lastCall?.[0]).toMatchObject({ url: undefined, nodes: ['a'] });
  });

  it('for pictures is given the address, the title, the description and what is allowed', () => {
    const Image = vi.fn((_: object) => <b />);
    text('![a *b*](c.png "T")', { Image });
    expect(Image.mock.lastCall?.[0]).toMatchObject({ url: 'c.png', title: 'T', alt: 'a b' });
  });

  it('for code is given its language, the rest of that line, its lines, and whether it is closed', () => {
    const CodeBlock = vi.fn((_: { lines: Parameters<typeof itemsOf>[0] }) => <b />);
    text('```ts title="a"\nlet a;\n\nb', { CodeBlock }, false);
    expect(CodeBlock.mock.lastCall?.[0]).toMatchObject({ lang: 'ts', meta: 'title="a"', isClosed: false });
    text('    indented', { CodeBlock });
    expect(CodeBlock.mock.lastCall?.[0]).toMatchObject({ lang: '', meta: '', isClosed: true });
    expect([...itemsOf(CodeBlock.mock.lastCall?.[0].lines ?? expect.fail())]).toEqual(['indented']);
  });

  it('for formulas is what makes them formulas', () => {
    expect(text('a $x$ b', {}).textContent).toBe('a $x$ b');
    const Formula = vi.fn((_: object) => <b />);
    expect(text('a $x$ b\n\n$$\ny\nz\n$$', { Formula }).querySelectorAll('b')).toHaveLength(2);
    expect(Formula.mock.calls[0]?.[0]).toMatchObject({ text: 'x', isDisplay: false, isClosed: true });
    expect(Formula.mock.lastCall?.[0]).toMatchObject({ text: 'y\nz', isDisplay: true, isClosed: true });
    text('$$\ny', { Formula }, false);
    expect(Formula.mock.lastCall?.[0]).toMatchObject({ text: 'y', isDisplay: true, isClosed: false });
  });

  it('for HTML is given its lines, and where it stands', () => {
    const Html = vi.fn((_: { lines: Parameters<typeof itemsOf>[0] }) => <i />);
    text('a <b>c', { Html });
    expect(Html.mock.lastCall?.[0]).toMatchObject({ isInline: true });
    text('<div>\nc\n</div>', { Html });
    expect(Html.mock.lastCall?.[0]).toMatchObject({ isInline: false });
    expect([...itemsOf(Html.mock.lastCall?.[0].lines ?? expect.fail())]).toEqual(['<div>', 'c', '</div>']);
  });

  it('for what an extension reads is given its name and its text', () => {
    const Extension = vi.fn(({ text: inner }: { text: string }) => <b>{inner}</b>);
    const mark = {
      defineNodes: ['Mark'],
      parseInline: [
        {
          name: 'Mark',
          parse(cx: import('@lezer/markdown').InlineContext, next: number, pos: number) {
            const end = cx.text.indexOf('==', pos + 2);
            return next === 61 && end !== -1 ? cx.addElement(cx.elt('Mark', pos, end + 2)) : -1;
          },
        },
      ],
    };
    const { container } = render(<Markdown text="a ==b== c" extensions={mark} components={{ Extension }} />);
    expect(container.textContent).toBe('a ==b== c');
    expect(Extension.mock.lastCall?.[0]).toMatchObject({ name: 'Mark', text: '==b==' });
  });
});
