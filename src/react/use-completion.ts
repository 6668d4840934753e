'use client';
import { useState } from 'react';
import type { EngineOptions } from '../engine/engine-options';
import { createAnyTransport } from '../jobs/create-any-transport';
import type { OutcomeOf, Schema, SchemaOptions } from './schema-options';
import type { StreamActions, StreamState } from './stream-state';
import { useEngine } from './use-engine';

/** Options of {@link useCompletion}. */
export interface UseCompletionOptions<Of extends Schema = undefined, Path extends string = ''>
  extends Omit<EngineOptions, keyof SchemaOptions<Of, Path>>,
    SchemaOptions<Of, Path> {}

/** A completion as it forms, and what to do with it. */
export type Completion<Of extends Schema = undefined> = StreamState<Of> &
  StreamActions<Of> & {
    /** Sends `{ prompt, stream }`. A request that is under way is superseded. Never rejects. */
    complete(prompt: string): Promise<OutcomeOf<Of>>;
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
 * @example
 * ```tsx
 * const schema = z.object({ name: z.string(), steps: z.array(z.string()) });
 * const recipe = useCompletion({ url: '/api/recipe', schema });
 * <h2>{recipe.display.value?.name}</h2>
 * ```
 */
export function useCompletion<Of extends Schema = undefined, Path extends string = ''>(
  options: UseCompletionOptions<Of, Path>,
): Completion<Of>;
export function useCompletion(options: EngineOptions): Completion {
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
