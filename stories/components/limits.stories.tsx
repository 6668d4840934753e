import type { Meta, StoryObj } from '@storybook/react-vite';
import { Limits } from 'deltakit/components';
import { expect } from 'storybook/test';

const meta = {
  title: 'Components/Limits',
  component: Limits,
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: '32rem', padding: '1rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Limits>;

export default meta;
type Story = StoryObj<typeof meta>;

const inSeconds = (seconds: number) => Date.now() + seconds * 1000;

export const PlentyLeft: Story = {
  args: { limits: { requests: { limit: 60, remaining: 48 }, tokens: { limit: 90_000, remaining: 71_250 } } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('48 of 60 left')).toBeVisible();
    await expect(canvas.getByText('71,250 of 90,000 left')).toBeVisible();
  },
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
    await expect(canvas.getAllByText(/^whole again in \d+ min$/)).toHaveLength(2);
  },
};

/** Where a server does not say how much there is in all, there is no bar. */
export const OnlyWhatIsLeft: Story = { args: { limits: { requests: { remaining: 7 } } } };

export const NothingTold: Story = {
  args: { limits: undefined },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('group')).toBeNull();
  },
};

export const LittleLeftInTheDark: Story = { ...LittleLeft, globals: { theme: 'dark' } };
