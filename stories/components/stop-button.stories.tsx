import type { Meta, StoryObj } from '@storybook/react-vite';
import { StopButton } from 'deltakit/components';
import { expect, fn, userEvent } from 'storybook/test';

const meta = {
  title: 'Components/StopButton',
  component: StopButton,
  args: { status: 'streaming', onStop: fn() },
} satisfies Meta<typeof StopButton>;

export default meta;
type Story = StoryObj<typeof meta>;

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

export const OtherWords: Story = {
  args: { children: 'Stop the report' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Stop the report' })).toBeVisible();
  },
};
