import type { Meta, StoryObj } from '@storybook/react-vite';
import { useLLMStream } from 'deltakit';
import { Announcer, Composer, Message, Thread } from 'deltakit/components';
import { createMockServer } from 'deltakit/mock';
import { useMemo, useState } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';

interface ChatProps {
  /** What the mock server plays. */
  scenario:
    | 'long-markdown'
    | 'short'
    | 'slow-first-token'
    | 'cut'
    | 'drop'
    | 'error-event'
    | 'rate-limit'
    | 'burst-8000';
  /** What it writes; the hook recognises it. */
  format: 'openai-chat' | 'json-text' | 'ndjson' | 'raw-text';
  pacing: 'smooth' | 'frame' | 'instant';
}

/** A hook, five parts and a mock server that runs in this page: no network. */
function Chat({ scenario, format, pacing }: ChatProps) {
  const mock = useMemo(() => createMockServer(), []);
  const [prompt, setPrompt] = useState('');
  const stream = useLLMStream({
    url: `/api/chat/stream?${new URLSearchParams({ scenario, format })}`,
    fetch: mock,
    pacing,
  });
  const { error, reason, attempt, attempts, retryAt } = stream;
  return (
    <div style={{ blockSize: '30rem', display: 'flex', flexDirection: 'column' }}>
      <Thread status={stream.status} onStop={stream.stop}>
        {stream.status !== 'idle' && (
          <>
            <Message role="user">{prompt}</Message>
            <Message
              role="assistant"
              status={stream.status}
              reply={stream.display}
              error={error}
              reason={reason}
              attempt={attempt}
              attempts={attempts}
              retryAt={retryAt}
              onStop={stream.stop}
              onRetry={stream.retry}
            />
          </>
        )}
      </Thread>
      <Composer
        status={stream.status}
        onStop={stream.stop}
        onSend={(text) => {
          setPrompt(text);
          void stream.start(text);
        }}
      />
      <Announcer
        status={stream.status}
        reply={stream.display}
        error={error}
        reason={reason}
        attempt={attempt}
        attempts={attempts}
        retryAt={retryAt}
      />
    </div>
  );
}

const meta = {
  title: 'Streaming',
  component: Chat,
  args: { scenario: 'long-markdown', format: 'openai-chat', pacing: 'smooth' },
  argTypes: {
    scenario: {
      control: 'select',
      options: [
        'long-markdown',
        'short',
        'slow-first-token',
        'cut',
        'drop',
        'error-event',
        'rate-limit',
        'burst-8000',
      ],
    },
    format: { control: 'inline-radio', options: ['openai-chat', 'json-text', 'ndjson', 'raw-text'] },
    pacing: { control: 'inline-radio', options: ['smooth', 'frame', 'instant'] },
  },
} satisfies Meta<typeof Chat>;

export default meta;
type Story = StoryObj<typeof meta>;

async function ask(canvasElement: HTMLElement) {
  const canvas = within(canvasElement);
  await userEvent.type(canvas.getByRole('textbox', { name: 'Message' }), 'How does a reply stream?{Enter}');
  return canvas;
}

function reply(canvas: ReturnType<typeof within>) {
  return canvas.getByRole('article', { name: 'Assistant' });
}

export const AskAndStop: Story = {
  play: async ({ canvasElement }) => {
    const canvas = await ask(canvasElement);
    await waitFor(() => expect(reply(canvas)).toHaveTextContent('language model'), { timeout: 5000 });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(reply(canvas)).toHaveAttribute('data-status', 'cancelled'));
    await expect(canvas.getByText('Stopped', { selector: 'strong' })).toBeVisible();
    await expect(reply(canvas)).toHaveTextContent('language model');
  },
};

export const ToItsEnd: Story = {
  args: { scenario: 'short', format: 'ndjson' },
  play: async ({ canvasElement }) => {
    const canvas = await ask(canvasElement);
    await waitFor(() => expect(reply(canvas)).toHaveAttribute('data-status', 'completed'), { timeout: 5000 });
    await expect(reply(canvas)).toHaveTextContent(/So pasta takes longer\.$/);
    // The whole text is said once, at the end.
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(/So pasta takes longer\.$/));
  },
};

export const CutOff: Story = {
  args: { scenario: 'cut', format: 'json-text' },
  play: async ({ canvasElement }) => {
    const canvas = await ask(canvasElement);
    await waitFor(() => expect(reply(canvas)).toHaveAttribute('data-status', 'failed'), { timeout: 8000 });
    await expect(canvas.getByText('Cut off before the end')).toBeVisible();
    await waitFor(() => expect(canvas.getByRole('alert')).toHaveTextContent('Cut off before the end'));
  },
};

/** The server asks for three seconds: the request comes back by itself, and a stop takes that back. */
export const RateLimited: Story = {
  args: { scenario: 'rate-limit' },
  play: async ({ canvasElement }) => {
    const canvas = await ask(canvasElement);
    await waitFor(() => expect(canvas.getByText(/^Trying again in 3 s/)).toBeVisible(), { timeout: 5000 });
    // Said once, and not by the second.
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(/Trying again in 3 s/));
    await waitFor(() => expect(canvas.getByRole('timer')).toHaveTextContent('in 2 s'), { timeout: 3000 });
    await expect(canvas.getByRole('status')).toHaveTextContent(/Trying again in 3 s/);
    await userEvent.click(within(reply(canvas)).getByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(reply(canvas)).toHaveAttribute('data-status', 'cancelled'));
    await expect(canvas.getByRole('log')).toHaveFocus();
  },
};
