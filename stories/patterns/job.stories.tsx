/** What takes too long for a connection: ordered, asked after, and stopped at its server. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useJob } from 'deltakit';
import { JobProgress, Message } from 'deltakit/components';
import { expect, userEvent, waitFor } from 'storybook/test';
import { useStage } from '../stage/stage-provider';
import './patterns.css';
import { ReplyView } from './reply-view';

function Summary() {
  const { urlOf, fetch, clock, random } = useStage();
  const job = useJob({ url: urlOf('/api/jobs'), fetch, clock, random });
  const { status, display, progress, error, reason } = job;
  return (
    <div className="form">
      <h1>Four hundred pages of tide tables</h1>
      <p>A summary takes a while. You may leave the page, and find it here when you come back.</p>
      {status === 'idle' ? (
        <button
          type="button"
          className="form-button"
          onClick={() => void job.submit('Summarise these pages.')}
        >
          Summarise
        </button>
      ) : (
        <JobProgress
          title="Summary"
          {...{ status, progress, error, reason }}
          onStop={job.stop}
          onDetach={job.detach}
          onRetry={() => void job.retry()}
        />
      )}
      {display.text && <Message role="assistant" status={status} reply={display} markdown={ReplyView} />}
    </div>
  );
}

const meta = {
  title: 'Patterns/Job',
  component: Summary,
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen', pattern: true, stage: { scenario: 'short', speed: 20 } },
} satisfies Meta<typeof Summary>;

export default meta;
type Story = StoryObj<typeof meta>;

export const ToItsEnd: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Summarise' }));
    const reply = await canvas.findByRole('article', { name: 'Assistant' }, { timeout: 8000 });
    await waitFor(() => expect(reply).toHaveAttribute('data-status', 'completed'), { timeout: 8000 });
    await expect(reply).toHaveTextContent(/So pasta takes longer\.$/);
  },
};
