/**
 * Events in, those that may be shown out: an event is let through once all text up to its end was. The sentences are
 * judged by the same code that reviews in a page.
 */
import type { Delta } from '../../deltas/delta';
import type { RequestInfo } from '../../machine/state';
import { createReview, type ReviewText } from '../../review/create-review';

export interface Gate {
  /** @returns the events that may be passed on now @throws StreamError `blocked` */
  take(event: string, deltas: readonly Delta[]): Promise<readonly string[]>;
  /** Nothing follows. @returns the last that may be passed on @throws StreamError `blocked` */
  end(): Promise<readonly string[]>;
  close(): void;
}

/** Without a review everything passes. */
export function createGate(
  review: ReviewText | undefined,
  { requestId, input }: { requestId: string; input: unknown },
  signal: AbortSignal,
): Gate {
  if (!review) return { take: async (event) => [event], end: async () => [], close: () => {} };
  const waiting: { event: string; endsAt: number }[] = [];
  /** Characters that came, and that were let through. */
  let came = 0;
  let passed = 0;
  let source: ((deltas: readonly Delta[] | undefined) => void) | undefined;
  const queue: (readonly Delta[] | undefined)[] = [];
  let idle = () => {};

  async function* feed(): AsyncGenerator<readonly Delta[]> {
    for (;;) {
      if (queue.length === 0) {
        // All that was given has been judged.
        idle();
        const deltas = await new Promise<readonly Delta[] | undefined>((resolve) => {
          source = resolve;
        });
        source = undefined;
        if (!deltas) return;
        yield deltas;
      } else {
        const deltas = queue.shift();
        if (!deltas) return;
        yield deltas;
      }
    }
  }

  const request: RequestInfo = { id: requestId, input };
  const judged = (async () => {
    for await (const deltas of createReview(review)(feed(), { request, session: {}, signal })) {
      passed += deltas.reduce((sum, delta) => sum + proseLength(delta), 0);
    }
  })();
  judged.catch(() => {});

  /** Gives more to be judged, and waits until it was. */
  async function give(deltas: readonly Delta[] | undefined): Promise<readonly string[]> {
    const settled = new Promise<void>((resolve) => {
      idle = resolve;
    });
    if (source) source(deltas);
    else queue.push(deltas);
    await (deltas ? Promise.race([settled, judged]) : judged);
    return release();
  }

  function release(): string[] {
    const free: string[] = [];
    for (let [first] = waiting; first && first.endsAt <= passed; [first] = waiting) {
      free.push(first.event);
      waiting.shift();
    }
    return free;
  }

  return {
    take(event, deltas) {
      came += deltas.reduce((sum, delta) => sum + proseLength(delta), 0);
      waiting.push({ event, endsAt: came });
      return give(deltas);
    },
    end: () => give(undefined),
    close: () => source?.(undefined),
  };
}

function proseLength(delta: Delta): number {
  return /^(text|reasoning|refusal)-delta$/.test(delta.type) && 'text' in delta ? delta.text.length : 0;
}
