/** What the types of a chat say, checked by `tsc`: nothing here runs. */
import { useChat } from 'deltakit';
import * as v from 'valibot';
import { expectTypeOf } from 'vitest';
import { z } from 'zod';

export function useTools(): void {
  const chat = useChat({
    url: '/api/chat',
    tools: {
      weather: {
        parameters: z.object({ city: z.string() }),
        execute: ({ city }, { signal }) => {
          expectTypeOf<typeof city>().toEqualTypeOf<string>();
          expectTypeOf<typeof signal>().toEqualTypeOf<AbortSignal>();
          return { degrees: 20 };
        },
      },
      ask: { parameters: v.object({ question: v.string() }) },
    },
  });
  for (const { parts, status, error } of chat.messages) {
    expectTypeOf<typeof status>().toEqualTypeOf<
      'idle' | 'pending' | 'streaming' | 'completed' | 'failed' | 'cancelled'
    >();
    if (error) expectTypeOf<typeof error.retryable>().toEqualTypeOf<boolean>();
    for (const part of parts) {
      if (part.type === 'text') expectTypeOf<typeof part.text>().toEqualTypeOf<string>();
      if (part.type !== 'tool-call') continue;
      const { call } = part;
      expectTypeOf<typeof call.name>().toEqualTypeOf<'weather' | 'ask'>();
      if (call.name === 'weather' && call.state === 'running')
        expectTypeOf<typeof call.input.city>().toEqualTypeOf<string>();
      if (call.name === 'ask' && call.state === 'forming') {
        expectTypeOf<NonNullable<typeof call.input>['question']>().toEqualTypeOf<string | undefined>();
      }
    }
  }
  void chat.send('hi').then((outcome) => {
    if (outcome.status === 'completed') expectTypeOf<typeof outcome.message.text>().toEqualTypeOf<string>();
    // @ts-expect-error there is an error only where it failed
    outcome.error;
    if (outcome.status === 'failed') expectTypeOf<typeof outcome.error.message>().toEqualTypeOf<string>();
  });
}

export function useNoTools(): void {
  const chat = useChat({ url: '/api/chat' });
  for (const { parts } of chat.messages) {
    for (const part of parts) {
      if (part.type === 'tool-call') expectTypeOf<typeof part.call.name>().toEqualTypeOf<string>();
    }
  }
  // @ts-expect-error a thread has no mode: it streams
  useChat({ url: '/api/chat', mode: 'job' });
}
