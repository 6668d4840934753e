/** The frame round code: names, buttons, and what stands there without a browser. */
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createCodeBlock, createDiagram, createFormula } from 'deltakit/code';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { CodeBlockProps } from '../../src/components/code-block/code-block-props';
import { fileNameOf, titleOf } from '../../src/components/code-block/file-name';
import { PlainCode } from '../../src/components/code-block/plain-code';
import { appendAll, emptyList } from '../../src/markdown/growing-list';

const CodeBlock = createCodeBlock({ languages: {}, lineNumbers: true });

const propsOf = (code: string, props: Partial<CodeBlockProps> = {}): CodeBlockProps => ({
  lang: 'ts',
  meta: '',
  lines: appendAll(emptyList<string>(), code.split('\n')),
  isClosed: true,
  ...props,
});

describe('the name to save code by', () => {
  it.each([
    ['ts', '', 'code.ts'],
    ['TypeScript', '', 'code.ts'],
    ['c++', '', 'code.cpp'],
    ['', '', 'code.txt'],
    ['../../etc', '', 'code.txt'],
    ['constructor', '', 'code.constructor'],
    ['ts', 'title="src/a b.test.ts" {1,3}', 'a b.test.ts'],
    ['ts', 'file=main.go', 'main.go'],
    ['ts', "filename='été.py'", 'été.py'],
    ['ts', 'title="..\\..\\.bashrc"', 'bashrc'],
    ['ts', 'title="a\u202etxt.exe"', 'atxt.exe'],
    ['ts', 'title="///"', 'code.ts'],
    ['ts', 'notitle=a.ts', 'code.ts'],
  ])('of %j with %j is %s', (lang, meta, name) => {
    expect(fileNameOf(lang, meta)).toBe(name);
  });

  it('is shown with its folders', () => {
    expect(titleOf('{1} title="src/a.ts"')).toBe('src/a.ts');
  });
});

const Own = ({ lang }: CodeBlockProps) => <p>{lang} of the app</p>;

describe('a block of code', () => {
  it('is named by its language, or by its file', () => {
    render(
      <>
        <CodeBlock {...propsOf('a')} />
        <CodeBlock {...propsOf('a', { meta: 'title="a.ts"' })} />
        <CodeBlock {...propsOf('a', { lang: '' })} />
      </>,
    );
    expect(screen.getAllByRole('figure').map((figure) => figure.getAttribute('aria-label'))).toEqual([
      'Code, ts',
      'Code, a.ts',
      'Code',
    ]);
  });

  it('says that it copied, in words of the app', async () => {
    const user = userEvent.setup();
    render(<CodeBlock {...propsOf('one\ntwo', { labels: { copy: 'Kopieren', copied: 'Kopiert' } })} />);
    await user.click(screen.getByRole('button', { name: 'Kopieren' }));
    expect(await screen.findByText('Kopiert')).toHaveAttribute('role', 'status');
    expect(await navigator.clipboard.readText()).toBe('one\ntwo');
  });

  it('wraps its lines when a person asks for it', async () => {
    const { container } = render(<CodeBlock {...propsOf('a')} />);
    const button = screen.getByRole('button', { name: 'Wrap lines' });
    expect(container.querySelector('pre')).not.toHaveAttribute('data-wrapped');
    await userEvent.click(button);
    expect(button).toHaveAttribute('aria-pressed', 'true');
    expect(container.querySelector('pre')).toHaveAttribute('data-wrapped');
  });

  it('leaves a language to what the app shows it with, and no name that objects have', () => {
    const Other = createCodeBlock({ languages: {}, renderers: { mermaid: Own } });
    render(
      <>
        <Other {...propsOf('a', { lang: 'mermaid' })} />
        <Other {...propsOf('b', { lang: 'constructor' })} />
      </>,
    );
    expect(screen.getByText('mermaid of the app')).toBeVisible();
    expect(screen.getByRole('figure', { name: 'Code, constructor' })).toBeVisible();
  });
});

describe('on a server', () => {
  const Formula = createFormula(() => import('katex'));
  const Diagram = createDiagram(() => import('mermaid'));

  it.each([
    ['plain code', <PlainCode key="a" {...propsOf('let a;\nlet b;')} />],
    ['a block', <CodeBlock key="b" {...propsOf('let a;\nlet b;')} />],
    ['a diagram', <Diagram key="c" {...propsOf('let a;\nlet b;')} />],
  ])('%s is its text', (_, node) => {
    expect(renderToString(node)).toContain('let a;\nlet b;');
  });

  it('a formula is its source', () => {
    expect(renderToString(<Formula text="a^2" isDisplay isClosed />)).toContain('a^2');
  });

  it('characters that change the order are not sent as they are', () => {
    expect(renderToString(<PlainCode {...propsOf('a\u202eb')} />)).toContain('a\ufffdb');
  });
});
