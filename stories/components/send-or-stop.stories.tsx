import type { Meta, StoryObj } from '@storybook/react-vite';
import { SendOrStop } from 'deltakit/components';
import { useState } from 'react';
import { expect, fn, userEvent, within } from 'storybook/test';
import { SEND_OR_STOP_ENGLISH } from '../../src/components/send-or-stop/send-or-stop-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';

const meta = {
  title: 'Components/SendOrStop',
  component: SendOrStop,
  args: { status: 'idle', onStop: fn() },
} satisfies Meta<typeof SendOrStop>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Overview: StoryObj<typeof meta & { args: Record<string, unknown> }> = {
  args: { canSend: true, ...labelArgs(SEND_OR_STOP_ENGLISH) },
  argTypes: labelArgTypes(SEND_OR_STOP_ENGLISH),
  render: ({ status, onStop, canSend, ...strings }) => (
    <SendOrStop {...{ status, onStop, canSend }} labels={readLabels(SEND_OR_STOP_ENGLISH, strings)} />
  ),
};

export const AllStates: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: ({ onStop }) => (
    <States
      states={{
        'something to send': <SendOrStop status="idle" />,
        'nothing to send': <SendOrStop status="idle" canSend={false} />,
        'a reply is on its way': <SendOrStop status="streaming" onStop={onStop} />,
      }}
    />
  ),
};

export const Send: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Send' })).toHaveAttribute('type', 'submit');
  },
};

export const NothingToSend: Story = {
  args: { canSend: false },
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'Send' });
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    button.focus();
    await expect(button).toHaveFocus();
  },
};

export const Stop: Story = {
  args: { status: 'streaming', labels: { stop: 'Anhalten' } },
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Anhalten' }));
    await expect(args.onStop).toHaveBeenCalledOnce();
  },
};

/** The node stays the same from Send to Stop and back, and keeps the focus. */
export const OneNode: Story = {
  render: function Render(args) {
    const [status, setStatus] = useState(args.status);
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setStatus('pending');
        }}
      >
        <SendOrStop {...args} status={status} onStop={() => setStatus('cancelled')} />
      </form>
    );
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const send = canvas.getByRole('button', { name: 'Send' });
    await userEvent.click(send);
    const stop = canvas.getByRole('button', { name: 'Stop' });
    await expect(stop).toBe(send);
    await expect(stop).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    // A stop is not also a send, though the node is a submit button again by now.
    await expect(canvas.getByRole('button', { name: 'Send' })).toHaveAttribute('data-status', 'cancelled');
    await expect(send).toHaveFocus();
  },
};
