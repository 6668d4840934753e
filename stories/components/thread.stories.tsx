import type { Meta, StoryObj } from '@storybook/react-vite';
import { JumpToLatest, Message, Thread, type ThreadProps } from 'deltakit/components';
import { type ReactNode, useState } from 'react';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { THREAD_ENGLISH } from '../../src/components/thread/thread-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';
import { makeReply } from './make-reply';

const linesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => `Line ${index + 1} of the reply.`).join('\n');
const LINES = linesOf(40);

const meta = {
  title: 'Components/Thread',
  component: Thread,
  args: { status: 'streaming', onStop: fn() },
  decorators: [
    (Story) => (
      <div style={{ blockSize: '22rem', display: 'flex' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Thread>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A turn is asked for by “Ask”, and grows by “Grow”, wherever the thread holds it. */
export const Overview: Story = {
  args: { anchor: 'end', isLoadingEarlier: false, ...labelArgs(THREAD_ENGLISH) },
  argTypes: {
    anchor: { control: 'inline-radio', options: ['end', 'turn'] },
    ...labelArgTypes(THREAD_ENGLISH),
  },
  render: function Render({ anchor, isLoadingEarlier, onStop, ...strings }) {
    const [turns, setTurns] = useState([3]);
    const [status, setStatus] = useState<ThreadProps['status']>('completed');
    return (
      <div style={{ display: 'flex', flex: 1, flexDirection: 'column' }}>
        <Thread
          status={status}
          anchor={anchor}
          isLoadingEarlier={isLoadingEarlier}
          onEarlier={fn()}
          onStop={onStop}
          labels={readLabels(THREAD_ENGLISH, strings)}
        >
          {turns
            .map((count, index) => ({ count, turn: index + 1 }))
            .flatMap(({ count, turn }) => [
              <Message key={`question ${turn}`} role="user">
                {`Question ${turn}`}
              </Message>,
              <Message
                key={`answer ${turn}`}
                role="assistant"
                status={turn === turns.length ? status : 'completed'}
                reply={makeReply(linesOf(count))}
              />,
            ])}
        </Thread>
        <div>
          <button
            type="button"
            onClick={() => {
              setTurns([...turns, 0]);
              setStatus('pending');
            }}
          >
            Ask
          </button>
          <button
            type="button"
            onClick={() => {
              setTurns(turns.with(-1, (turns.at(-1) ?? 0) + 5));
              setStatus('streaming');
            }}
          >
            Grow
          </button>
        </div>
      </div>
    );
  },
  play: async ({ canvas }) => {
    const log = canvas.getByRole('log', { name: 'Conversation' });
    await userEvent.click(canvas.getByRole('button', { name: 'Ask' }));
    for (let press = 0; press < 4; press++)
      await userEvent.click(canvas.getByRole('button', { name: 'Grow' }));
    await waitFor(() => expect(log.scrollHeight - log.clientHeight - log.scrollTop).toBeLessThanOrEqual(1));
  },
};

export const AllStates: Story = {
  name: 'States',
  parameters: { matrix: true },
  decorators: [(Story) => <div style={{ flex: 1 }}>{Story()}</div>],
  render: () => {
    const talk = [
      <Message key="1" role="user">
        Is a delta a kind of lake?
      </Message>,
      <Message key="2" role="assistant" reply={makeReply('No. It is land that a river builds.')} />,
    ];
    const frame = (thread: ReactNode) => <div style={{ blockSize: '16rem', display: 'flex' }}>{thread}</div>;
    return (
      <States
        states={{
          'a conversation': frame(<Thread status="completed">{talk}</Thread>),
          'without messages': frame(<Thread status="idle" />),
          'with earlier messages': frame(<Thread onEarlier={() => {}}>{talk}</Thread>),
          'while they are on their way': frame(<Thread isLoadingEarlier>{talk}</Thread>),
          'the way back': <JumpToLatest />,
          'the way back, with what came': <JumpToLatest unseen={3} />,
        }}
      />
    );
  },
};

export const Conversation: Story = {
  args: {
    status: 'completed',
    children: [
      <Message key="1" role="user">
        Is a delta a kind of lake?
      </Message>,
      <Message key="2" role="assistant" reply={makeReply('No. It is land that a river builds.')} />,
    ],
  },
  play: async ({ canvas }) => {
    const log = canvas.getByRole('log', { name: 'Conversation' });
    await expect(log).toHaveAttribute('aria-live', 'off');
    await expect(canvas.getAllByRole('article')).toHaveLength(2);
  },
};

/** Press “Grow” as a reply would grow: the thread keeps its end in sight, until one scrolls up. */
export const FollowsTheEnd: Story = {
  render: function Render(args) {
    const [text, setText] = useState(LINES);
    return (
      <>
        <Thread {...args}>
          <Message role="assistant" status="streaming" reply={makeReply(text)} />
        </Thread>
        <button type="button" onClick={() => setText((before) => `${before}\n${LINES}`)}>
          Grow
        </button>
      </>
    );
  },
  play: async ({ canvas }) => {
    const log = canvas.getByRole('log');
    const grow = canvas.getByRole('button', { name: 'Grow' });
    const distance = () => log.scrollHeight - log.clientHeight - log.scrollTop;

    await waitFor(() => expect(distance()).toBeLessThanOrEqual(1));
    await userEvent.click(grow);
    await waitFor(() => expect(distance()).toBeLessThanOrEqual(1));

    log.scrollTop -= 1;
    const jump = await waitFor(() => canvas.getByRole('button', { name: 'Jump to latest' }));
    const left = log.scrollTop;
    await userEvent.click(grow);
    await waitFor(() => expect(distance()).toBeGreaterThan(100));
    await expect(log.scrollTop).toBe(left);

    await userEvent.click(jump);
    await expect(distance()).toBeLessThanOrEqual(1);
    await expect(log).toHaveFocus();
    await expect(canvas.queryByRole('button', { name: 'Jump to latest' })).toBeNull();
    await userEvent.click(grow);
    await waitFor(() => expect(distance()).toBeLessThanOrEqual(1));

    log.scrollTop = 0;
    await waitFor(() => canvas.getByRole('button', { name: 'Jump to latest' }));
    log.scrollTop = log.scrollHeight;
    await waitFor(() => expect(canvas.queryByRole('button', { name: 'Jump to latest' })).toBeNull());
  },
};

export const EscapeStops: Story = {
  args: { children: <Message role="assistant" status="streaming" reply={makeReply(LINES)} /> },
  play: async ({ args, canvas }) => {
    canvas.getByRole('log').focus();
    await userEvent.keyboard('{Escape}');
    await expect(args.onStop).toHaveBeenCalledOnce();
  },
};
