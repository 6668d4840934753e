import type { Meta, StoryObj } from '@storybook/react-vite';
import { Reasoning } from 'deltakit/components';
import { Markdown } from 'deltakit/markdown';
import { useState } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';
import { REASONING_ENGLISH as ENGLISH } from '../../src/components/reasoning/reasoning-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';

const TEXT = 'They ask for the weekdays between two Fridays. Monday to Friday makes five.';
const MARKED =
  '**Counting days**\n\nFrom one Friday to the next:\n\n1. five weekdays\n2. two days of the weekend';

const meta = {
  title: 'Components/Reasoning',
  component: Reasoning,
  args: { text: TEXT },
  decorators: [
    (Story, { parameters }) => (
      <div style={parameters.matrix ? undefined : { maxInlineSize: '46rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Reasoning>;

export default meta;
type Story = StoryObj<typeof meta>;

/** What the model thought, and for how long. It closes when there is something else to read. */
export const Overview: Story = {
  args: { durationMs: 12_300, ...labelArgs(ENGLISH) },
  argTypes: labelArgTypes(ENGLISH),
  render: ({ text, isLive, isOpen, durationMs, ...args }) => (
    <Reasoning {...{ text, isLive, isOpen, durationMs }} labels={readLabels(ENGLISH, args)} />
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText(TEXT)).not.toBeVisible();
    await userEvent.click(canvas.getByText('Thought for 12 s'));
    await waitFor(() => expect(canvas.getByText(TEXT)).toBeVisible());
  },
};

export const Matrix: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: () => (
    <States
      states={{
        live: <Reasoning text={TEXT} isLive />,
        'live, beside other things': <Reasoning text={TEXT} isLive isOpen={false} />,
        'over, for a known time': <Reasoning text={TEXT} durationMs={72_000} />,
        'over, for an unknown time': <Reasoning text={TEXT} />,
        open: <Reasoning text={TEXT} durationMs={12_000} isOpen />,
        'as markdown': <Reasoning text={MARKED} durationMs={400} isOpen markdown={Markdown} />,
      }}
    />
  ),
};

/** Where nobody says how long it took, it is as long as it was seen to go on. The person's choice stays. */
export const OverAfterAWhile: Story = {
  render: function Render(args) {
    const [isLive, setLive] = useState(true);
    return (
      <>
        <Reasoning {...args} isLive={isLive} />
        <button type="button" onClick={() => setLive(false)}>
          End
        </button>
      </>
    );
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Reasoning')).toBeVisible();
    await expect(canvas.getByText(TEXT)).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'End' }));
    await waitFor(() => expect(canvas.getByText(TEXT)).not.toBeVisible());
    await expect(canvas.getByText(/^Thought for/)).toBeVisible();
  },
};
