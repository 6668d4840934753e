import { fireEvent, render, screen } from '@testing-library/react';
import { Message, type MessageProps } from 'deltakit/components';
import { renderToString } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { makeReply, makeReplyOf } from '../../../stories/components/make-reply';

type Part = NonNullable<MessageProps['reply']>['parts'][number];
type File = Extract<Part, { type: 'file' }>['file'];

const fileOf = (file: File) => <Message role="assistant" reply={makeReplyOf([{ type: 'file', file }])} />;

/** The name and the address of what a press of the button saves. */
function savedBy(button: HTMLElement): string[] {
  const saved: string[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download, this.href);
  });
  fireEvent.click(button);
  click.mockRestore();
  return saved;
}

describe('a picture', () => {
  test.each([
    ['its own bytes', 'data:image/png;base64,AAAA'],
    ['the page’s own server', '/pictures/delta.png'],
    ['the page’s own server, in full', `${location.origin}/pictures/delta.png`],
    ['the page’s own memory', `blob:${location.origin}/4f1c`],
  ])('loads by itself from %s', (_, url) => {
    render(fileOf({ mediaType: 'image/png', url }));
    expect(screen.getByRole('img', { name: 'Picture' })).toHaveAttribute(
      'src',
      new URL(url, location.href).href,
    );
    expect(screen.queryByRole('link')).toBeNull();
  });

  test.each([
    ['https://cdn.example/a.png?said=secret', 'cdn.example'],
    ['//cdn.example/a.png', 'cdn.example'],
    ['\\\\cdn.example/a.png', 'cdn.example'],
    ['https:cdn.example/a.png', 'cdn.example'],
    [`http://user:pass@cdn.example:8080/a.png`, 'cdn.example:8080'],
  ])('from elsewhere is a link that names its host: %s', (url, host) => {
    const { container } = render(fileOf({ mediaType: 'image/png', url }));
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getByRole('link')).toHaveTextContent(`Picture image/png · ${host}`);
    expect(screen.getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer');
  });

  test('that can’t be shown is saved after all', () => {
    render(fileOf({ name: 'delta.png', mediaType: 'image/png', url: 'data:image/png;base64,AAAA' }));
    fireEvent.error(screen.getByRole('img', { name: 'delta.png' }));
    expect(savedBy(screen.getByRole('button'))).toEqual(['delta.png', 'data:image/png;base64,AAAA']);
  });

  test('that may hold code is saved, not shown', () => {
    render(fileOf({ mediaType: 'image/svg+xml', url: 'data:image/svg+xml,<svg onload=alert(1)>' }));
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.getByRole('button')).toHaveTextContent('Picture image/svg+xml');
  });

  test('is known by its bytes where nothing else says what it is', () => {
    render(fileOf({ url: 'data:image/gif;base64,AAAA' }));
    expect(screen.getByRole('img', { name: 'Picture' })).toBeInTheDocument();
  });

  test('is not loaded by a server, which does not know where the page will be', () => {
    const html = renderToString(fileOf({ mediaType: 'image/png', url: '/pictures/delta.png' }));
    expect(html).not.toContain('<img');
    expect(html).not.toContain('href');
  });
});

describe('a file', () => {
  test.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://example.com/a',
    undefined,
  ])('is no link where its address is %j', (url) => {
    render(fileOf({ name: 'a.pdf', mediaType: 'application/pdf', url }));
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getByText('a.pdf')).toBeInTheDocument();
  });

  test('whose bytes came is saved, never opened as a page', () => {
    render(
      fileOf({ name: 'page.html', mediaType: 'text/html', url: 'data:text/html,<script>alert(1)</script>' }),
    );
    expect(screen.queryByRole('link')).toBeNull();
    expect(savedBy(screen.getByRole('button'))).toEqual([
      'page.html',
      'data:text/html,<script>alert(1)</script>',
    ]);
  });

  test('may be a mail address', () => {
    render(fileOf({ name: 'The author', url: 'mailto:author@example.com' }));
    expect(screen.getByRole('link', { name: 'The author' })).toHaveAttribute(
      'href',
      'mailto:author@example.com',
    );
  });
});

const call = {
  id: '1',
  name: 'web_search',
  argsText: '{"query":"tide"}',
  status: 'ready',
  isRemote: true,
} as const;
const callOf = (facts: object, props: Partial<MessageProps> = {}, behind: Part[] = []) => (
  <Message
    role="assistant"
    {...props}
    reply={makeReplyOf([{ type: 'tool-call', call: { ...call, ...facts } }, ...behind])}
  />
);
const summary = () => screen.getAllByRole('group')[0]?.querySelector('summary')?.textContent?.trim();

