import type { Meta, StoryObj } from '@storybook/react-vite';
import { useJob } from 'deltakit';
import { JobProgress } from 'deltakit/components';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { JOB_PROGRESS_ENGLISH } from '../../src/components/job-progress/job-progress-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { useStage } from '../stage/stage-provider';
import { States } from '../stage/states';

const meta = {
  title: 'Components/JobProgress',
  component: JobProgress,
  args: { status: 'streaming', title: 'Summary of 400 pages', onStop: fn(), onDetach: fn(), onRetry: fn() },
} satisfies Meta<typeof JobProgress>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Queued, running with its share, and how it ended: by the controls. */
export const Overview: Story = {
  args: { progress: 0.42, ...labelArgs(JOB_PROGRESS_ENGLISH) },
  argTypes: {
    status: {
      control: 'select',
      options: ['idle', 'pending', 'streaming', 'completed', 'failed', 'cancelled'],
    },
    progress: { control: { type: 'range', min: 0, max: 1, step: 0.01 } },
    reason: { control: 'select', options: [undefined, 'user', 'detached', 'server'] },
    ...labelArgTypes(JOB_PROGRESS_ENGLISH),
  },
  render: ({ status, progress, title, reason, onStop, onDetach, onRetry, ...strings }) => (
    <JobProgress
      status={status}
      progress={progress}
      title={title}
      reason={reason}
      onStop={onStop}
      onDetach={onDetach}
      onRetry={onRetry}
      labels={readLabels(JOB_PROGRESS_ENGLISH, strings)}
    />
  ),
  play: async ({ args, canvas }) => {
    const bar = canvas.getByRole('progressbar', { name: 'Summary of 400 pages' });
    await expect(bar).toHaveAttribute('aria-valuenow', '42');
    await expect(bar).toHaveAttribute('aria-valuetext', 'Running, 42%');
    await userEvent.click(canvas.getByRole('button', { name: 'Leave it running' }));
    await expect(args.onDetach).toHaveBeenCalledOnce();
    await userEvent.click(canvas.getByRole('button', { name: 'Stop' }));
    await expect(args.onStop).toHaveBeenCalledOnce();
  },
};

const FAILURE = {
  kind: 'provider',
  message: 'The worker ran out of memory. Nothing of the job was kept; ask for fewer pages.',
};

export const AllStates: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: (args) => (
    <States
      states={{
        idle: <JobProgress {...args} status="idle" />,
        queued: <JobProgress {...args} status="pending" />,
        'running, and nobody tells how far': <JobProgress {...args} status="streaming" />,
        'running, 42 %': <JobProgress {...args} status="streaming" progress={0.42} />,
        'nearly done': <JobProgress {...args} status="streaming" progress={0.999} />,
        completed: <JobProgress {...args} status="completed" />,
        failed: <JobProgress {...args} status="failed" error={FAILURE} />,
        stopped: <JobProgress {...args} status="cancelled" reason="user" />,
        'left running': <JobProgress {...args} status="cancelled" reason="detached" />,
        'a long title': (
          <JobProgress
            {...args}
            progress={0.3}
            title="Compare the environmental reports of all municipalities between 1998 and 2024, with tables"
          />
        ),
        'right to left': (
          <div dir="rtl" lang="ar">
            <JobProgress
              {...args}
              progress={0.42}
              title="ملخص ٤٠٠ صفحة"
              labels={{ jobState: () => 'قيد التشغيل', stopJob: 'إيقاف', detachJob: 'اتركه يعمل' }}
            />
          </div>
        ),
      }}
    />
  ),
};

/** A job of the mock server, from the queue to its end. The focus does not go with the button that one pressed. */
export const Live: Story = {
  parameters: { stage: { scenario: 'short', speed: 4 } },
  render: function Render() {
    const { urlOf, fetch, clock, random } = useStage();
    const job = useJob({ url: urlOf('/api/jobs'), fetch, clock, random });
    return (
      <div style={{ display: 'grid', gap: '1rem' }}>
        <button type="button" onClick={() => void job.submit('Why does pasta take longer?')}>
          Order it
        </button>
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
      </div>
    );
  },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Order it' }));
    const box = canvas.getByRole('group', { name: 'An answer' });
    await waitFor(() => expect(box).toHaveAttribute('data-status', 'streaming'), { timeout: 5000 });
    canvas.getByRole('button', { name: 'Stop' }).focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(box).toHaveAttribute('data-status', 'cancelled'));
    await expect(box).toHaveFocus();
    await expect(canvas.queryByRole('progressbar')).toBeNull();
  },
};
