/** What a stylesheet may count on in the progress of a job. */
import { type DataContract, STATUSES } from '../data-contract';

export const JOB_PROGRESS_DATA = {
  'dk-job': { 'data-status': STATUSES },
  'dk-job-head': {},
  'dk-job-title': {},
  'dk-job-state': {},
  'dk-job-share': {},
  'dk-job-time': {},
  /** `indeterminate` where nobody tells how far it is. */
  'dk-job-bar': { 'data-indeterminate': 'flag' },
  'dk-job-bar-share': {},
  'dk-job-actions': {},
  'dk-job-stop': {},
  'dk-job-detach': {},
} as const satisfies DataContract;
