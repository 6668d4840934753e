import type { Meta, StoryObj } from '@storybook/react-vite';
import { Limits } from 'deltakit/components';
import { expect } from 'storybook/test';
import { LIMITS_ENGLISH } from '../../src/components/limits/limits-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';

const inSeconds = (seconds: number) => Date.now() + seconds * 1000;

const PLENTY = { requests: { limit: 60, remaining: 48 }, tokens: { limit: 90_000, remaining: 71_250 } };

const meta = {
  title: 'Components/Limits',
  component: Limits,
  args: { limits: PLENTY },
  decorators: [
    (Story, { parameters }) => (
      <div style={{ maxInlineSize: parameters.matrix ? undefined : '32rem', padding: '1rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Limits>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Overview: StoryObj<typeof meta & { args: Record<string, unknown> }> = {
  args: labelArgs(LIMITS_ENGLISH),
  argTypes: labelArgTypes(LIMITS_ENGLISH),
  render: ({ limits, ...strings }) => <Limits limits={limits} labels={readLabels(LIMITS_ENGLISH, strings)} />,
};

export const AllStates: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: () => (
    <States
      states={{
        'plenty left': <Limits limits={PLENTY} />,
        'little left': (
          <Limits
            limits={{
              requests: { limit: 60, remaining: 2, resetAt: inSeconds(3600) },
              tokens: { limit: 90_000, remaining: 31_250, resetAt: inSeconds(200) },
            }}
          />
        ),
        'nothing left': <Limits limits={{ requests: { limit: 60, remaining: 0, resetAt: inSeconds(45) } }} />,
        'whole again': <Limits limits={{ requests: { limit: 60, remaining: 0, resetAt: inSeconds(-5) } }} />,
        'only what is left': <Limits limits={{ requests: { remaining: 7 } }} />,
      }}
    />
  ),
};

/** What is nearly used up stands out, in words and not by its colour alone; it counts down until it is whole again. */
export const LittleLeft: Story = {
  args: {
    limits: {
      requests: { limit: 60, remaining: 2, resetAt: inSeconds(3600) },
      tokens: { limit: 90_000, remaining: 31_250, resetAt: inSeconds(200) },
    },
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('2 of 60 left')).toBeVisible();
    await expect(canvas.getByText('31,250 of 90,000 left')).toBeVisible();
    await expect(canvas.getAllByText('Little left')).toHaveLength(1);
    await expect(canvas.getAllByText(/^whole again in \d+ min$/)).toHaveLength(2);
  },
};

export const NothingTold: Story = {
  args: { limits: undefined },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('group')).toBeNull();
  },
};
