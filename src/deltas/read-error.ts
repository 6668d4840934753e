import type { Delta } from './delta';
import { isJsonObject } from './parse-event-data';

/** Reads what a provider says of an error: a sentence, or an object with `message`, `code`, `type`, `status`. */
export function readError(error: unknown): Delta & { type: 'error-reported' } {
  if (!isJsonObject(error))
    return { type: 'error-reported', message: typeof error === 'string' ? error : '' };
  const code = error.code ?? error.type;
  const status = error.status ?? error.status_code ?? error.code;
  return {
    type: 'error-reported',
    message: typeof error.message === 'string' ? error.message : '',
    ...((typeof code === 'string' || typeof code === 'number') && { code: String(code) }),
    ...(typeof status === 'number' && { status }),
  };
}
