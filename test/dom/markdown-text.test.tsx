/** `<Markdown text={…}>` in a page: on a server and behind it, piece by piece, with what is defined late. */
import { cleanup, render, screen } from '@testing-library/react';
import { Markdown } from 'deltakit/markdown';
import { act } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';

let errors: MockInstance<typeof console.error>;

beforeEach(() => {
  errors = vi.spyOn(console, 'error');
});

afterEach(() => {
  cleanup();
  const said = errors.mock.calls.splice(0);
  errors.mockRestore();
  expect(said).toEqual([]);
});

const DOCUMENT = `# One

A [link](https://ok.example), *emphasis*, **strong**, ~~gone~~, \`code\`, a picture ![p](https://x.example/a.png),
a line  
broken, <b>html</b>, [ref] and[^note].

- one
- [x] done

1. first

> quoted

| a | b |
|:--|--:|
| c | d |

\`\`\`ts
let a = 1;
\`\`\`

---

<div>
raw
</div>

[ref]: /ref "Title"
[^note]: The *note*.
`;

describe('markdown of a text', () => {
  it('is hydrated as the server made it, without a word from React', async () => {
    for (const page of [
      <Markdown key="text" text={DOCUMENT} />,
      <Markdown key="half" text={DOCUMENT.slice(0, 90)} isWhole={false} />,
      <Markdown key="components" text={DOCUMENT} components={{ p: (props) => <p {...props} /> }} />,
    ]) {
      const container = document.createElement('div');
      document.body.append(container);
      container.innerHTML = renderToString(page);
      const before = container.innerHTML;
      expect(before).toContain('One</h1>');
      const root = await act(() => hydrateRoot(container, page, { onRecoverableError: console.error }));
      expect(container.textContent).toBe(
        new DOMParser().parseFromString(before, 'text/html').body.textContent,
      );
      act(() => root.unmount());
      container.remove();
    }
  });

  it('that comes piece by piece gives no element a second key, and no element a prop that it does not know', () => {
    const { rerender, container } = render(<Markdown text="" isWhole={false} />);
    for (let end = 1; end <= DOCUMENT.length; end++) {
      rerender(<Markdown text={DOCUMENT.slice(0, end)} isWhole={false} />);
    }
    rerender(<Markdown text={DOCUMENT} />);
    expect(container.querySelectorAll('li, tr, pre, blockquote, section')).toHaveLength(9);
  });

  it('gives what is not its own to the element around it', () => {
    render(<Markdown text="a" id="it" className="mine" lang="de" data-x="1" aria-label="Reply" />);
    const element = document.querySelector('#it');
    expect(element).toHaveClass('mine', 'dk-md');
    expect(element).toHaveAttribute('lang', 'de');
    expect(element).toHaveAttribute('data-x', '1');
    expect(element).toHaveAttribute('aria-label', 'Reply');
  });
});

describe('a definition that comes late', () => {
  it('makes its references links, and leaves all other elements as they are', () => {
    const text =
      'See [the docs][docs], [docs] and[^1].\n\n# More\n\n- in an item [docs]\n\n| [docs] |\n|---|\n\n';
    const { rerender, container } = render(<Markdown text={text} isWhole={false} />);
    expect(screen.queryAllByRole('link', { name: /docs/ })).toHaveLength(0);
    const kept = [...container.querySelectorAll('p, h1, ul, li, table, th')];
    rerender(<Markdown text={`${text}[docs]: /docs\n\n[^1]: The note.\n`} isWhole={false} />);
    const links = screen.getAllByRole('link', { name: /docs/ });
    expect(links.map((link) => link.getAttribute('href'))).toEqual(Array(4).fill('/docs'));
    for (const element of kept) expect(container.contains(element)).toBe(true);
    expect(screen.getByRole('group', { name: 'Footnotes' })).toHaveTextContent('The note.');
  });

  it('that never comes leaves the brackets as text once nothing more comes', () => {
    const { rerender, container } = render(<Markdown text="See [the docs][docs] x" isWhole={false} />);
    expect(container.textContent).toBe('See the docs x');
    rerender(<Markdown text="See [the docs][docs] x" />);
    expect(container.textContent).toBe('See [the docs][docs] x');
  });

  it('of a footnote is numbered by where it is first referred to, and leads back there', () => {
    const text = 'a[^b] c[^a] d[^b]\n\n[^a]: First *note*\n\n[^b]: Second\n';
    const { container } = render(
      <>
        <Markdown text={text} />
        <Markdown text={text} />
      </>,
    );
    const marks = [...container.querySelectorAll('[data-slot=dk-md-note-mark]')];
    expect(marks.map((mark) => mark.textContent)).toEqual(['1', '2', '1', '1', '2', '1']);
    const ids = [...container.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of container.querySelectorAll('a[href^="#"]')) {
      expect(ids).toContain(link.getAttribute('href')?.slice(1));
    }
    const notes = [...container.querySelectorAll('section li')].map((note) => note.textContent);
    expect(notes.slice(0, 2)).toEqual(['Second↩', 'First note↩']);
  });
});
