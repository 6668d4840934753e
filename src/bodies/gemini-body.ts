/**
 * A thread in, a request of Gemini's `streamGenerateContent` out: that it is streamed, and the model, are said in its
 * address. Results stand alone in the turn behind their calls, as many and in the same order.
 *
 * @see https://ai.google.dev/api/generate-content
 */
import type { ChatMessage } from '../chat/chat-message';
import type { BodyContext } from './body-context';
import { mergeParams } from './merge-params';
import type { SentFile } from './read-file';
import { mapContent, toSystemText, toTools, toTurns } from './to-turns';

export interface GeminiBody {
  contents: GeminiContent[];
  systemInstruction?: { parts: { text: string }[] };
  tools?: { functionDeclarations: GeminiFunction[] }[];
  generationConfig?: { maxOutputTokens: number };
}

export interface GeminiContent {
  role: 'user' | 'model';
  parts: GeminiPart[];
}

export type GeminiPart =
  | { text: string }
  | { inlineData: { mimeType: string; data: string } }
  | { fileData: { mimeType: string; fileUri: string } }
  | { functionCall: { name: string; args: { [key: string]: unknown } }; thoughtSignature?: string }
  | { functionResponse: { name: string; response: { [key: string]: unknown } } };

interface GeminiFunction {
  name: string;
  description?: string;
  parametersJsonSchema: { [key: string]: unknown };
}

/**
 * Since Gemini 3 the first call of a step needs a signature. Those of the model are not kept with a thread; this is what
 * Google documents for a call that comes without.
 *
 * @see https://ai.google.dev/gemini-api/docs/thought-signatures
 */
const NO_SIGNATURE = 'skip_thought_signature_validator';

/**
 * Makes the body of a `streamGenerateContent` request. Images, sound, video and PDF are sent, by their bytes or their
 * address.
 *
 * @example
 * ```ts
 * const chat = useChat({ url: '/api/gemini-3-flash:streamGenerateContent?alt=sse', body: geminiBody });
 * ```
 */
export function geminiBody(messages: readonly ChatMessage[], context: BodyContext): GeminiBody {
  const { model = '', maxTokens, params } = context;
  const turns = toTurns(messages, context);
  const system = toSystemText(turns);
  const tools = toTools(context);
  const needsSignature = !/gemini-[12]\b/.test(model);
  const contents: GeminiContent[] = [];
  let isAfterResults = false;
  for (const { role, content, calls } of turns) {
    if (role === 'system') continue;
    const parts: GeminiPart[] = mapContent(content, fromText, fromFile);
    for (const [at, { name, args }] of calls.entries()) {
      parts.push({
        functionCall: { name, args },
        ...(at === 0 && needsSignature && { thoughtSignature: NO_SIGNATURE }),
      });
    }
    const side = role === 'user' ? 'user' : 'model';
    const last = contents.at(-1);
    if (last?.role === side && !isAfterResults) last.parts.push(...parts);
    else contents.push({ role: side, parts });
    isAfterResults = calls.length > 0;
    if (isAfterResults) {
      contents.push({
        role: 'user',
        parts: calls.map(({ name, value, isError }) => ({
          functionResponse: { name, response: { [isError ? 'error' : 'output']: value } },
        })),
      });
    }
  }
  const body: GeminiBody = {
    contents,
    ...(system && { systemInstruction: { parts: [{ text: system }] } }),
    ...(tools.length > 0 && {
      tools: [
        {
          functionDeclarations: tools.map(({ schema, ...tool }) => ({
            ...tool,
            parametersJsonSchema: schema,
          })),
        },
      ],
    }),
    ...(maxTokens && { generationConfig: { maxOutputTokens: maxTokens } }),
  };
  return mergeParams(body, params);
}

function fromText(text: string): GeminiPart {
  return { text };
}

/** @see https://ai.google.dev/gemini-api/docs/file-input-methods */
const TAKEN =
  /^(application\/pdf|image\/(png|jpeg|webp|hei[cf])|audio\/(wav|mpeg|aiff|aac|ogg|flac|mp4|m4a|webm)|video\/(mp4|mpeg|mov|quicktime|avi|x-flv|mpg|webm|wmv|3gpp))$/;

function fromFile({ mediaType: mimeType, data, url: fileUri }: SentFile): GeminiPart | undefined {
  if (!TAKEN.test(mimeType)) return undefined;
  return data ? { inlineData: { mimeType, data } } : { fileData: { mimeType, fileUri } };
}
