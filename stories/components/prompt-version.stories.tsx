import type { Meta, StoryObj } from '@storybook/react-vite';
import { PromptVersion } from 'deltakit/components';
import { expect } from 'storybook/test';
import { PROMPT_VERSION_ENGLISH } from '../../src/components/prompt-version/prompt-version-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';

const meta = {
  title: 'Components/PromptVersion',
  component: PromptVersion,
  args: { promptId: 'summarise', version: '3', latest: '4' },
  decorators: [
    (Story) => (
      <div style={{ padding: '1rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof PromptVersion>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Overview: StoryObj<typeof meta & { args: Record<string, unknown> }> = {
  args: labelArgs(PROMPT_VERSION_ENGLISH),
  argTypes: labelArgTypes(PROMPT_VERSION_ENGLISH),
  render: ({ promptId, version, latest, ...strings }) => (
    <PromptVersion {...{ promptId, version, latest }} labels={readLabels(PROMPT_VERSION_ENGLISH, strings)} />
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('older version')).toBeVisible();
    await expect(
      canvas.getByTitle('Answered with version 3 of the prompt “summarise”; the latest is 4'),
    ).toHaveAttribute('data-older', 'true');
  },
};

export const AllStates: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: () => (
    <States
      states={{
        'the latest': <PromptVersion promptId="summarise" version="4" latest="4" />,
        'an older one': <PromptVersion promptId="summarise" version="3" latest="4" />,
        'the version alone': <PromptVersion version="2026-03-18" />,
        'a long name': (
          <div style={{ inlineSize: '16rem' }}>
            <PromptVersion promptId="summarise-for-the-board-in-three-lines" version="3" latest="4" />
          </div>
        ),
      }}
    />
  ),
};
