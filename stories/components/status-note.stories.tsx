import type { Meta, StoryObj } from '@storybook/react-vite';
import { StatusNote } from 'deltakit/components';
import { useState } from 'react';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { RETRY_BUTTON_ENGLISH } from '../../src/components/retry-button/retry-button-labels';
import { STATUS_NOTE_ENGLISH } from '../../src/components/status-note/status-note-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { StandStill } from '../stage/stand-still';
import { States } from '../stage/states';

const ENGLISH = { ...STATUS_NOTE_ENGLISH, ...RETRY_BUTTON_ENGLISH };

const TRUNCATED = {
  kind: 'truncated',
  message: 'The connection closed before the provider said that the reply is whole. Ask again.',
};

const meta = {
  title: 'Components/StatusNote',
  component: StatusNote,
  args: { status: 'cancelled', reason: 'user', onRetry: fn() },
} satisfies Meta<typeof StatusNote>;

export default meta;
type Story = StoryObj<typeof meta>;

/** How a reply stands, where it is not simply whole: a fact in words, and what can be done. */
export const Overview: Story = {
  args: labelArgs(ENGLISH),
  argTypes: {
    status: { control: 'select', options: ['cancelled', 'failed', 'completed'] },
    reason: { control: 'select', options: ['user', 'superseded', 'server', 'unmount', 'detached'] },
    finishReason: { control: 'select', options: ['stop', 'length', 'content-filter', 'refusal'] },
    ...labelArgTypes(ENGLISH),
  },
  render: ({ status, reason, finishReason, error, onRetry, ...args }) => (
    <StatusNote {...{ status, reason, finishReason, error, onRetry }} labels={readLabels(ENGLISH, args)} />
  ),
  play: async ({ args, canvas }) => {
    await expect(canvas.getByText('Stopped')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await expect(args.onRetry).toHaveBeenCalledOnce();
  },
};

/** Further off than anybody looks. */
const LATER = () => Date.now() + 3_599_500;

export const Matrix: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: function Render({ onRetry }) {
    const [retryAt] = useState(LATER);
    const waits = {
      status: 'pending',
      attempt: 2,
      attempts: 3,
      retryAt,
      onStop: onRetry,
    } as const;
    return (
      <States
        states={{
          stopped: <StatusNote status="cancelled" reason="user" onRetry={onRetry} />,
          'ended by the server': <StatusNote status="cancelled" reason="server" onRetry={onRetry} />,
          superseded: <StatusNote status="cancelled" reason="superseded" />,
          'cut at the length limit': <StatusNote status="completed" finishReason="length" />,
          'content filter': <StatusNote status="completed" finishReason="content-filter" />,
          refused: <StatusNote status="completed" finishReason="refusal" />,
          'cut off': <StatusNote status="failed" error={TRUNCATED} onRetry={onRetry} />,
          'at a standstill': (
            <StatusNote
              status="failed"
              attempt={3}
              error={{
                kind: 'timeout',
                phase: 'stall',
                message:
                  'The connection is alive, but no content came within 60 s. What came is kept. Retry.',
              }}
              onRetry={onRetry}
            />
          ),
          retrying: (
            <StandStill>
              <StatusNote {...waits} error={{ kind: 'network', message: '' }} />
            </StandStill>
          ),
          'retrying, nobody knows why': (
            <StandStill>
              <StatusNote {...waits} />
            </StandStill>
          ),
        }}
      />
    );
  },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByText('Declined to answer')).toHaveLength(2);
    await expect(canvas.getAllByText('The reply came to a standstill')).toHaveLength(2);
    await expect(canvas.getAllByText(/Tried 3 times\./)).toHaveLength(2);
  },
};

/** A calm note that counts down. The button stops before anything is asked again. */
export const Retrying: Story = {
  args: {
    status: 'pending',
    attempt: 2,
    attempts: 3,
    error: { kind: 'network', message: '' },
    onStop: fn(),
  },
  render: function Render(args) {
    const [retryAt] = useState(() => Date.now() + 8000);
    return <StatusNote {...args} retryAt={retryAt} />;
  },
  play: async ({ args, canvas }) => {
    await expect(canvas.getByText('The connection broke')).toBeVisible();
    await expect(canvas.getByRole('timer')).toHaveTextContent('Trying again in 8 s (attempt 2 of 3)');
    await waitFor(() => expect(canvas.getByRole('timer')).toHaveTextContent('in 7 s'), { timeout: 3000 });
    await userEvent.click(canvas.getByRole('button', { name: 'Stop' }));
    await expect(args.onStop).toHaveBeenCalledOnce();
  },
};
