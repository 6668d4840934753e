/** useChat: its own fields as they change, beside the least of a page that uses it. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useChat } from 'deltakit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { useStage } from '../stage/stage-provider';
import { Bench, fact } from './facts';
import './hooks.css';

const ABOUT = `
A thread: a tree of messages, of which one way is shown. \`send\`, \`edit\`, \`regenerate\` and \`retry\` destroy nothing, and the
next request is valid whatever was said before.

\`\`\`tsx
const chat = useChat({ url: '/api/chat/stream' });
chat.send('Why is the sky blue?');
<Chat chat={chat} />
\`\`\`

| option | what it does |
| --- | --- |
| \`url\` | where each request goes |
| \`tools\` | what the model may call; asked first where you say so |
| \`storage\` | keeps the thread |
| \`budget\` | what it may cost |
| \`timeouts\`, \`retry\`, \`concurrency\` | as \`useLLMStream\` has them |
`;

function Page() {
  const { url, fetch, clock, random } = useStage();
  const chat = useChat({ url, fetch, clock, random });
  const last = chat.messages.at(-1);
  return (
    <Bench
      facts={{
        status: chat.status,
        'messages.length': chat.messages.length,
        'last.role': last?.role,
        'last.status': last?.status,
        'error.kind': chat.error?.kind,
      }}
    >
      <div className="bench-row">
        <button type="button" onClick={() => void chat.send('Why does pasta take longer?')}>
          Send
        </button>
        <button type="button" onClick={chat.stop}>
          Stop
        </button>
        <button type="button" onClick={() => void chat.regenerate()}>
          Regenerate
        </button>
      </div>
      {chat.messages.map((message) => (
        <p key={message.id} dir="auto">
          <strong>{message.role}</strong>{' '}
          {message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('')}
        </p>
      ))}
    </Bench>
  );
}

const meta = {
  title: 'Hooks/useChat',
  component: Page,
  parameters: { stage: { scenario: 'short', speed: 8 }, docs: { description: { component: ABOUT } } },
} satisfies Meta<typeof Page>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A question, and its answer. */
export const Live: Story = {
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(fact(canvasElement, 'last.role')).toBe('assistant'), { timeout: 8000 });
    await waitFor(() => expect(fact(canvasElement, 'last.status')).toBe('completed'), { timeout: 8000 });
    await expect(fact(canvasElement, 'messages.length')).toBe('2');
  },
};
