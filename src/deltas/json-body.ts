/**
 * One whole JSON body, as a REST route answers: the reply of any provider whose streams are known, or hand-made
 * JSON. Each format reads its own body; this one finds out which.
 */
import { autoFormat } from './detect-format';
import type { WireFormat } from './wire-format';

/** A whole JSON reply, whatever the content type says. */
export const jsonBody: WireFormat = { ...autoFormat, name: 'json-body', framing: 'json' };
