/**
 * Google's `GenerateContentResponse`, from the Gemini API and from Vertex AI: streamed over SSE or as a JSON
 * array, whole as one body, or inside the `{"response":…}` of Code Assist. A `finishReason` ends it well.
 * Older models name one in every event, so what follows it still counts.
 *
 * @see https://ai.google.dev/api/generate-content
 * @see https://docs.cloud.google.com/vertex-ai/generative-ai/docs/model-reference/inference
 */
import { readServerError } from '../server-error';
import type { Delta, FinishReason } from './delta';
import { type ArgsWriter, createArgsWriter } from './gemini-args';
import {
  asArgsText,
  asObject,
  asObjects,
  asText,
  errorDeltas,
  fileDeltas,
  finishDeltas,
  type JsonObject,
  parseEventData,
  sourceDeltas,
  sumCounts,
  textDeltas,
  toDataUrl,
  usageDeltas,
} from './parse-event-data';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** Gemini, as Google itself serves it. */
export const gemini: WireFormat = {
  name: 'gemini',
  recognises: (_event, json) => {
    const { candidates, promptFeedback, usageMetadata, error } = unwrap(json);
    const { code, status } = asObject(error);
    const isError = typeof code === 'number' && typeof status === 'string';
    return Array.isArray(candidates) || !!(promptFeedback ?? usageMetadata) || isError;
  },
  createDecoder: createGeminiDecoder,
};

const FINISH_REASONS: Readonly<Record<string, FinishReason>> = {
  STOP: 'stop',
  MAX_TOKENS: 'length',
  REVIEW: 'content-filter',
};

/** `SAFETY`, `PROHIBITED_CONTENT`, `MODEL_ARMOR` and others, and each of them again for images. */
const REVIEWS = /SAFETY|RECITATION|BLOCKLIST|PROHIBITED|SPII|ARMOR/;

function createGeminiDecoder(): DeltaDecoder {
  const calls = createCallReader();
  let isNamed = false;

  function readReply(json: unknown): Delta[] {
    const { candidates, promptFeedback, usageMetadata, responseId, modelVersion } = unwrap(json);
    // Only the first of several candidates is the reply.
    const candidate = asObject(asObjects(candidates).find(({ index }) => !index));
    const id = asText(responseId);
    const model = asText(modelVersion);
    const isNew = !isNamed && !!(id ?? model);
    isNamed ||= isNew;
    return [
      ...(isNew ? [{ type: 'reply-info', id, model } as const] : []),
      ...asObjects(asObject(candidate.content).parts).flatMap(readPart),
      ...readSources(candidate),
      ...readUsage(asObject(usageMetadata)),
      // A natural end completes the arguments too, where the piece that says so is missing.
      ...(candidate.finishReason === 'STOP' ? calls.complete() : []),
      ...readFinish(candidate),
      ...readBlock(asObject(promptFeedback)),
    ];
  }

  function readPart(part: JsonObject): Delta[] {
    const { text, thought, inlineData, fileData, functionCall } = part;
    const remoteCall = part.toolCall ?? part.executableCode;
    const result = part.functionResponse ?? part.toolResponse ?? part.codeExecutionResult;
    return [
      ...textDeltas(thought ? 'reasoning-delta' : 'text-delta', text),
      // A drawing inside the thoughts is a draft, no part of the reply.
      ...(thought ? [] : readFile(asObject(inlineData ?? fileData))),
      ...(functionCall ? calls.read(asObject(functionCall)) : []),
      ...(remoteCall ? calls.readRemote(asObject(remoteCall)) : []),
      ...(result ? calls.readResult(asObject(result)) : []),
    ];
  }

  return {
    decode(event) {
      const deltas = [parseEventData(event)]
        .flat()
        .flatMap((json) => [...(event.event === 'bare' ? [] : readReply(json)), ...errorDeltas(event, json)]);
      const isWhole = event.event === 'body' && deltas.some(({ type }) => /delta|found|finished/.test(type));
      return isWhole ? [...deltas, { type: 'stream-done' }] : deltas;
    },
  };
}

/** Code Assist wraps each response. */
function unwrap(json: unknown): JsonObject {
  return asObject(asObject(json).response ?? json);
}

function readFinish({ finishReason }: JsonObject): Delta[] {
  const reason = asText(finishReason) ?? '';
  // Unspecified is Google's word for none.
  return /UNSPECIFIED/.test(reason)
    ? []
    : finishDeltas(REVIEWS.test(reason) ? 'REVIEW' : reason, FINISH_REASONS);
}

function readBlock({ blockReason, blockReasonMessage = blockReason }: JsonObject): Delta[] {
  if (!asText(blockReason)) return [];
  const said = readServerError({ message: blockReasonMessage, code: blockReason });
  return [{ type: 'error-reported', ...said, isBlocked: true }];
}

