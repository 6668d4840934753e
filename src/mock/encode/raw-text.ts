/** Plain text: the characters of the reply and nothing else. A clean end is its terminal event. */
import { createBlocks, textOf } from './blocks';
import type { Encoding } from './encoder';
import { jsonText } from './json-text';

/** Plain text; as one JSON body it is `{ text }`. */
export const rawText: Encoding = {
  contentType: 'text/plain; charset=utf-8',
  idPrefix: '',
  carries: ['text-delta'],
  createEncoder() {
    const blocks = createBlocks({ piece: (_block, text) => text });
    return {
      encode: (delta) => blocks.write(delta),
      whole: () => ({ text: textOf(blocks.list, 'text') }),
    };
  },
  errorBody: jsonText.errorBody,
};
