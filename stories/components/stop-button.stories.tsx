import type { Meta, StoryObj } from '@storybook/react-vite';
import { StopButton } from 'deltakit/components';
import { expect, fn, userEvent } from 'storybook/test';
import { SEND_OR_STOP_ENGLISH } from '../../src/components/send-or-stop/send-or-stop-labels';
import { labelArgs, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';

const meta = {
  title: 'Components/StopButton',
  component: StopButton,
  args: { status: 'streaming', onStop: fn() },
} satisfies Meta<typeof StopButton>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Overview: StoryObj<typeof meta & { args: Record<string, unknown> }> = {
  args: labelArgs({ stop: SEND_OR_STOP_ENGLISH.stop }),
  render: ({ status, onStop, ...strings }) => (
    <StopButton {...{ status, onStop }} labels={readLabels(SEND_OR_STOP_ENGLISH, strings)} />
  ),
};

export const AllStates: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: ({ onStop }) => (
    <States
      states={{
        'a reply is on its way': <StopButton status="streaming" onStop={onStop} />,
        'nothing to stop': <StopButton status="completed" onStop={onStop} />,
        'in words of the app': (
          <StopButton status="streaming" onStop={onStop}>
            Stop the report
          </StopButton>
        ),
      }}
    />
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('button', { name: 'Stop the report' })[0]).toBeVisible();
  },
};

export const Streaming: Story = {
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Stop' }));
    await expect(args.onStop).toHaveBeenCalledOnce();
  },
};

export const NothingToStop: Story = {
  args: { status: 'completed' },
  play: async ({ args, canvas }) => {
    const button = canvas.getByRole('button', { name: 'Stop' });
    await userEvent.click(button, { pointerEventsCheck: 0 });
    await expect(args.onStop).not.toHaveBeenCalled();
    await expect(button).toHaveFocus();
  },
};
