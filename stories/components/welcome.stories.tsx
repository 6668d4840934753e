import type { Meta, StoryObj } from '@storybook/react-vite';
import { Welcome } from 'deltakit/components';
import { expect, fn, userEvent } from 'storybook/test';
import { SUGGESTIONS_ENGLISH } from '../../src/components/suggestions/suggestions-labels';
import { WELCOME_ENGLISH } from '../../src/components/welcome/welcome-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';

const ENGLISH = { ...WELCOME_ENGLISH, ...SUGGESTIONS_ENGLISH };

const PROMPTS = [
  { prompt: 'How does a river delta form?', note: 'In two sentences' },
  { prompt: 'Compare three deltas in a table', note: 'Area, people, dangers' },
  { prompt: 'What do I have to pack for a week on the Danube?' },
];

/** A river, and the arms in which it ends. */
const Mark = () => (
  <svg
    viewBox="0 0 32 32"
    width="40"
    height="40"
    fill="none"
    stroke="currentColor"
    strokeWidth="2.5"
    aria-hidden="true"
  >
    <path strokeLinecap="round" d="M16 3v9m0 0c0 7-4 10-10 16m10-16v17m0-17c0 7 4 10 10 16" />
  </svg>
);

const meta = {
  title: 'Components/Welcome',
  component: Welcome,
  args: { suggestions: PROMPTS, onPick: fn() },
  decorators: [
    (Story) => (
      <div style={{ display: 'flex', minBlockSize: '24rem', padding: '1rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Welcome>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Overview: StoryObj<{ hasMark: boolean }> = {
  args: { hasMark: true, ...labelArgs(ENGLISH) },
  argTypes: { hasMark: { control: 'boolean' }, ...labelArgTypes(ENGLISH) },
  render: ({ hasMark, ...strings }) => (
    <Welcome
      mark={hasMark ? <Mark /> : undefined}
      suggestions={PROMPTS}
      onPick={fn()}
      labels={readLabels(ENGLISH, strings)}
    />
  ),
};

export const AllStates: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: ({ onPick }) => (
    <States
      states={{
        plain: <Welcome />,
        'with suggestions': <Welcome suggestions={PROMPTS} onPick={onPick} />,
        'with a mark and words of its own': (
          <Welcome
            mark={<Mark />}
            heading="Good evening, Ada"
            text="I know the handbook, the tickets of this year, and who is on call."
            suggestions={['Who is on call?', 'Open tickets of mine']}
            onPick={onPick}
          />
        ),
        'with more below': (
          <Welcome text={null}>
            <small>Answers can be wrong. Check what matters.</small>
          </Welcome>
        ),
        'right to left': (
          <div dir="rtl" lang="ar">
            <Welcome
              suggestions={['كيف تتكوّن دلتا النهر؟', 'قارن ثلاث دلتاوات']}
              onPick={onPick}
              labels={{
                welcome: 'ماذا تريد أن تعرف؟',
                welcomeText: 'اسأل، أو ابدأ بأحد هذه.',
                suggestions: 'اقتراحات',
              }}
            />
          </div>
        ),
      }}
    />
  ),
};

/** A prompt that is picked is the app's. */
export const Begins: Story = {
  play: async ({ args, canvas }) => {
    await expect(canvas.getByRole('heading', { name: WELCOME_ENGLISH.welcome })).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: /How does a river/ }));
    await expect(args.onPick).toHaveBeenCalledOnce();
    await expect(args.onPick).toHaveBeenCalledWith('How does a river delta form?');
  },
};
