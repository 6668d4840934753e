import type { Meta, StoryObj } from '@storybook/react-vite';
import { RetryButton } from 'deltakit/components';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { RETRY_BUTTON_ENGLISH as ENGLISH } from '../../src/components/retry-button/retry-button-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { StandStill } from '../stage/stand-still';
import { States } from '../stage/states';

const meta = {
  title: 'Components/RetryButton',
  component: RetryButton,
  args: { onRetry: fn() },
} satisfies Meta<typeof RetryButton>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Where the server asked for a wait, the button counts it down; until then it can be focused, and does nothing. */
export const Overview: Story = {
  args: { waitMs: 900, ...labelArgs(ENGLISH) },
  argTypes: labelArgTypes(ENGLISH),
  render: (args) => (
    <RetryButton onRetry={args.onRetry} waitMs={args.waitMs} labels={readLabels(ENGLISH, args)} />
  ),
  play: async ({ args, canvas }) => {
    const button = canvas.getByRole('button', { name: 'Try again in 1 s' });
    await userEvent.tab();
    await expect(button).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect(args.onRetry).not.toHaveBeenCalled();
    await waitFor(() => expect(button).toHaveTextContent(/^Try again$/), { timeout: 3000 });
    await expect(button).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect(args.onRetry).toHaveBeenCalledOnce();
  },
};

export const Matrix: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: ({ onRetry }) => (
    <States
      states={{
        ready: <RetryButton onRetry={onRetry} />,
        'waits as the server asked': (
          <StandStill>
            <RetryButton onRetry={onRetry} waitMs={3_599_000} />
          </StandStill>
        ),
      }}
    />
  ),
};
