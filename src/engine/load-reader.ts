/**
 * What reads bytes is apart from what a page needs to be there: it is fetched when a hook has mounted, or at
 * the latest with the first request, while the server makes its first token.
 */
import { networkError } from '../bytes/network-error';
import type { WireFormat } from '../deltas/wire-format';

/** @throws StreamError `network` when the code can't be fetched */
export async function loadReader(format: 'auto' | WireFormat = 'auto') {
  try {
    const reader = import('./read-batches');
    // It asks for these itself, but only once there is a response.
    if (format === 'auto') await import('../deltas/detect-format');
    return await reader;
  } catch (cause) {
    throw networkError(cause);
  }
}
