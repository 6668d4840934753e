'use client';
import type { EngineOptions, Input } from '../engine/engine-options';
import type { Outcome } from '../machine/state';
import type { StreamActions, StreamState } from './stream-state';
import { useEngine } from './use-engine';

/** Options of {@link useLLMStream}. For jobs there is `useJob`. */
export interface UseLLMStreamOptions extends EngineOptions {
  mode?: 'stream' | 'json';
}

/** A reply as it streams, and what to do with it. */
export type LLMStream = StreamState &
  StreamActions & {
    /** Sends messages, a prompt or a body. A request that is under way is superseded. Never rejects. */
    start(input: Input): Promise<Outcome>;
  };

/**
 * Streams the reply of an LLM. The component renders again only for the fields it reads; when it leaves
 * the page, the request is aborted.
 *
 * @example
 * ```tsx
 * const stream = useLLMStream({ url: '/api/chat/stream' });
 * <button onClick={() => stream.start('Why is the sky blue?')}>Ask</button>
 * <p>{stream.status === 'completed' ? stream.final.text : stream.display.text}</p>
 * ```
 */
export function useLLMStream(options: UseLLMStreamOptions): LLMStream {
  return useEngine(options, ({ start }) => ({ start }));
}
