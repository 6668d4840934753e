/**
 * The records of a reply in, the body of a response out: with numbers where it can be gone on with, comments while it is
 * silent, and no more read than is taken.
 */
import { StoreError } from './store/reply-store';
import type { ErrorFacts, Provider } from './upstream/providers';

export interface StreamSpec {
  readonly provider: Pick<Provider, 'toErrorEvent'>;
  readonly heartbeatMs: number;
  /** The id of a reply that is kept, and the number of its next event. */
  readonly numbers?: { readonly id: string; readonly next: number } | undefined;
  /** Aborts when the client leaves, and is aborted when all has been read. */
  readonly leaving: AbortController;
}

/** The records of a reply, or its events. */
export type Records = AsyncGenerator<readonly string[], unknown>;

const HEARTBEAT = ': alive\n\n';

export function streamRecords(
  records: Records,
  { provider, heartbeatMs, numbers, leaving }: StreamSpec,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<readonly string[], unknown>> | undefined;
  let number = numbers?.next ?? 0;

  // What waits for more ends by the signal, what waits for somebody who takes it by this.
  leaving.signal.addEventListener('abort', () => void records.return(undefined).catch(() => {}));

  function write(events: readonly string[]): string {
    return events
      .map((event) => (numbers ? `id: ${numbers.id}.${number++}\n${event}\n` : `${event}\n`))
      .join('');
  }

  async function wait(): Promise<string | undefined> {
    for (;;) {
      next ??= records.next();
      const result = await within(next, heartbeatMs);
      if (!result) return HEARTBEAT;
      next = undefined;
      if (result.done) return undefined;
      if (result.value.length > 0) return write(result.value);
    }
  }

  return new ReadableStream(
    {
      async pull(controller) {
        let text: string | undefined;
        try {
          text = await wait();
        } catch (error) {
          // Without a number: nobody can go on behind it.
          controller.enqueue(encoder.encode(`${provider.toErrorEvent(describe(error))}\n`));
        }
        if (text !== undefined) return controller.enqueue(encoder.encode(text));
        leaving.abort();
        controller.close();
      },
      cancel: () => leaving.abort(),
    },
    { highWaterMark: 0 },
  );
}

/** Nothing, where it takes longer. */
async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function describe(error: unknown): ErrorFacts {
  const kind = error instanceof StoreError ? error.kind : 'unavailable';
  return { ...STORE_ERRORS[kind], status: 503 };
}

const STORE_ERRORS: Readonly<Record<StoreError['kind'], Pick<ErrorFacts, 'code' | 'message'>>> = {
  full: {
    code: 'store_full',
    message: 'The relay can keep no more of this reply. What came is kept. Try again',
  },
  lost: {
    code: 'writer_unavailable',
    message: 'The server that was writing this reply is gone. What came is kept. Try again',
  },
  unavailable: {
    code: 'store_unavailable',
    message: 'The place where this reply is kept does not answer. What came is kept. Try again',
  },
};
