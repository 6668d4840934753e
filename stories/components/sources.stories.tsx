import type { Meta, StoryObj } from '@storybook/react-vite';
import { Citation, Message, Sources } from 'deltakit/components';
import { CitedMarkdown } from 'deltakit/markdown';
import { expect, screen, userEvent, waitFor } from 'storybook/test';
import { SOURCES_ENGLISH as ENGLISH } from '../../src/components/sources/sources-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';
import { makeReply } from './make-reply';

const DELTAS = {
  title: 'River deltas',
  url: 'https://example.com/deltas',
  snippet:
    'Sediment settles where a river slows down. The coarse grains fall first, the finest travel furthest, and so the land grows in layers that can be read like the pages of a book, from the oldest at the bottom to the newest on top.',
  score: 0.9134,
};
const GRAINS = {
  url: 'https://example.org/sediment/grain-size',
  snippet: 'Grain size sorts itself by speed.',
  score: 0.71,
};
const NOTES = {
  id: 'chunk-17',
  title: 'Field notes',
  snippet: 'Silt at the mouth, sand above it.',
  score: 0.402,
};

const SOME = [DELTAS, GRAINS, NOTES];
const NAMES = [
  { title: 'River deltas', url: 'https://example.com/deltas' },
  { url: 'https://example.org/sediment/grain-size' },
  { title: 'A script, not a page', url: 'javascript:alert(1)' },
  { title: 'Half an address', url: 'https://[half' },
];

const meta = {
  title: 'Components/Sources',
  component: Sources,
  args: { sources: SOME },
  decorators: [
    (Story, { parameters }) => (
      <div style={parameters.matrix ? undefined : { maxInlineSize: '46rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Sources>;

export default meta;
type Story = StoryObj<typeof meta>;

/** What a reply rests on: passages that can be read in full, scores as text and as a bar, and the least score to be shown. */
export const Overview: Story = {
  args: { minScore: 0.5, idPrefix: 'overview-source-', ...labelArgs(ENGLISH) },
  argTypes: {
    minScore: { control: { type: 'range', min: 0, max: 1, step: 0.05 } },
    ...labelArgTypes(ENGLISH),
  },
  render: ({ sources, minScore, idPrefix, ...args }) => (
    <Sources {...{ sources, minScore, idPrefix }} labels={readLabels(ENGLISH, args)} />
  ),
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getAllByRole('listitem')).toHaveLength(2);
    await expect(canvas.getByText('Score 0.91')).toBeVisible();
    await expect(canvas.getByText('example.com')).toBeVisible();
    await expect(canvasElement.querySelector('#overview-source-2')).toHaveTextContent(/Grain size/);
    await expect(canvas.getByText(/1 source is less close/)).toBeVisible();
    const show = canvas.getByRole('button', { name: 'Show' });
    await userEvent.click(show);
    await expect(canvas.getAllByRole('listitem')).toHaveLength(3);
    await expect(canvas.getByText('Silt at the mouth, sand above it.')).toBeVisible();
    await expect(show).toHaveFocus();
    await userEvent.click(show);
    await expect(canvas.getAllByRole('listitem')).toHaveLength(2);
  },
};

export const Matrix: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: () => (
    <States
      states={{
        'names alone': <Sources sources={NAMES} />,
        'with passages and scores': <Sources sources={SOME} />,
        'some are not close enough': <Sources sources={SOME} minScore={0.8} />,
        'none is close enough': <Sources sources={SOME} minScore={0.95} />,
        'scores of another scale': (
          <Sources
            sources={[
              { ...GRAINS, score: 14.2 },
              { ...NOTES, score: -3.5 },
            ]}
          />
        ),
        'in another language': (
          <Sources
            sources={[
              {
                title: 'دلتا الأنهار',
                url: 'https://example.com/ar',
                snippet: 'تترسّب الرواسب حيث يبطؤ النهر.',
              },
            ]}
          />
        ),
        citation: (
          <p style={{ margin: 0 }}>
            Deltas grow where rivers slow down. <Citation number={1} source={DELTAS} />
            <Citation number={12} source={GRAINS} />
          </p>
        ),
      }}
    />
  ),
};

/** Only what does not fit can be asked for. */
export const AllOfAPassage: Story = {
  args: { sources: [DELTAS, GRAINS] },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: '20rem' }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvas }) => {
    const more = await canvas.findByRole('button', { name: 'Read all', expanded: false });
    const passage = canvas.getByText(/^Sediment settles/);
    await expect(passage.scrollHeight).toBeGreaterThan(passage.clientHeight);
    await userEvent.click(more);
    await expect(canvas.getByRole('button', { name: 'Read less', expanded: true })).toHaveFocus();
    await waitFor(() => expect(passage.scrollHeight).toBe(passage.clientHeight));
  },
};

/** Addresses come from a model: only those of the web become links. */
export const OnlyTheWebIsLinked: Story = {
  args: { sources: NAMES },
  play: async ({ canvas }) => {
    const links = canvas.getAllByRole('link');
    await expect(links.map((link) => link.getAttribute('href'))).toEqual([
      'https://example.com/deltas',
      'https://example.org/sediment/grain-size',
    ]);
    await expect(links[0]).toHaveAttribute('rel', 'noopener noreferrer');
    await expect(canvas.getByText(/A script, not a page/)).toBeVisible();
  },
};

/** `[1]` in a text is a mark: by keyboard, by touch and by pointing at it, a card tells what it rests on. */
export const Citations: Story = {
  render: () => (
    <Message
      id="cited"
      role="assistant"
      markdown={CitedMarkdown}
      reply={makeReply(
        'Deltas grow where rivers slow down [1], and the **finest grains** travel furthest [2][chunk-17]. See [another page](https://example.net) or [nothing at all][9].',
        { sources: SOME },
      )}
    />
  ),
  play: async ({ canvas, canvasElement }) => {
    const mark = canvas.getByRole('button', { name: 'Source 1: River deltas' });
    const card = () => screen.queryByRole('note', { name: 'Source 1: River deltas' });
    await expect(card()).toBeNull();
    // By keyboard.
    mark.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(card()).toBeVisible());
    await expect(card()).toHaveTextContent(/River deltas example\.com Score 0\.91/);
    await expect(mark).toHaveFocus();
    await userEvent.tab();
    await expect(document.activeElement).toHaveAttribute('href', 'https://example.com/deltas');
    card()?.hidePopover();
    await expect(card()).toBeNull();
    await expect(mark).toHaveFocus();
    // By pointing at it; a press keeps it.
    await userEvent.hover(mark);
    await waitFor(() => expect(card()).toBeVisible());
    await userEvent.click(mark);
    await userEvent.unhover(mark);
    await userEvent.click(canvas.getByRole('button', { name: 'Source 3: Field notes' }));
    await waitFor(() => expect(screen.getByRole('note', { name: 'Source 3: Field notes' })).toBeVisible());
    // One at a time.
    await expect(card()).toBeNull();
    await expect(canvas.getByRole('link', { name: 'another page' })).toBeVisible();
    await expect(canvasElement.querySelector('#cited-source-1')).toHaveTextContent(/Sediment settles/);
  },
};
