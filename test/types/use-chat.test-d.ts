/** What the types of a chat say, checked by `tsc`: nothing here runs. */
import { useChat } from 'deltakit';
import * as v from 'valibot';
import { z } from 'zod';

/** Whether two types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function is<_Claim extends true>(): void {}

export function useTools(): void {
  const chat = useChat({
    url: '/api/chat',
    tools: {
      weather: {
        parameters: z.object({ city: z.string() }),
        execute: ({ city }, { signal }) => {
          is<Same<typeof city, string>>();
          is<Same<typeof signal, AbortSignal>>();
          return { degrees: 20 };
        },
      },
      ask: { parameters: v.object({ question: v.string() }) },
    },
  });
  for (const { parts, status, error } of chat.messages) {
    is<Same<typeof status, 'idle' | 'pending' | 'streaming' | 'completed' | 'failed' | 'cancelled'>>();
    if (error) is<Same<typeof error.retryable, boolean>>();
    for (const part of parts) {
      if (part.type === 'text') is<Same<typeof part.text, string>>();
      if (part.type !== 'tool-call') continue;
      const { call } = part;
      is<Same<typeof call.name, 'weather' | 'ask'>>();
      if (call.name === 'weather' && call.state === 'running') is<Same<typeof call.input.city, string>>();
      if (call.name === 'ask' && call.state === 'forming') {
        is<Same<NonNullable<typeof call.input>['question'], string | undefined>>();
      }
    }
  }
  void chat.send('hi').then((outcome) => {
    if (outcome.status === 'completed') is<Same<typeof outcome.message.text, string>>();
    // @ts-expect-error there is an error only where it failed
    outcome.error;
    if (outcome.status === 'failed') is<Same<typeof outcome.error.message, string>>();
  });
}

export function useNoTools(): void {
  const chat = useChat({ url: '/api/chat' });
  for (const { parts } of chat.messages) {
    for (const part of parts) {
      if (part.type === 'tool-call') is<Same<typeof part.call.name, string>>();
    }
  }
  // @ts-expect-error a thread has no mode: it streams
  useChat({ url: '/api/chat', mode: 'job' });
}
