/**
 * Everything that watches a request while it is under way: its deadlines, what may still follow its finish reason,
 * and the page that is left. What happens in, the calls that come of it out; nothing is left of it at the end.
 */

import { pageClock } from '../display/page-clock';
import { StreamError, type TimeoutPhase } from '../errors';
import type { ActiveState, State } from '../machine/state';
import { createDeadlines } from './deadlines';
import type { EngineOptions } from './engine-options';

export interface Watch {
  /** An attempt is sent. */
  sent(): void;
  opened(): void;
  bytesCame(): void;
  /** Something of the reply came: the state before, and after. */
  replyGrew(before: State, after: ActiveState): void;
  /** The attempt is over; the request may wait for the next one. */
  attemptEnded(): void;
  /** The reply has ended; its connection is left to the server to close, within the idle time. */
  requestEnded(): void;
}

export interface WatchCalls {
  onTimeout(error: StreamError): void;
  /** Nothing followed the finish reason. */
  onLingered(): void;
  onLeave(): void;
}

/** The headers of a JSON answer come with all of it. A job waits in a queue, and is silent between two polls. */
const MODE_LIMITS = {
  stream: {},
  json: { connect: 300_000 },
  job: { firstContent: Infinity, idle: Infinity, stall: Infinity, total: 86_400_000 },
} as const;

/** How long a reply that has its finish reason is kept open for what may follow it. */
const LINGER_MS = 3000;

export function watchRequest(options: EngineOptions, calls: WatchCalls): Watch {
  const { mode, timeouts, cancel, clock = pageClock } = options;
  const limits = { ...(mode && MODE_LIMITS[mode]), ...timeouts };
  const deadlines = createDeadlines(clock, limits, (phase, ms) => calls.onTimeout(timedOut(phase, ms)));
  let cancelLinger: (() => void) | undefined;
  deadlines.begin('total');
  // A job outlives its page: the next one can take it up.
  if (cancel && mode !== 'job') globalThis.addEventListener?.('pagehide', calls.onLeave);

  function stopLingering(): void {
    cancelLinger?.();
    cancelLinger = undefined;
  }

  return {
    sent() {
      deadlines.begin('connect');
      deadlines.begin('firstContent');
    },
    opened: () => deadlines.end('connect'),
    bytesCame: () => deadlines.begin('idle'),
    replyGrew(before, { status, reply }) {
      if (status === 'streaming' && reply.parts !== before.reply.parts) {
        deadlines.end('firstContent');
        deadlines.begin('stall');
      }
      // Usage may follow a finish reason, or nothing at all.
      if (!reply.finishReason) stopLingering();
      else cancelLinger ??= clock.after(LINGER_MS, calls.onLingered);
    },
    attemptEnded() {
      stopLingering();
      deadlines.end('connect', 'firstContent', 'idle', 'stall');
    },
    requestEnded() {
      stopLingering();
      deadlines.end('connect', 'firstContent', 'stall', 'total');
      globalThis.removeEventListener?.('pagehide', calls.onLeave);
    },
  };
}

function timedOut(phase: TimeoutPhase, ms: number): StreamError {
  const what = {
    connect: 'The server did not answer',
    firstContent: 'No content came',
    idle: 'Nothing came from the server',
    stall: 'The connection is alive, but no content came',
    total: 'The reply was not whole',
  }[phase];
  const message = `${what} within ${ms / 1000} s. What came is kept. Retry, or raise \`timeouts.${phase}\`.`;
  return new StreamError({ kind: 'timeout', phase, message });
}
