/** useCompletion: its own fields as they change, beside the least of a page that uses it. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useCompletion } from 'deltakit';
import { useState } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';
import { useStage } from '../stage/stage-provider';
import { Bench, fact } from './facts';
import './hooks.css';

const ABOUT = `
Completes a prompt: streamed, as one JSON answer, or by a job that is polled, with the same states. \`complete\` never
rejects: it gives how the request ended. With a \`schema\` there is a \`value\`, in part while it forms and validated at the end.

\`\`\`tsx
const completion = useCompletion({ url: '/api/complete', mode: 'json' });
const outcome = await completion.complete('A name for a boat');
if (outcome.status === 'completed') console.log(outcome.final.text);
\`\`\`

| option | what it does |
| --- | --- |
| \`mode\` | \`stream\`, \`json\` or \`job\` |
| \`schema\` | what the JSON has to be: zod, valibot, arktype |
| \`body\` | what is sent besides the prompt, or made of it |
| \`timeouts\`, \`retry\`, \`concurrency\` | as \`useLLMStream\` has them |
`;

function Page() {
  const { url, fetch, clock, random } = useStage();
  const [mode, setMode] = useState<'stream' | 'json'>('stream');
  const [ended, setEnded] = useState<string>();
  const completion = useCompletion({ url, fetch, clock, random, mode });
  return (
    <Bench
      facts={{
        status: completion.status,
        attempt: completion.attempt,
        'display.text.length': completion.display.text.length,
        'final.text.length': completion.final?.text.length,
        'error.kind': completion.error?.kind,
        reason: completion.reason,
        'outcome.status': ended,
      }}
    >
      <label>
        mode{' '}
        <select value={mode} onChange={(event) => setMode(event.target.value === 'json' ? 'json' : 'stream')}>
          <option>stream</option>
          <option>json</option>
        </select>
      </label>
      <div className="bench-row">
        <button
          type="button"
          onClick={async () => setEnded((await completion.complete('Why does pasta take longer?')).status)}
        >
          Complete
        </button>
        <button type="button" onClick={completion.stop}>
          Stop
        </button>
      </div>
      <p dir="auto">{completion.display.text}</p>
    </Bench>
  );
}

const meta = {
  title: 'Hooks/useCompletion',
  component: Page,
  parameters: { stage: { scenario: 'short', speed: 8 }, docs: { description: { component: ABOUT } } },
} satisfies Meta<typeof Page>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The promise says how it ended, and so does the status. */
export const Live: Story = {
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Complete' }));
    await waitFor(() => expect(fact(canvasElement, 'outcome.status')).toBe('completed'), { timeout: 8000 });
    await expect(fact(canvasElement, 'status')).toBe('completed');
  },
};
