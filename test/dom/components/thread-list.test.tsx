import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ThreadList, type ThreadListProps } from 'deltakit/components';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { groupThreads } from '../../../src/components/thread-list/group-threads';

const NOW = new Date(2026, 2, 30, 9, 0).getTime();
const at = (id: string, ...date: [number, number, number, number]) => ({
  id,
  title: id,
  updatedAt: new Date(...date).getTime(),
});

test('a day begins at midnight, also where one day has 23 hours', () => {
  const threads = [
    at('a', 2026, 2, 30, 0),
    at('b', 2026, 2, 29, 23),
    at('c', 2026, 2, 28, 23),
    at('d', 2026, 2, 30, 8),
  ];
  const groups = groupThreads(threads, NOW, String);
  expect(groups.map(({ name, threads: some }) => [name, some.map(({ id }) => id).join('')])).toEqual([
    ['0', 'ad'],
    ['1', 'b'],
    ['2', 'c'],
  ]);
});

const THREADS = [at('First', 2026, 2, 30, 8), at('Second', 2026, 2, 29, 8), at('Third', 2026, 0, 1, 8)];

function Live(props: Partial<ThreadListProps>) {
  const [threads, setThreads] = useState(THREADS);
  return (
    <ThreadList
      threads={threads}
      now={NOW}
      onSelect={vi.fn()}
      onDelete={(id) => setThreads((before) => before.filter((one) => one.id !== id))}
      {...props}
    />
  );
}

test('threads stand under their days, the open one is marked, one without title has a name', () => {
  render(<Live threads={[...THREADS, { ...at('x', 2026, 0, 1, 7), title: '' }]} current="Second" />);
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
    'Today',
    'Yesterday',
    'Earlier',
  ]);
  const earlier = within(screen.getByRole('list', { name: 'Earlier' }));
  expect(earlier.getAllByRole('listitem')).toHaveLength(2);
  expect(earlier.getByRole('button', { name: 'Untitled' })).not.toHaveAttribute('aria-current');
  expect(screen.getByRole('button', { name: 'Second' })).toHaveAttribute('aria-current', 'true');
  expect(screen.getByRole('button', { name: 'Second' })).toHaveAttribute('tabindex', '0');
  expect(screen.getByRole('button', { name: 'First' })).toHaveAttribute('tabindex', '-1');
});

test('a thread is deleted only after a question, and the focus goes to a neighbour each time', async () => {
  render(<Live onNew={vi.fn()} />);
  for (const [name, neighbour] of [
    ['Second', 'Third'],
    ['Third', 'First'],
    ['First', 'New conversation'],
  ] as const) {
    await userEvent.click(screen.getByRole('button', { name: `Delete “${name}”` }));
    expect(screen.getByRole('button', { name: 'Keep' })).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(screen.queryByText(name)).toBeNull();
    expect(screen.getByRole('button', { name: neighbour })).toHaveFocus();
  }
  expect(screen.getByRole('status')).toHaveTextContent('No conversations yet');
});

test('where nothing else is left, the list has the focus', async () => {
  render(<ThreadList threads={THREADS.slice(0, 1)} now={NOW} onSelect={vi.fn()} onDelete={vi.fn()} />);
  await userEvent.click(screen.getByRole('button', { name: 'Delete “First”' }));
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
  expect(screen.getByRole('navigation', { name: 'Conversations' })).toHaveFocus();
});

test('a title that stays as it was, or is empty, renames nothing', async () => {
  const onRename = vi.fn();
  render(<Live onRename={onRename} />);
  const rename = () => userEvent.click(screen.getByRole('button', { name: 'Rename “First”' }));
  await rename();
  await userEvent.keyboard('{Enter}');
  await rename();
  await userEvent.keyboard('{Backspace}{Enter}');
  await rename();
  await userEvent.keyboard('Other{Escape}');
  expect(onRename).not.toHaveBeenCalled();
  await rename();
  await userEvent.keyboard(' Other {Enter}');
  expect(onRename).toHaveBeenCalledWith('First', 'Other');
  expect(screen.getByRole('button', { name: 'Rename “First”' })).toHaveFocus();
});

test('it says that it loads, and then nothing', () => {
  const { rerender } = render(<Live threads={[]} isLoading />);
  expect(screen.getByRole('status')).toHaveTextContent('Loading conversations');
  rerender(<Live isLoading={false} />);
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});
