/** useUploads: its own fields as they change, beside the least of a page that uses it. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useUploads } from 'deltakit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { useStage } from '../stage/stage-provider';
import { Bench, fact } from './facts';
import './hooks.css';

const ABOUT = `
Files that a person attaches to a message: checked, read or sent, and given as its parts. What is under way ends with the
component.

\`\`\`tsx
const { uploads, add, remove, settle, clear } = useUploads({ accept: 'image/*, .pdf' });
const files = await settle();
chat.send([{ type: 'text', text }, ...files]);
\`\`\`

| option | what it does |
| --- | --- |
| \`accept\` | which files are taken |
| \`maxBytes\`, \`maxFiles\` | how large, and how many |
| \`upload\` | sends a file to a server; without it, it is read and goes along |
`;

function Page() {
  const { uploads, add, clear } = useUploads({ accept: '.txt, image/*' });
  const last = uploads.at(-1);
  const { settings } = useStage();
  return (
    <Bench
      facts={{
        'uploads.length': uploads.length,
        'last.name': last?.name,
        'last.status': last?.status,
        seed: settings.seed,
      }}
    >
      <label>
        Files <input type="file" multiple onChange={(event) => add(event.target.files ?? [])} />
      </label>
      <div className="bench-row">
        <button type="button" onClick={clear}>
          Clear
        </button>
      </div>
      <ul>
        {uploads.map((upload) => (
          <li key={upload.id}>
            {upload.name}: {upload.status}
          </li>
        ))}
      </ul>
    </Bench>
  );
}

const meta = {
  title: 'Hooks/useUploads',
  component: Page,
  parameters: { stage: { scenario: 'short', speed: 8 }, docs: { description: { component: ABOUT } } },
} satisfies Meta<typeof Page>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A file is read in this page, and goes nowhere. */
export const Live: Story = {
  play: async ({ canvas, canvasElement }) => {
    const file = new File(['So pasta takes longer.'], 'notes.txt', { type: 'text/plain' });
    await userEvent.upload(canvas.getByLabelText('Files'), file);
    await waitFor(() => expect(fact(canvasElement, 'last.status')).toBe('done'));
    await expect(fact(canvasElement, 'last.name')).toBe('notes.txt');
    await userEvent.click(canvas.getByRole('button', { name: 'Clear' }));
    await waitFor(() => expect(fact(canvasElement, 'uploads.length')).toBe('0'));
  },
};
