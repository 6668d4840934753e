/** A way to ask: as a stream, or for one JSON answer. In: where. Out: the completion, and what one waited for. */
import { type Completion, useCompletion } from 'deltakit';
import { useState } from 'react';

/** In milliseconds since the request was sent. */
export interface LaneTimes {
  /** When it was sent, by the page's clock. */
  startedAt?: number;
  first?: number | undefined;
  /** How long it took until it was over, well or badly. */
  total?: number | undefined;
}

export interface LaneState {
  completion: Completion;
  times: LaneTimes;
}

export function useLane(url: string, mode: 'stream' | 'json'): LaneState {
  const [times, setTimes] = useState<LaneTimes>({});
  const completion = useCompletion({
    url,
    mode,
    onEvent({ type, ms, firstContentMs }) {
      if (type === 'started') setTimes({ startedAt: performance.now() });
      if (type === 'first-content') setTimes((before) => ({ ...before, first: ms }));
      if (type === 'completed' || type === 'failed' || type === 'cancelled')
        setTimes((before) => ({ ...before, first: firstContentMs, total: ms }));
    },
  });
  return { completion, times };
}
