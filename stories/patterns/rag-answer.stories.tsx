/** An answer from a knowledge base: what it rests on is numbered, cited where it is used, and scored. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { type MessagePart, useChat } from 'deltakit';
import { Chat } from 'deltakit/components';
import { CitedMarkdown } from 'deltakit/markdown';
import { expect, userEvent } from 'storybook/test';
import { useStage } from '../stage/stage-provider';
import './patterns.css';
import { asked, replied } from './said';

const SOURCES = [
  {
    id: 'harbour-rules-4',
    title: 'Harbour rules, section 4',
    url: 'https://harbour.example/rules#4',
    snippet:
      'Boats under eight metres may lie at the inner quay for two hours without a fee. Longer stays are charged by the hour, from the first hour on.',
    score: 0.93,
  },
  {
    id: 'fees',
    title: 'Fees of the season',
    url: 'https://harbour.example/fees',
    snippet: 'Inner quay: 4.50 an hour. Outer quay: 3.00 an hour, in winter half of it.',
    score: 0.81,
  },
  {
    id: 'log',
    title: 'Log of the harbour master',
    snippet: 'The outer quay was closed for two days after the storm.',
    score: 0.22,
  },
];

const PARTS: MessagePart[] = [
  {
    type: 'text',
    text:
      'For two hours it costs nothing, if your boat is shorter than eight metres [1]. If you stay longer, **every** hour ' +
      'is charged, the first two as well [1]: four hours at the inner quay are 18.00 [2].',
  },
  ...SOURCES.map((source): MessagePart => ({ type: 'source', source })),
];

function RagAnswer() {
  const { url, fetch, clock, random } = useStage();
  const chat = useChat({
    ...{ url, fetch, clock, random },
    initialMessages: [asked('What does it cost to lie at the quay for four hours?'), replied(PARTS)],
  });
  return (
    <div className="page">
      <main className="page-main">
        <Chat chat={chat} markdown={CitedMarkdown} minScore={0.5} onFeedback={() => {}} />
      </main>
    </div>
  );
}

const meta = {
  title: 'Patterns/RAG answer',
  component: RagAnswer,
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen', pattern: true, stage: { scenario: 'sources', speed: 20 } },
} satisfies Meta<typeof RagAnswer>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Answer: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Harbour rules, section 4', {}, { timeout: 5000 })).toBeVisible();
    // Below the least score it is shown only for who asks.
    await expect(canvas.queryByText('Log of the harbour master')).toBeNull();
  },
};

/** A citation opens by keyboard, and says what it stands for. */
export const ACitation: Story = {
  parameters: { pattern: false },
  play: async ({ canvas }) => {
    const [mark] = await canvas.findAllByRole('button', { name: 'Source 1: Harbour rules, section 4' });
    mark?.focus();
    await userEvent.keyboard('{Enter}');
    const card = canvas.getByRole('note', { name: 'Source 1: Harbour rules, section 4' });
    await expect(card).toHaveTextContent('under eight metres');
    await expect(card).toBeVisible();
  },
};
