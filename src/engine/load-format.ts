import type { WireFormat } from '../deltas/wire-format';
import { loadCode } from './load-code';

/** The wire format; the code of all of them is fetched where none is named. @throws StreamError `network` */
export async function loadFormat(format: 'auto' | WireFormat = 'auto'): Promise<WireFormat> {
  return format === 'auto' ? (await loadCode(() => import('../deltas/detect-format'))).autoFormat : format;
}
