/** What a browser makes of faults in its own way: kept by hand, held to it by test/faults/chromium.test.ts. */
import type { Row } from './describe-played';
import type { Exchange } from './fault-server';
import { WHOLE } from './say';

/** Faults that need another origin than the page's. */
export interface AbroadFault {
  /** Whether the request goes there at once; else it is sent there by the page's own server. */
  readonly isAbroad: boolean;
  /** @param elsewhere where the other origin is, without a slash at its end */
  readonly script: (exchange: Exchange, elsewhere: string) => void;
}

export const ABROAD_FAULTS: Readonly<Record<string, AbroadFault>> = {
  'another origin that allows nothing (CORS)': {
    isAbroad: true,
    script: ({ open, close }) => {
      open();
      close(WHOLE);
    },
  },
  'another origin that allows the preflight, but not the answer': {
    isAbroad: true,
    script: ({ method, open, close }) => {
      if (method === 'OPTIONS') {
        open({ 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }, 204);
        return close();
      }
      open();
      close(WHOLE);
    },
  },
  '307 to another origin that allows nothing': {
    isAbroad: false,
    script: ({ open, close }, elsewhere) => {
      open({ location: `${elsewhere}/elsewhere` }, 307);
      close();
    },
  },
};

export const CHROMIUM_ROWS: readonly Row[] = [
  ['the server closes without a word', '`failed`, `network`, retryable', '–', '3 × POST: broken off', 3],
  [
    'another origin that allows nothing (CORS)',
    '`failed`, `network`, retryable',
    '–',
    '3 × OPTIONS: answered to its end',
    3,
  ],
  [
    'another origin that allows the preflight, but not the answer',
    '`failed`, `network`, retryable',
    '–',
    'OPTIONS: answered to its end; 3 × POST: answered to its end',
    3,
  ],
  [
    '307 to where the reply is',
    '`completed`',
    'final “The tide follows the moon.”',
    'POST: answered to its end; POST /moved: answered to its end',
    1,
  ],
  [
    '302 to a page to sign in',
    '`failed`, `malformed`, not retryable',
    '–',
    'POST: answered to its end; GET /login: answered to its end',
    1,
  ],
  [
    '307 to another origin that allows nothing',
    '`failed`, `network`, retryable',
    '–',
    '3 × POST: answered to its end',
    3,
  ],
  [
    'gzip that is cut short',
    '`failed`, `truncated`, retryable',
    'partial “The tide fol”',
    'POST: answered to its end',
    1,
  ],
  ['gzip that is no gzip', '`failed`, `network`, retryable', '–', '3 × POST: answered to its end', 3],
  ['a break in a word', '`failed`, `network`, retryable', 'partial “The tide fol”', 'POST: broken off', 1],
  [
    'offline, then online while the next attempt is waited for',
    '`completed`',
    'final “The tide follows the moon.”',
    'POST: answered to its end',
    2,
  ],
  ['offline, and it stays so', '`failed`, `network`, retryable', '–', 'nothing', 3],
  [
    'offline in the middle of the text',
    '`failed`, `network`, retryable',
    'partial “The tide fol”',
    'POST: broken off',
    1,
  ],
  [
    'offline in the middle of the text, then online, with `resume`',
    '`completed`',
    'final “The tide follows the moon.”',
    'POST: broken off; POST behind event 3: answered to its end',
    2,
  ],
  [
    'the tab is hidden and stands still for longer than a deadline, then visible',
    '`completed`',
    'final “The tide follows the moon.”',
    'POST: answered to its end',
    1,
  ],
  ['the page is left', 'there is no page any more', '–', 'POST: the client left', 1],
  [
    'the page is left, with `cancel`',
    '`cancelled`, reason `unmount`',
    'partial “The tide fol”',
    'POST: the client left; POST /cancel: answered to its end',
    1,
  ],
];
