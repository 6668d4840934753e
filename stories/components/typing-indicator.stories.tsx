import type { Meta, StoryObj } from '@storybook/react-vite';
import { TypingIndicator } from 'deltakit/components';
import { expect } from 'storybook/test';
import { TYPING_INDICATOR_ENGLISH as ENGLISH } from '../../src/components/typing-indicator/typing-indicator-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';

const meta = {
  title: 'Components/TypingIndicator',
  component: TypingIndicator,
} satisfies Meta<typeof TypingIndicator>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A reply is on its way, and nothing of it can be seen yet. It stands still for who asks for less motion. */
export const Overview: Story = {
  args: { children: '', ...labelArgs(ENGLISH) },
  argTypes: { children: { control: 'text' }, ...labelArgTypes(ENGLISH) },
  render: (args) => <TypingIndicator labels={readLabels(ENGLISH, args)}>{args.children}</TypingIndicator>,
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('img', { name: 'Writing a reply' })).toBeVisible();
  },
};

export const Matrix: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: () => (
    <States
      states={{
        'on its way': <TypingIndicator />,
        'with a note': <TypingIndicator>Attempt 2 of 3</TypingIndicator>,
      }}
    />
  ),
};
