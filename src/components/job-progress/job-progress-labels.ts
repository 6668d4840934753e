/** The strings of the progress of a job. */
import type { CancelReason, Status } from '../../machine/state';

export interface JobProgressLabels {
  /** Names a job that has no title. */
  job: string;
  /** How it stands, in a word or two. */
  jobState(status: Status, reason?: CancelReason): string;
  /** @param share from 0 to 1 */
  jobShare(share: number): string;
  /** How long it has been at work, or was. */
  jobTime(seconds: number): string;
  stopJob: string;
  /** The button that leaves the job at its work, and listens no more. */
  detachJob: string;
}

const STATES: Readonly<Record<Status, string>> = {
  idle: 'Not begun',
  pending: 'Queued',
  streaming: 'Running',
  completed: 'Done',
  failed: 'Failed',
  cancelled: 'Stopped',
};

export const JOB_PROGRESS_ENGLISH: JobProgressLabels = {
  job: 'Job',
  jobState: (status, reason) => (reason === 'detached' ? 'Left running' : STATES[status]),
  // Never 100 % before it is: a share is cut, not rounded.
  jobShare: (share) => `${Math.floor(share * 100)}%`,
  jobTime: (seconds) =>
    seconds < 60
      ? `${seconds} s`
      : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`,
  stopJob: 'Stop',
  detachJob: 'Leave it running',
};
