'use client';
import { useState } from 'react';
import type { EngineOptions } from '../engine/engine-options';
import { createAnyTransport } from '../jobs/create-any-transport';
import type { Outcome } from '../machine/state';
import type { StreamActions, StreamState } from './stream-state';
import { useEngine } from './use-engine';

/** Options of {@link useCompletion}. */
export type UseCompletionOptions = EngineOptions;

/** A completion as it forms, and what to do with it. */
export type Completion = StreamState &
  StreamActions & {
    /** Sends `{ prompt, stream }`. A request that is under way is superseded. Never rejects. */
    complete(prompt: string): Promise<Outcome>;
  };

/**
 * Completes a prompt, streamed, as one JSON answer (`mode: 'json'`) or by a job that is polled (`mode: 'job'`), with the
 * same states.
 *
 * @example
 * ```tsx
 * const completion = useCompletion({ url: '/api/complete', mode: 'json' });
 * const outcome = await completion.complete('A name for a boat');
 * if (outcome.status === 'completed') console.log(outcome.final.text);
 * ```
 */
export function useCompletion(options: UseCompletionOptions): Completion {
  const { body, mode } = options;
  const [transport] = useState(createAnyTransport);
  const withPrompt: EngineOptions = {
    ...options,
    body:
      typeof body === 'function'
        ? body
        : (prompt) => ({ prompt, stream: (mode ?? 'stream') === 'stream', ...body }),
  };
  return useEngine(transport.withCancel(withPrompt), ({ start }) => ({ complete: start }), transport);
}
