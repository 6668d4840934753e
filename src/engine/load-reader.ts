/**
 * What reads bytes is apart from what a page needs to be there: it is fetched when a hook has mounted, or at
 * the latest with the first request, while the server makes its first token.
 */
import type { WireFormat } from '../deltas/wire-format';
import { loadCode } from './load-code';
import { loadFormat } from './load-format';

/** @throws StreamError `network` when the code can't be fetched */
export async function loadReader(format?: 'auto' | WireFormat) {
  // The reader asks for the format itself, but only once there is a response.
  const [reader] = await Promise.all([loadCode(() => import('./read-batches')), loadFormat(format)]);
  return reader;
}
