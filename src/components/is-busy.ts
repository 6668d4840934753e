import type { Status } from '../machine/state';

/** Whether a reply is on its way, so that it can be stopped. */
export function isBusy(status: Status | undefined): boolean {
  return status === 'pending' || status === 'streaming';
}
