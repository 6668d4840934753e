import { act, fireEvent, render, screen } from '@testing-library/react';
import { Citation, Message, Sources, useSources } from 'deltakit/components';
import { CitedMarkdown } from 'deltakit/markdown';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { makeReply } from '../../../stories/components/make-reply';

const SOURCES = [
  { title: 'Tides', url: 'https://example.com/a', snippet: 'High at full moon.', score: 0.9 },
  { title: 'Notes', snippet: 'Low at dawn.', score: 0.2 },
  { id: 'chunk-3', title: 'Unscored' },
];

const items = () => screen.getAllByRole('listitem').map((item) => item.textContent);

describe('sources below the least score', () => {
  test('are counted, and shown for who asks under the numbers that they have', () => {
    render(<Sources sources={SOURCES} minScore={0.5} />);
    expect(items()).toEqual(['1 Tides example.com Score 0.90High at full moon.', '3 Unscored']);
    expect(screen.getByText('1 source is less close')).toBeInTheDocument();
    const show = screen.getByRole('button', { name: 'Show', expanded: false });
    fireEvent.click(show);
    expect(items()).toHaveLength(3);
    expect(items()[1]).toBe('2 Notes Score 0.20Low at dawn.');
    fireEvent.click(screen.getByRole('button', { name: 'Hide', expanded: true }));
    expect(items()).toHaveLength(2);
  });

  test('are not spoken of where there are none', () => {
    render(<Sources sources={SOURCES} minScore={0.1} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

test('a bar is drawn for a score that is a share of one, and for no other', () => {
  const scores = [0, 0.5, 1, 1.2, -0.1, 14];
  const { container } = render(<Sources sources={scores.map((score) => ({ title: 'A', score }))} />);
  const bars = [...container.querySelectorAll<HTMLElement>('[data-slot=dk-source-bar-share]')];
  expect(bars.map((bar) => bar.style.inlineSize)).toEqual(['0%', '50%', '100%']);
  expect(screen.getAllByText(/Score/)).toHaveLength(6);
});

test('each has an id where a link has to lead to it', () => {
  const { container } = render(<Sources sources={SOURCES} idPrefix="m1-source-" />);
  expect([...container.querySelectorAll('li')].map(({ id }) => id)).toEqual([
    'm1-source-1',
    'm1-source-2',
    'm1-source-3',
  ]);
});

test.each(['javascript:alert(1)', 'https://', '//', 'http://[', '/relative', 'x', ' ', 'data:text/html,x'])(
  'an address such as %j neither throws nor leads anywhere',
  (url) => {
    const source = { title: 'A source', url };
    render(
      <>
        <Sources sources={[source]} />
        <Citation number={1} source={source} />
      </>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Source 1: A source' }));
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getAllByText('A source')).toHaveLength(2);
  },
);

describe('a passage', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('can be read in full where it does not fit', () => {
    let measure = () => {};
    vi.stubGlobal(
      'ResizeObserver',
      class {
        constructor(callback: () => void) {
          measure = callback;
        }
        observe() {}
        disconnect() {}
      },
    );
    render(<Sources sources={[{ snippet: 'A long passage.', title: 'A' }]} />);
    expect(screen.queryByRole('button')).toBeNull();
    const passage = screen.getByText('A long passage.');
    Object.defineProperty(passage, 'scrollHeight', { value: 90 });
    act(() => measure());
    fireEvent.click(screen.getByRole('button', { name: 'Read all', expanded: false }));
    expect(passage).toHaveAttribute('data-open');
    fireEvent.click(screen.getByRole('button', { name: 'Read less', expanded: true }));
    expect(passage).not.toHaveAttribute('data-open');
  });
});

describe('a citation', () => {
  test('opens in the line where the browser has no cards of its own', () => {
    render(<Citation number={2} source={SOURCES[0] ?? {}} />);
    const mark = screen.getByRole('button', { name: 'Source 2: Tides' });
    expect(mark).toHaveTextContent('2');
    expect(screen.queryByText('High at full moon.')).toBeNull();
    fireEvent.click(mark);
    expect(screen.getByRole('note', { hidden: true })).toHaveTextContent(
      'Tides example.com Score 0.90High at full moon.',
    );
    expect(screen.getByRole('link', { name: 'Tides', hidden: true })).toHaveAttribute(
      'href',
      'https://example.com/a',
    );
    fireEvent.click(mark);
    expect(screen.queryByText('High at full moon.')).toBeNull();
  });

  test('closes by Esc without a word to the thread around it, which hears all other keys', () => {
    const onKeyDown = vi.fn();
    render(
      // biome-ignore lint/a11y/noStaticElementInteractions: stands for a thread
      <div onKeyDown={onKeyDown}>
        <Citation number={1} source={SOURCES[0] ?? {}} />
      </div>,
    );
    const mark = screen.getByRole('button');
    fireEvent.keyDown(mark, { key: 'Escape' });
    expect(onKeyDown).toHaveBeenCalledTimes(1);
    fireEvent.click(mark);
    fireEvent.keyDown(mark, { key: 'Escape' });
    expect(onKeyDown).toHaveBeenCalledTimes(1);
    expect(screen.queryByText('High at full moon.')).toBeNull();
    fireEvent.keyDown(mark, { key: 'a' });
    fireEvent.keyDown(mark, { key: 'Escape' });
    expect(onKeyDown).toHaveBeenCalledTimes(3);
  });

  test('is markup that a paragraph may hold, on a server too', () => {
    expect(renderToString(<Citation number={1} source={SOURCES[0] ?? {}} />)).not.toMatch(
      /<(div|p|ul|h\d)\b/,
    );
  });
});

describe('a text that cites', () => {
  const cite = (text: string) => (
    <Message role="assistant" markdown={CitedMarkdown} reply={makeReply(text, { sources: SOURCES })} />
  );
  const marks = () =>
    screen.queryAllByRole('button', { name: /^Source/ }).map((mark) => mark.getAttribute('aria-label'));

  test('has a mark for each number and each id that there is a source of', () => {
    render(cite('High [1], low [2][chunk-3], never [7].'));
    expect(marks()).toEqual(['Source 1: Tides', 'Source 2: Notes', 'Source 3: Unscored']);
    expect(screen.getByText(/never \[7\]\./)).toBeInTheDocument();
  });

  test('keeps the words that a model made a link of, and other links', () => {
    render(cite('[the almanac](#source-1), [a page](https://example.net), [no source](#source-9)'));
    expect(screen.getByText(/the almanac/)).toBeInTheDocument();
    expect(marks()).toEqual(['Source 1: Tides']);
    expect(screen.getByRole('link', { name: 'a page' })).toHaveAttribute('href', 'https://example.net/');
    expect(screen.getByRole('link', { name: 'no source' })).toBeInTheDocument();
  });
});

const SEEN: unknown[] = [];
function Seeing() {
  SEEN.push(useSources());
  return null;
}

test('what a message shows its text by knows the sources of the message, and of none elsewhere', () => {
  render(<Message role="assistant" markdown={Seeing} reply={makeReply('So.', { sources: SOURCES })} />);
  render(<Seeing />);
  expect(SEEN).toEqual([SOURCES, []]);
});
