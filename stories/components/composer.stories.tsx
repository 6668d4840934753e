import type { Meta, StoryObj } from '@storybook/react-vite';
import { Composer } from 'deltakit/components';
import { expect, fireEvent, fn, userEvent, waitFor } from 'storybook/test';

const meta = {
  title: 'Components/Composer',
  component: Composer,
  args: { status: 'idle', onSend: fn(), onStop: fn() },
  decorators: [
    (Story) => (
      <div style={{ paddingBlock: '1rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Composer>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {
  play: async ({ args, canvas }) => {
    const field = canvas.getByRole('textbox', { name: 'Message' });
    await userEvent.type(field, '   {Enter}');
    await expect(args.onSend).not.toHaveBeenCalled();
  },
};

export const Sends: Story = {
  play: async ({ args, canvas }) => {
    const field = canvas.getByRole('textbox', { name: 'Message' });
    await userEvent.type(field, 'One line{Shift>}{Enter}{/Shift}another{Enter}');
    await expect(args.onSend).toHaveBeenCalledOnce();
    await expect(args.onSend).toHaveBeenCalledWith('One line\nanother');
    await expect(field).toHaveValue('');
    await expect(field).toHaveFocus();
  },
};

/** An Enter that ends a word in an input method belongs to the input method. */
export const Composing: Story = {
  play: async ({ args, canvas }) => {
    const field = canvas.getByRole('textbox', { name: 'Message' });
    await userEvent.type(field, 'にほん');
    await fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    await fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    await expect(args.onSend).not.toHaveBeenCalled();
    await expect(field).toHaveValue('にほん');
  },
};

export const Refused: Story = {
  args: { onSend: fn(() => false) },
  play: async ({ args, canvas }) => {
    const field = canvas.getByRole('textbox', { name: 'Message' });
    await userEvent.type(field, 'Keep me{Enter}');
    await expect(args.onSend).toHaveBeenCalledOnce();
    await expect(field).toHaveValue('Keep me');
  },
};

export const RefusedLater: Story = {
  args: { onSend: fn(async () => false) },
  play: async ({ canvas }) => {
    const field = canvas.getByRole('textbox', { name: 'Message' });
    await userEvent.type(field, 'Bring me back{Enter}');
    await waitFor(() => expect(field).toHaveValue('Bring me back'));
  },
};

/** While a reply is on its way one can write on; Enter waits, Esc stops, and the draft stays. */
export const Streaming: Story = {
  args: { status: 'streaming' },
  play: async ({ args, canvas }) => {
    const field = canvas.getByRole('textbox', { name: 'Message' });
    await userEvent.type(field, 'The next question{Enter}');
    await expect(args.onSend).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    await expect(args.onStop).toHaveBeenCalledOnce();
    await expect(field).toHaveValue('The next question');
  },
};

export const Grows: Story = {
  play: async ({ canvas }) => {
    const field = canvas.getByRole('textbox', { name: 'Message' });
    const before = field.getBoundingClientRect().height;
    await userEvent.type(field, 'a{Shift>}{Enter}{/Shift}b{Shift>}{Enter}{/Shift}c');
    await expect(field.getBoundingClientRect().height).toBeGreaterThan(before + 30);
  },
};

export const Disabled: Story = { args: { disabled: true, placeholder: 'Sign in to write' } };

export const WithActions: Story = {
  args: { actions: <span style={{ fontSize: '0.875rem' }}>gpt-4.1</span> },
};

export const RightToLeft: Story = {
  args: { labels: { placeholder: 'اكتب رسالة', composer: 'رسالة', send: 'إرسال' } },
  decorators: [
    (Story) => (
      <div dir="rtl" lang="ar">
        <Story />
      </div>
    ),
  ],
};

export const InTheDark: Story = { ...WithActions, globals: { theme: 'dark' } };
