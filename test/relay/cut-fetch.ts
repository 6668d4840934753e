/** A `fetch` that goes from relay to relay, and breaks each connection behind so many bytes. */
export interface Cut {
  /** Bytes. */
  at: number;
  /** Which relay is asked. */
  relay: number;
}

/** @param cuts one for each attempt; behind the last nothing is cut, and the first relay is asked */
export function cutFetch(relays: readonly string[], cuts: readonly Cut[]) {
  let attempt = 0;
  return async (_url: string | URL, init: RequestInit): Promise<Response> => {
    const { at = Infinity, relay = 0 } = cuts[attempt++] ?? {};
    const connection = new AbortController();
    const leave = () => connection.abort();
    init.signal?.addEventListener('abort', leave);
    const response = await fetch(relays[relay]!, { ...init, signal: connection.signal });
    const reader = response.body!.getReader();
    let left = at;
    // Each piece when it is asked for: what waits in a stream that breaks is lost.
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          if (left <= 0) {
            connection.abort();
            return controller.error(new TypeError('cut'));
          }
          const { done, value } = await reader.read();
          if (done) return controller.close();
          controller.enqueue(value.slice(0, left));
          left -= value.length;
        },
        cancel: leave,
      },
      { highWaterMark: 0 },
    );
    return new Response(body, { status: response.status, headers: response.headers });
  };
}
