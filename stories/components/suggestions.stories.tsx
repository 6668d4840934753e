import type { Meta, StoryObj } from '@storybook/react-vite';
import { Suggestions } from 'deltakit/components';
import { expect, fn, userEvent } from 'storybook/test';
import { SUGGESTIONS_ENGLISH } from '../../src/components/suggestions/suggestions-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';

const SHORT = ['Summarise this page', 'Find the error', 'Explain it to a child', 'Write a reply'];

const CARDS = [
  { prompt: 'Plan a week of dinners for two.', title: 'Plan dinners', note: 'A week, for two' },
  { prompt: 'Compare the two offers in a table.', title: 'Compare offers', note: 'As a table' },
  { prompt: 'What changed since yesterday?', title: 'What is new', note: 'Since yesterday' },
];

const meta = {
  title: 'Components/Suggestions',
  component: Suggestions,
  args: { prompts: SHORT, onPick: fn() },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: '46rem', padding: '1rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Suggestions>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Overview: StoryObj<typeof meta & { args: Record<string, unknown> }> = {
  args: { ...labelArgs(SUGGESTIONS_ENGLISH) },
  argTypes: labelArgTypes(SUGGESTIONS_ENGLISH),
  render: ({ prompts, onPick, isInert, ...strings }) => (
    <Suggestions
      prompts={prompts}
      onPick={onPick}
      isInert={isInert}
      labels={readLabels(SUGGESTIONS_ENGLISH, strings)}
    />
  ),
};

export const AllStates: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: ({ onPick }) => (
    <States
      states={{
        prompts: <Suggestions prompts={SHORT} onPick={onPick} />,
        'with titles and notes': <Suggestions prompts={CARDS} onPick={onPick} />,
        'while a reply is on its way': <Suggestions prompts={CARDS} onPick={onPick} isInert />,
        'a long one': (
          <Suggestions
            prompts={[
              'Read what I attached, and tell me in three sentences what speaks against it, and what for it',
              'No',
            ]}
            onPick={onPick}
          />
        ),
        'right to left': (
          <div dir="rtl" lang="ar">
            <Suggestions
              prompts={['لخّص هذه الصفحة', 'اكتب ردًا', { prompt: 'قارن العرضين', note: 'في جدول' }]}
              onPick={onPick}
              labels={{ suggestions: 'اقتراحات' }}
            />
          </div>
        ),
      }}
    />
  ),
};

/** One press picks; what it does is the app's affair. */
export const Picks: Story = {
  args: { prompts: CARDS },
  play: async ({ args, canvas }) => {
    await userEvent.tab();
    await expect(canvas.getByRole('button', { name: 'Plan dinners A week, for two' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(canvas.getByRole('button', { name: /What is new/ }));
    await expect(args.onPick).toHaveBeenCalledTimes(2);
    await expect(args.onPick).toHaveBeenLastCalledWith('What changed since yesterday?');
  },
};
