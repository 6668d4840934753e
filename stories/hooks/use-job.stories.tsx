/** useJob: its own fields as they change, beside the least of a page that uses it. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useJob } from 'deltakit';
import { JobProgress } from 'deltakit/components';
import { expect, userEvent, waitFor } from 'storybook/test';
import { useStage } from '../stage/stage-provider';
import { Bench, fact } from './facts';
import './hooks.css';

const ABOUT = `
A reply that takes too long for a connection: it is ordered by \`POST url\`, and \`GET url/:id\` is asked how far it is.
\`pending\` is queued, \`streaming\` is running. \`stop()\` ends it at its server; \`detach()\` leaves it at its work.

\`\`\`tsx
const job = useJob({ url: '/api/jobs', jobId: sessionStorage.getItem('job') ?? undefined });
job.submit('Summarise these 400 pages');
<JobProgress status={job.status} progress={job.progress} onStop={job.stop} onDetach={job.detach} />
\`\`\`

| option | what it does |
| --- | --- |
| \`url\` | where jobs are ordered |
| \`jobId\` | a job of before, such as before a reload: it is taken up |
| \`timeouts\`, \`retry\` | as \`useLLMStream\` has them |
`;

function Page() {
  const { urlOf, fetch, clock, random } = useStage();
  const job = useJob({ url: urlOf('/api/jobs'), fetch, clock, random });
  return (
    <Bench
      facts={{
        status: job.status,
        jobId: job.jobId,
        progress: job.progress,
        attempt: job.attempt,
        'display.text.length': job.display.text.length,
        'error.kind': job.error?.kind,
        reason: job.reason,
      }}
    >
      <div className="bench-row">
        <button type="button" onClick={() => void job.submit('Why does pasta take longer?')}>
          Submit
        </button>
      </div>
      <JobProgress
        title="An answer"
        status={job.status}
        progress={job.progress}
        error={job.error}
        reason={job.reason}
        onStop={job.stop}
        onDetach={job.detach}
        onRetry={() => void job.retry()}
      />
      <p dir="auto">{job.display.text}</p>
    </Bench>
  );
}

const meta = {
  title: 'Hooks/useJob',
  component: Page,
  parameters: { stage: { scenario: 'short', speed: 8 }, docs: { description: { component: ABOUT } } },
} satisfies Meta<typeof Page>;

export default meta;
type Story = StoryObj<typeof meta>;

/** From the queue to its end. */
export const Live: Story = {
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Submit' }));
    await waitFor(() => expect(fact(canvasElement, 'jobId')).not.toBe('–'), { timeout: 5000 });
    await waitFor(() => expect(fact(canvasElement, 'status')).toBe('completed'), { timeout: 10000 });
  },
};
