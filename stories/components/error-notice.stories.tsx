import type { Meta, StoryObj } from '@storybook/react-vite';
import { ErrorNotice } from 'deltakit/components';
import { useState } from 'react';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { ERROR_NOTICE_ENGLISH } from '../../src/components/error-notice/error-notice-labels';
import { RETRY_BUTTON_ENGLISH } from '../../src/components/retry-button/retry-button-labels';
import { STATUS_NOTE_ENGLISH } from '../../src/components/status-note/status-note-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { StandStill } from '../stage/stand-still';
import { States } from '../stage/states';

const ENGLISH = { ...ERROR_NOTICE_ENGLISH, ...STATUS_NOTE_ENGLISH, ...RETRY_BUTTON_ENGLISH };

const NETWORK = {
  kind: 'network',
  message: 'The server could not be reached. Check the connection and retry.',
};
const FULL = {
  name: 'StorageError',
  kind: 'full',
  message: "The browser's storage is full, so threads are not kept. Delete or export some.",
};

const meta = {
  title: 'Components/ErrorNotice',
  component: ErrorNotice,
  args: { error: NETWORK },
} satisfies Meta<typeof ErrorNotice>;

export default meta;
type Story = StoryObj<typeof meta>;

/** What happened, why, and what to do: for what fails outside of a reply, too. */
export const Overview: Story = {
  args: { onRetry: fn(), onDismiss: fn(), ...labelArgs(ENGLISH) },
  argTypes: labelArgTypes(ENGLISH),
  render: ({ error, onRetry, onDismiss, ...args }) => (
    <ErrorNotice {...{ error, onRetry, onDismiss }} labels={readLabels(ENGLISH, args)} />
  ),
  play: async ({ args, canvas }) => {
    await expect(canvas.getByRole('alert')).toHaveTextContent('The connection broke');
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await expect(args.onRetry).toHaveBeenCalledOnce();
    await userEvent.click(canvas.getByRole('button', { name: 'Dismiss' }));
    await expect(args.onDismiss).toHaveBeenCalledOnce();
  },
};

export const Matrix: Story = {
  name: 'States',
  args: { onRetry: fn(), onDismiss: fn() },
  parameters: { matrix: true },
  render: ({ onRetry, onDismiss }) => (
    <States
      states={{
        'can be tried again': <ErrorNotice error={NETWORK} onRetry={onRetry} />,
        'waits as the server asked': (
          <StandStill>
            <ErrorNotice
              error={{ kind: 'rate-limit', message: 'The server asks for a wait.', retryAfterMs: 3_599_000 }}
              onRetry={onRetry}
            />
          </StandStill>
        ),
        'tried several times': <ErrorNotice error={NETWORK} attempt={3} onRetry={onRetry} />,
        'can be dismissed': <ErrorNotice error={FULL} onDismiss={onDismiss} />,
        'both, in a narrow place': (
          <div style={{ maxInlineSize: '18rem' }}>
            <ErrorNotice error={NETWORK} onRetry={onRetry} onDismiss={onDismiss} />
          </div>
        ),
        'in another language than the page': (
          <ErrorNotice error={{ kind: 'provider', message: 'الخادم مشغول الآن. حاول بعد دقيقة.' }} />
        ),
        'of an unknown kind': <ErrorNotice error={{ message: '<b>500</b> upstream' }} />,
      }}
    />
  ),
};

/** The server asked for a wait, so asking again has to wait; a notice that is dismissed is gone. */
export const AWaitThenDismissed: Story = {
  args: {
    error: { kind: 'rate-limit', message: 'The server asks for a wait of 1 s.', retryAfterMs: 900 },
    onRetry: fn(),
  },
  render: function Render(args) {
    const [isShown, setShown] = useState(true);
    return isShown ? <ErrorNotice {...args} onDismiss={() => setShown(false)} /> : <p>Nothing to see.</p>;
  },
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Try again in 1 s' }), {
      pointerEventsCheck: 0,
    });
    await expect(args.onRetry).not.toHaveBeenCalled();
    const retry = await waitFor(() => canvas.getByRole('button', { name: 'Try again' }), { timeout: 3000 });
    await userEvent.click(retry);
    await expect(args.onRetry).toHaveBeenCalledOnce();
    await userEvent.click(canvas.getByRole('button', { name: 'Dismiss' }));
    await expect(canvas.queryByRole('alert')).toBeNull();
  },
};
