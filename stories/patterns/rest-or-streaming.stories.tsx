/** The same question asked twice at once: as one JSON answer, and as a stream. What one waits for is on the clock. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useCompletion } from 'deltakit';
import { Composer, Message } from 'deltakit/components';
import { useState } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';
import { useStage } from '../stage/stage-provider';
import './patterns.css';
import { ReplyView } from './reply-view';

const LANES = { json: 'REST: one JSON answer', stream: 'Streaming' } as const;

function useLane(mode: keyof typeof LANES) {
  const { url, fetch, clock, random } = useStage();
  const [times, setTimes] = useState<{ first?: number | undefined; total?: number | undefined }>({});
  const completion = useCompletion({
    ...{ url, fetch, clock, random, mode },
    onEvent({ type, ms, firstContentMs }) {
      if (type === 'started') setTimes({});
      if (type === 'first-content') setTimes({ first: ms });
      if (type === 'completed') setTimes({ first: firstContentMs, total: ms });
    },
  });
  return { completion, times };
}

function RestOrStreaming() {
  const rest = useLane('json');
  const streaming = useLane('stream');
  const [prompt, setPrompt] = useState('');
  const lanes = [
    ['json', rest],
    ['stream', streaming],
  ] as const;
  const isBusy = lanes.some(([, { completion }]) => /pending|streaming/.test(completion.status));
  return (
    <div className="form" style={{ inlineSize: 'min(64rem, 100%)' }}>
      <h1>The same answer, twice</h1>
      <p>Both take equally long. One of them can be read from its first word on.</p>
      <div className="race">
        {lanes.map(([mode, { completion, times }]) => (
          <section key={mode} className="race-lane" aria-label={LANES[mode]}>
            <h2>{LANES[mode]}</h2>
            <dl className="race-times">
              <Time name="first word" ms={times.first} />
              <Time name="whole" ms={times.total} />
            </dl>
            {prompt && (
              <Message
                role="assistant"
                status={completion.status}
                reply={completion.display}
                error={completion.error}
                markdown={ReplyView}
              />
            )}
          </section>
        ))}
      </div>
      <Composer
        status={isBusy ? 'streaming' : 'idle'}
        onStop={() => {
          for (const [, { completion }] of lanes) completion.stop();
        }}
        onSend={(text) => {
          setPrompt(text);
          for (const [, { completion }] of lanes) void completion.complete(text);
        }}
      />
    </div>
  );
}

function Time({ name, ms }: { name: string; ms: number | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{ms === undefined ? '…' : `${(ms / 1000).toFixed(1)} s`}</dd>
    </div>
  );
}

const meta = {
  title: 'Patterns/REST or streaming',
  component: RestOrStreaming,
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen', stage: { scenario: 'short', speed: 8 } },
} satisfies Meta<typeof RestOrStreaming>;

export default meta;
type Story = StoryObj<typeof meta>;

/** At the end both say the same. */
export const SideBySide: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(
      canvas.getByRole('textbox', { name: 'Message' }),
      'Why does pasta take longer?{Enter}',
    );
    const replies = canvas.getAllByRole('article', { name: 'Assistant' });
    for (const reply of replies) {
      await waitFor(() => expect(reply).toHaveAttribute('data-status', 'completed'), { timeout: 8000 });
      await expect(reply).toHaveTextContent(/So pasta takes longer\.$/);
    }
  },
};