/** Google counts thoughts beside the candidates, and what its tools read beside the prompt; cached input is in it. */
function readUsage(usage: JsonObject): Delta[] {
  return usageDeltas({
    inputTokens: sumCounts(usage.promptTokenCount, usage.toolUsePromptTokenCount),
    outputTokens: sumCounts(usage.candidatesTokenCount, usage.thoughtsTokenCount),
    reasoningTokens: usage.thoughtsTokenCount,
    cachedInputTokens: usage.cachedContentTokenCount,
    totalTokens: usage.totalTokenCount,
  });
}

function readFile({ data, fileUri, mimeType, displayName }: JsonObject): Delta[] {
  return fileDeltas({ name: displayName, mediaType: mimeType, url: toDataUrl(data, mimeType) ?? fileUri });
}

/** What the reply rests on: found by Google's tools, recited, or read where the request said so. */
function readSources({ groundingMetadata, citationMetadata, urlContextMetadata }: JsonObject): Delta[] {
  const { citations, citationSources = citations } = asObject(citationMetadata);
  return [
    ...asObjects(asObject(groundingMetadata).groundingChunks).flatMap(readEvidence),
    ...asObjects(citationSources).flatMap(({ uri, title }) => sourceDeltas({ url: uri, title })),
    ...asObjects(asObject(urlContextMetadata).urlMetadata).flatMap(({ retrievedUrl, urlRetrievalStatus }) =>
      urlRetrievalStatus === 'URL_RETRIEVAL_STATUS_SUCCESS' ? sourceDeltas({ url: retrievedUrl }) : [],
    ),
  ];
}

function readEvidence({ web, maps, image, retrievedContext }: JsonObject): Delta[] {
  const { sourceUri, uri = sourceUri, title, text } = asObject(web ?? maps ?? image ?? retrievedContext);
  // One document may give several chunks: what tells them apart is their text.
  return sourceDeltas({ id: retrievedContext && text, url: uri, title, snippet: text });
}

/** Function calls, whole or in pieces, and the tools that Google runs itself. */
function createCallReader() {
  /** The last call of each tool, since a result may come without an id. */
  const lastIds = new Map<unknown, string>();
  let count = 0;
  /** The call that gets the next piece; without a writer its arguments came whole. */
  let open: { callId: string; writer: ArgsWriter | undefined } | undefined;

  function start(
    tool: unknown,
    id: unknown,
    argsText: string,
    isRemote?: boolean,
  ): Delta & { callId: string } {
    const callId = asText(id) ?? `call_${count}`;
    count++;
    lastIds.set(tool, callId);
    return { type: 'tool-call-delta', callId, name: asText(tool), argsText, ...(isRemote && { isRemote }) };
  }

  function complete(): Delta[] {
    if (!open) return [];
    const { callId, writer } = open;
    open = undefined;
    const ready: Delta = { type: 'tool-call-ready', callId };
    return writer ? [{ type: 'tool-call-delta', callId, argsText: writer.close() }, ready] : [ready];
  }

  function read({ id, name, args, partialArgs, willContinue }: JsonObject): Delta[] {
    const deltas: Delta[] = [];
    if (asText(name) && open?.callId !== (id ?? '')) {
      const text = asArgsText(args);
      const whole = willContinue && text === '{}' ? undefined : text;
      const call = start(name, id, whole ?? '{');
      // Who calls the next function is done with the last.
      deltas.push(...complete(), call);
      open = { callId: call.callId, writer: whole ? undefined : createArgsWriter() };
    }
    if (!open) return deltas;
    const { callId, writer } = open;
    const argsText = writer && asObjects(partialArgs).map(writer.write).join('');
    if (argsText) deltas.push({ type: 'tool-call-delta', callId, argsText });
    return willContinue ? deltas : [...deltas, ...complete()];
  }

  function readRemote({ id, toolType = CODE, args, ...code }: JsonObject): Delta[] {
    const call = start(toolType, id, JSON.stringify(args ?? code), true);
    return [call, { type: 'tool-call-ready', callId: call.callId }];
  }

  function readResult({ id, name = CODE, toolType = name, response, ...ran }: JsonObject): Delta[] {
    const callId = asText(id) ?? lastIds.get(toolType);
    const isError = asObject(response).error || /FAILED|EXCEEDED/.test(asText(ran.outcome) ?? '');
    const result = response ?? ran;
    return callId
      ? [{ type: 'tool-result-received', callId, result, ...(isError && { isError: true }) }]
      : [];
  }

  return { read, complete, readRemote, readResult };
}

/** Google gives this tool no name of its own. */
const CODE = 'code_execution';
