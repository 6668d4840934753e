/** A completion as `useCompletion` gives it, held in one state, for what shows it. */
import type { CompletionSource } from 'deltakit/components';

export function makeCompletion(
  status: 'idle' | 'pending' | 'streaming' | 'completed' | 'failed' | 'cancelled',
  text = '',
  rest: object = {},
): CompletionSource {
  const reply = { parts: [], text, reasoning: '', toolCalls: [], sources: [], ...rest };
  return {
    status,
    display: reply,
    requestId: status === 'idle' ? undefined : 'request',
    complete: async () => ({ status: 'cancelled', reason: 'user', partial: reply }),
    stop() {},
    ...rest,
  } as CompletionSource;
}
