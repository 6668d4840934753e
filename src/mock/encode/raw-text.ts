/** Plain text: the characters of the reply and nothing else. A clean end is its terminal event. */
import { type Encoder, joinText } from './encoder';

/** Writes a reply as plain text; as one JSON body it is `{ text }`. */
export function createRawTextEncoder(): Encoder {
  return {
    contentType: 'text/plain; charset=utf-8',
    carriesErrors: false,
    encode: (delta) => (delta.type === 'text-delta' ? delta.text : ''),
    encodeWhole: (deltas) => ({ text: joinText(deltas, 'text-delta') }),
  };
}
