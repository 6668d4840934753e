import type { Meta, StoryObj } from '@storybook/react-vite';
import { Usage } from 'deltakit/components';
import { checkBudget } from 'deltakit/core';
import { expect, userEvent } from 'storybook/test';
import { USAGE_ENGLISH } from '../../src/components/usage/usage-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';

const USAGE = {
  inputTokens: 12_480,
  cachedInputTokens: 9_200,
  outputTokens: 1_310,
  reasoningTokens: 704,
  totalTokens: 13_790,
};

const budgetOf = (cost: number) => checkBudget({ cost }, { hard: { cost: 1 } });

const meta = {
  title: 'Components/Usage',
  component: Usage,
  args: { usage: USAGE, cost: 0.0324, currency: 'USD', budget: budgetOf(0.42), isCompact: false },
  decorators: [
    (Story) => (
      <div style={{ padding: '1rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Usage>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Overview: StoryObj<typeof meta & { args: Record<string, unknown> }> = {
  args: labelArgs(USAGE_ENGLISH),
  argTypes: labelArgTypes(USAGE_ENGLISH),
  render: ({ usage, cost, currency, budget, isCompact, ...strings }) => (
    <Usage {...{ usage, cost, currency, budget, isCompact }} labels={readLabels(USAGE_ENGLISH, strings)} />
  ),
};

export const AllStates: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: () => (
    <States
      states={{
        'one line': <Usage usage={USAGE} cost={0.0324} isCompact />,
        'one line, nearly used up': <Usage usage={USAGE} cost={0.91} budget={budgetOf(0.91)} isCompact />,
        closed: <Usage usage={USAGE} cost={0.42} budget={budgetOf(0.42)} />,
        'used up': <Usage usage={USAGE} cost={1.2} budget={budgetOf(1.2)} />,
        'answers are missing': <Usage usage={{ ...USAGE, uncounted: 2 }} />,
        'tokens alone': <Usage usage={{ inputTokens: 12, outputTokens: 340 }} />,
        'in Arabic': (
          <div dir="rtl">
            <Usage usage={USAGE} cost={0.91} budget={budgetOf(0.91)} />
          </div>
        ),
      }}
    />
  ),
};

/** The line opens to what it is made of. */
export const Opened: Story = {
  args: { usage: { ...USAGE, uncounted: 1 }, cost: 0.91, budget: budgetOf(0.91) },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByText('At least 13,790 tokens'));
    await expect(canvas.getByText('91% used')).toBeVisible();
    await expect(canvas.getAllByText('Budget nearly used up')).toHaveLength(2);
    await expect(canvas.getByText('1 answer was not counted')).toBeVisible();
    const bar = canvasElement.querySelector('[data-slot=dk-meter]');
    const share = canvasElement.querySelector('[data-slot=dk-meter-share]');
    const ratio = (share?.getBoundingClientRect().width ?? 0) / (bar?.getBoundingClientRect().width ?? 1);
    await expect(ratio).toBeCloseTo(0.91, 2);
  },
};
