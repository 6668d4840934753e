/** useLLMStream: its own fields as they change, beside the least of a page that uses it. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useLLMStream } from 'deltakit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { useStage } from '../stage/stage-provider';
import { Bench, fact } from './facts';
import './hooks.css';

const ABOUT = `
Streams one reply. \`display\` is what to paint, \`final\` is there once the provider said that the reply is whole, and
\`partial\` is what came before it failed or was ended. A component renders again only for the fields that it reads.

\`\`\`tsx
const stream = useLLMStream({ url: '/api/chat/stream' });
stream.start('Why is the sky blue?');
stream.status === 'completed' ? stream.final.text : stream.display.text;
\`\`\`

| option | what it does |
| --- | --- |
| \`url\` | where the request goes |
| \`format\` | the wire format; \`auto\` finds it out |
| \`body\`, \`headers\`, \`fetch\` | what is sent, and how |
| \`timeouts\` | \`connect\`, \`firstContent\`, \`idle\`, \`stall\`, \`total\` |
| \`retry\` | how many attempts, before the first content |
| \`concurrency\` | \`replace\`, \`reject\` or \`queue\` what is asked meanwhile |

The toolbar says what the server does: another scenario, a drop, an error, a stall.
`;

function Page() {
  const { url, fetch, clock, random } = useStage();
  const stream = useLLMStream({ url, fetch, clock, random });
  return (
    <Bench
      facts={{
        status: stream.status,
        attempt: stream.attempt,
        attempts: stream.attempts,
        'display.text.length': stream.display.text.length,
        'received.text.length': stream.received.text.length,
        'final.text.length': stream.final?.text.length,
        'partial.text.length': stream.partial?.text.length,
        finishReason: stream.display.finishReason,
        'error.kind': stream.error?.kind,
        reason: stream.reason,
      }}
    >
      <div className="bench-row">
        <button type="button" onClick={() => void stream.start('Why does pasta take longer?')}>
          Start
        </button>
        <button type="button" onClick={stream.stop}>
          Stop
        </button>
        <button type="button" onClick={() => void stream.retry()}>
          Retry
        </button>
        <button type="button" onClick={stream.reset}>
          Reset
        </button>
      </div>
      <p dir="auto">{stream.display.text}</p>
    </Bench>
  );
}

const meta = {
  title: 'Hooks/useLLMStream',
  component: Page,
  parameters: { stage: { scenario: 'short', speed: 8 }, docs: { description: { component: ABOUT } } },
} satisfies Meta<typeof Page>;

export default meta;
type Story = StoryObj<typeof meta>;

/** At the end, what is shown is what is final. */
export const Live: Story = {
  play: async ({ canvas, canvasElement }) => {
    await expect(fact(canvasElement, 'status')).toBe('idle');
    await userEvent.click(canvas.getByRole('button', { name: 'Start' }));
    await waitFor(() => expect(fact(canvasElement, 'status')).toBe('completed'), { timeout: 8000 });
    await expect(fact(canvasElement, 'final.text.length')).toBe(fact(canvasElement, 'display.text.length'));
    await expect(fact(canvasElement, 'partial.text.length')).toBe('–');
  },
};
