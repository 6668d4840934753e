'use client';
import type { EngineOptions, Input } from '../engine/engine-options';
import type { OutcomeOf, Schema, SchemaOptions } from './schema-options';
import type { StreamActions, StreamState } from './stream-state';
import { useEngine } from './use-engine';

/** Options of {@link useLLMStream}. For jobs there is `useJob`. */
export interface UseLLMStreamOptions<Of extends Schema = undefined, Path extends string = ''>
  extends Omit<EngineOptions, 'mode' | keyof SchemaOptions<Of, Path>>,
    SchemaOptions<Of, Path> {
  /** `json`: one JSON answer that is shown at once. Default `stream`. */
  mode?: 'stream' | 'json';
}

/** A reply as it streams, and what to do with it. */
export type LLMStream<Of extends Schema = undefined> = StreamState<Of> &
  StreamActions<Of> & {
    /** Sends messages, a prompt or a body. A request that is under way is superseded. Never rejects. */
    start(input: Input): Promise<OutcomeOf<Of>>;
  };

/**
 * Streams the reply of an LLM. The component renders again only for the fields it reads; when it leaves
 * the page, the request is aborted.
 *
 * @example
 * ```tsx
 * const stream = useLLMStream({ url: '/api/chat/stream' });
 * <>
 *   <button onClick={() => stream.start('Why is the sky blue?')}>Ask</button>
 *   <p>{stream.status === 'completed' ? stream.final.text : stream.display.text}</p>
 * </>
 * ```
 */
export function useLLMStream<Of extends Schema = undefined, Path extends string = ''>(
  options: UseLLMStreamOptions<Of, Path>,
): LLMStream<Of>;
export function useLLMStream(options: EngineOptions): LLMStream {
  return useEngine(options, ({ start }) => ({ start }));
}
