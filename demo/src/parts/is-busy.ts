/** Whether a reply is on its way. */
import type { Status } from 'deltakit';

export function isBusy(status: Status): boolean {
  return status === 'pending' || status === 'streaming';
}
