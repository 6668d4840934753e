/**
 * The readers that the bench of deltas compares, behind one shape: a response of the OpenAI Chat Completions API in,
 * its pieces of text out, each as it comes. All of them parse the JSON; what each does beyond that is its own way.
 */
import { parseJsonEventStream } from 'ai';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import { Stream } from 'openai/streaming';
import { z } from 'zod';
import { openaiChat } from '../../src/deltas/openai-chat';
import type { WireFormat } from '../../src/deltas/wire-format';
import { readDeltas } from '../../src/engine/read-deltas';

export interface Reader {
  name: string;
  read(response: Response, onText: (text: string) => void): Promise<void>;
}

export const READERS: readonly Reader[] = [
  { name: 'deltakit', read: (response, onText) => readWithDeltakit(response, openaiChat, onText) },
  { name: 'deltakit, auto', read: (response, onText) => readWithDeltakit(response, 'auto', onText) },
  { name: 'openai', read: readWithOpenai },
  { name: 'AI SDK', read: readWithAiSdk },
];

async function readWithDeltakit(
  response: Response,
  format: WireFormat | 'auto',
  onText: (text: string) => void,
): Promise<void> {
  for await (const delta of readDeltas(response, { format })) {
    if (delta.type === 'text-delta') onText(delta.text);
  }
}

/** What the client gives for `stream: true`, without its request. */
async function readWithOpenai(response: Response, onText: (text: string) => void): Promise<void> {
  const chunks = Stream.fromSSEResponse<ChatCompletionChunk>(response, new AbortController());
  for await (const chunk of chunks) {
    const text = chunk.choices[0]?.delta.content;
    if (text) onText(text);
  }
}

/** What its providers read chunks with: each is held to a schema, which is what makes it typed. */
async function readWithAiSdk(response: Response, onText: (text: string) => void): Promise<void> {
  if (!response.body) return;
  const reader = parseJsonEventStream({ stream: response.body, schema: CHUNK }).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (!next.value.success) throw next.value.error;
    const text = next.value.value.choices[0]?.delta?.content;
    if (text) onText(text);
  }
}

/** The fields of a chunk that such a provider reads. */
const CHUNK = z.object({
  id: z.string().nullish(),
  created: z.number().nullish(),
  model: z.string().nullish(),
  choices: z.array(
    z.object({
      delta: z
        .object({
          role: z.enum(['assistant']).nullish(),
          content: z.string().nullish(),
          tool_calls: z
            .array(
              z.object({
                index: z.number(),
                id: z.string().nullish(),
                function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }),
              }),
            )
            .nullish(),
        })
        .nullish(),
      finish_reason: z.string().nullish(),
    }),
  ),
  usage: z.object({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() }).nullish(),
});