describe('a tool of the provider', () => {
  test.each([
    ['is being asked', { status: 'forming' }, 'streaming', 'Searching the web Preparing'],
    ['runs', {}, 'streaming', 'Searching the web Running'],
    ['gave a list', { result: [1, 2] }, 'streaming', 'Searched the web 2 results'],
    ['gave one thing', { result: [1] }, 'completed', 'Searched the web 1 result'],
    ['gave an empty list', { result: [] }, 'completed', 'Searched the web No results'],
    ['gave no list', { result: 'Two pages.' }, 'completed', 'Searched the web'],
    ['failed', { result: 'x', isError: true }, 'completed', 'Searching the web Failed'],
    ['is over, though it told nothing', {}, 'completed', 'Searched the web'],
    ['ran when the reply was cut', {}, 'failed', 'Searching the web Interrupted'],
    ['has no words of its own', { name: 'tide_table', result: {} }, 'completed', 'tide_table Done'],
  ] as const)('that %s', (_, facts, status, words) => {
    render(callOf(facts, { status }));
    expect(summary()).toBe(words);
  });

  test('has run when something came behind it', () => {
    render(callOf({}, { status: 'streaming' }, [{ type: 'text', text: 'So it is.' }]));
    expect(summary()).toBe('Searched the web');
  });

  test('shows what it gave as text', () => {
    const { container } = render(callOf({ result: [{ title: '<b onclick=x>Tides</b>' }] }));
    expect(container.querySelector('b')).toBeNull();
    expect(screen.getByText(/<b onclick=x>Tides<\/b>/)).toBeInTheDocument();
  });

  test('that runs is mark enough that more is coming; one that is done is not', () => {
    const { rerender } = render(callOf({}, { status: 'streaming' }));
    expect(screen.queryByRole('img', { name: 'Writing a reply' })).toBeNull();
    rerender(callOf({ result: [] }, { status: 'streaming' }));
    expect(screen.getByRole('img', { name: 'Writing a reply' })).toBeInTheDocument();
  });
});

test('a reply of nothing but an app’s data keeps the loader: there is nothing to see', () => {
  const parts: Part[] = [{ type: 'data', data: { name: 'progress', value: 1 } }];
  render(<Message role="assistant" status="streaming" reply={makeReplyOf(parts)} />);
  expect(screen.getByRole('img', { name: 'Writing a reply' })).toBeInTheDocument();
});

test('an app shows the parts it wants to in its own way, and leaves the others to the kit', () => {
  const parts: Part[] = [
    { type: 'data', data: { name: 'progress', value: 7 } },
    { type: 'text', text: 'Read.' },
    { type: 'file', file: { name: 'hidden.pdf' } },
  ];
  const renderPart = (part: Part) => {
    if (part.type === 'data') return <output>{String(part.data.value)}</output>;
    return part.type === 'file' ? null : undefined;
  };
  render(<Message role="assistant" reply={makeReplyOf(parts)} renderPart={renderPart} />);
  expect(screen.getByText('7')).toBeInTheDocument();
  expect(screen.getByText('Read.')).toBeInTheDocument();
  expect(screen.queryByText('hidden.pdf')).toBeNull();
});

test('a text goes on behind a source and behind an app’s data, unless an app shows those in their place', () => {
  const source = { title: 'A page', url: 'https://example.com' };
  const parts: Part[] = [
    { type: 'text', text: 'The tides are highest' },
    { type: 'source', source },
    { type: 'data', data: { name: 'progress', value: 1 } },
    { type: 'text', text: ' at full moon.' },
  ];
  const renderSource = ({ type }: Part) => (type === 'source' ? <sup>[1]</sup> : undefined);
  const { container, rerender } = render(
    <Message role="assistant" status="streaming" reply={makeReplyOf(parts.slice(0, 3))} />,
  );
  const texts = () => [...container.querySelectorAll('[data-slot="dk-message-text"]')];
  const [text] = texts();
  // The mark of a live text stays while sources come.
  expect(text).toHaveAttribute('data-live');
  rerender(<Message role="assistant" status="streaming" reply={makeReplyOf(parts)} />);
  expect(texts()).toEqual([text]);
  expect(text).toHaveTextContent('The tides are highest at full moon.');
  rerender(<Message role="assistant" reply={makeReplyOf(parts)} renderPart={renderSource} />);
  expect(texts().map((one) => one.textContent)).toEqual(['The tides are highest', ' at full moon.']);
  expect(screen.getByText('[1]')).toBeInTheDocument();
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
});

test('a source tells its host apart from its title, its passage once, and its score as a number', () => {
  const sources = [
    { title: 'bank.example', url: 'https://evil.example/a', snippet: 'Log in here.', score: 0.5 },
    { snippet: 'Only a passage.' },
    { id: 'chunk-3' },
  ];
  render(<Message role="assistant" reply={makeReply('So.', { sources })} />);
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    '1 bank.example evil.example Score 0.50Log in here.',
    '2 Only a passage.',
    '3 chunk-3',
  ]);
});
