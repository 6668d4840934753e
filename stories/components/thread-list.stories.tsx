import type { Meta, StoryObj } from '@storybook/react-vite';
import { ThreadList, type ThreadListProps } from 'deltakit/components';
import { useState } from 'react';
import { expect, fn, userEvent } from 'storybook/test';
import { THREAD_LIST_ENGLISH } from '../../src/components/thread-list/thread-list-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';

/** Half past two in the afternoon, wherever one is. */
const NOW = new Date(2026, 2, 18, 14, 30).getTime();
const HOUR = 3_600_000;

const THREADS = [
  { id: 'delta', title: 'How a delta forms', updatedAt: NOW - HOUR },
  { id: 'new', title: '', updatedAt: NOW - 2 * HOUR },
  {
    id: 'long',
    title: 'A comparison of three offers for the roof, with what each of them leaves out',
    updatedAt: NOW - 20 * HOUR,
  },
  { id: 'dinner', title: 'Dinner for two', updatedAt: NOW - 80 * HOUR },
  { id: 'old', title: 'المدّ والجزر', updatedAt: NOW - 900 * HOUR },
];

const meta = {
  title: 'Components/ThreadList',
  component: ThreadList,
  args: {
    threads: THREADS,
    current: 'delta',
    now: NOW,
    isLoading: false,
    onSelect: fn(),
    onNew: fn(),
    onRename: fn(),
    onDelete: fn(),
    onSearch: fn(),
  },
  decorators: [
    (Story, { parameters }) => (
      <div style={{ maxInlineSize: parameters.matrix ? undefined : '18rem', padding: '1rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof ThreadList>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A list that does what it is told, as an app's does. */
function Live({ threads: all, current: first, onSearch, ...rest }: ThreadListProps) {
  const [threads, setThreads] = useState(all);
  const [current, setCurrent] = useState(first);
  const [query, setQuery] = useState('');
  return (
    <ThreadList
      {...rest}
      threads={threads.filter(({ title }) => title.toLowerCase().includes(query))}
      current={current}
      onSelect={setCurrent}
      onRename={(id, title) =>
        setThreads((before) => before.map((one) => (one.id === id ? { ...one, title } : one)))
      }
      onDelete={(id) => setThreads((before) => before.filter((one) => one.id !== id))}
      onSearch={(next) => {
        setQuery(next.toLowerCase());
        onSearch?.(next);
      }}
    />
  );
}

export const Overview: StoryObj<typeof meta & { args: Record<string, unknown> }> = {
  args: labelArgs(THREAD_LIST_ENGLISH),
  argTypes: labelArgTypes(THREAD_LIST_ENGLISH),
  render: ({ threads, current, now, isLoading, onSelect, onNew, onSearch, ...strings }) => (
    <Live
      {...{ threads, current, now, isLoading, onSelect, onNew, onSearch }}
      labels={readLabels(THREAD_LIST_ENGLISH, strings)}
    />
  ),
};

export const AllStates: Story = {
  name: 'States',
  parameters: {
    matrix: true,
    // A page has one such list; a matrix has ten of the same name.
    a11y: { config: { rules: [{ id: 'landmark-unique', enabled: false }] } },
  },
  render: (args) => (
    <States
      states={{
        'by day': <ThreadList {...args} />,
        'to open, and no more': (
          <ThreadList threads={THREADS.slice(0, 2)} now={NOW} onSelect={args.onSelect} />
        ),
        loading: <ThreadList {...args} threads={[]} isLoading />,
        'none yet': <ThreadList {...args} threads={[]} onSearch={undefined} />,
        'in Arabic': (
          <div dir="rtl">
            <ThreadList {...args} threads={THREADS.slice(2)} current="old" />
          </div>
        ),
      }}
    />
  ),
};

/** Arrows lead through the list; F2 renames, Del asks and deletes, Esc leaves either; the focus stays close. */
export const ByKeys: Story = {
  render: Live,
  play: async ({ canvas, canvasElement }) => {
    const open = (name: string) => canvas.getByRole('button', { name });
    open('How a delta forms').focus();
    await expect(open('How a delta forms')).toHaveAttribute('aria-current', 'true');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
    await expect(open('Dinner for two')).toHaveAttribute('aria-current', 'true');
    await userEvent.tab();
    await expect(open('Rename “Dinner for two”')).toHaveFocus();
    await expect(open('Rename “Dinner for two”')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect(canvas.getByRole('textbox', { name: 'Title' })).toHaveFocus();
    await userEvent.keyboard('Lunch{Enter}');
    await expect(open('Rename “Lunch”')).toHaveFocus();
    await userEvent.keyboard('{Delete}');
    await expect(canvas.getByRole('group', { name: 'Lunch: Delete for good?' })).toBeVisible();
    await expect(open('Keep')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect(open('Delete “Lunch”')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await userEvent.tab({ shift: true });
    await userEvent.keyboard('{Enter}');
    await expect(canvas.queryByText('Lunch')).toBeNull();
    await expect(open('المدّ والجزر')).toHaveFocus();
    await expect(canvasElement.querySelectorAll('[data-slot=dk-thread-item]')).toHaveLength(4);
  },
};

export const Searching: Story = {
  render: Live,
  play: async ({ canvas }) => {
    const field = canvas.getByRole('searchbox', { name: 'Search conversations' });
    await userEvent.type(field, 'roof');
    await expect(canvas.getAllByRole('listitem')).toHaveLength(1);
    await expect(canvas.getByRole('list', { name: 'Yesterday' })).toBeVisible();
    await userEvent.type(field, '!');
    await expect(canvas.getByRole('status')).toHaveTextContent('Nothing found for “roof!”');
  },
};
