/**
 * Google Gemini, `streamGenerateContent`: each event is a whole response with the parts that are new, as SSE with
 * `alt=sse` and as one JSON array without. A function call comes at once. The last response says why it finished.
 *
 * @see https://ai.google.dev/api/generate-content
 */
import type { FinishReason, ReplyFile, Source, Usage } from '../../deltas/delta';
import { type Block, type CallBlock, createBlocks } from './blocks';
import {
  type Encoder,
  type Encoding,
  type ErrorKind,
  errorKind,
  parseArgs,
  type ReplyError,
  type ReplyFacts,
} from './encoder';

type Json = Record<string, unknown>;

const COMMON = {
  idPrefix: '',
  carries: [
    'reply-info',
    'text-delta',
    'reasoning-delta',
    'tool-call-delta',
    'tool-call-ready',
    'source-found',
    'file-found',
    'usage-reported',
    'reply-finished',
    'stream-done',
    'error-reported',
  ],
  errorBody,
} as const;

/** Gemini as server-sent events. */
export const gemini: Encoding = {
  ...COMMON,
  contentType: 'text/event-stream',
  createEncoder(facts) {
    const { encode, whole } = createGeminiEncoder(facts, (json) => `data: ${json}\r\n\r\n`);
    return {
      // Google writes an error between the events, as no event of its own.
      encode: (delta) =>
        delta.type === 'error-reported' ? `${JSON.stringify(errorBody(delta), null, 2)}\n\n` : encode(delta),
      whole,
    };
  },
};

/** Gemini as one JSON array. */
export const geminiArray: Encoding = {
  ...COMMON,
  contentType: 'application/json; charset=UTF-8',
  createEncoder(facts) {
    let before = '[';
    const next = (json: string) => {
      const element = `${before}${json}`;
      before = ',\r\n';
      return element;
    };
    const { encode, whole } = createGeminiEncoder(facts, next);
    return {
      // An error ends the array as the last response does.
      encode: (delta) => encode(delta) + (/^(stream-done|error-reported)$/.test(delta.type) ? ']' : ''),
      whole,
    };
  },
};

const FINISH_REASONS: Readonly<Record<FinishReason, string>> = {
  stop: 'STOP',
  length: 'MAX_TOKENS',
  // It has no reason of its own for a call.
  'tool-calls': 'STOP',
  'content-filter': 'SAFETY',
  refusal: 'SAFETY',
  other: 'OTHER',
};

function createGeminiEncoder(facts: ReplyFacts, frame: (json: string) => string): Encoder {
  const say = (value: Json) => frame(JSON.stringify(value));
  const sayParts = (...parts: Json[]) => say(response({ content: { role: 'model', parts }, index: 0 }));

  const blocks = createBlocks({
    piece(block, text) {
      // The arguments of a call are an object, so they have to be whole.
      return block.type === 'call' ? '' : sayParts(textPart(block.type, text));
    },
    close: (block) => (block.type === 'call' ? sayParts(callPart(block)) : ''),
    whole: (block) => {
      if (block.type === 'file') return sayParts(filePart(block.file));
      if (block.type !== 'source') return '';
      return say(response({ index: 0, groundingMetadata: grounding([block.source]) }));
    },
  });

  function response(candidate: Json, metadata?: Json): Json {
    return {
      candidates: [candidate],
      ...(metadata && { usageMetadata: metadata }),
      modelVersion: facts.model,
      responseId: facts.id,
    };
  }

  function ending(candidate: Json): Json {
    const finishReason = FINISH_REASONS[blocks.finish ?? 'other'];
    return response({ ...candidate, finishReason }, usage(blocks.usage ?? {}));
  }

  return {
    encode(delta) {
      if (delta.type === 'error-reported') return say(errorBody(delta));
      if (delta.type === 'stream-done')
        return say(ending({ content: { role: 'model', parts: [{ text: '' }] }, index: 0 }));
      return blocks.write(delta);
    },
    whole() {
      const sources = blocks.list.flatMap((block) => (block.type === 'source' ? [block.source] : []));
      return ending({
        content: { role: 'model', parts: blocks.list.flatMap(partsOf) },
        index: 0,
        ...(sources.length > 0 && { groundingMetadata: grounding(sources) }),
      });
    },
  };
}

const STATUSES: Readonly<Record<ErrorKind, readonly [code: number, status: string]>> = {
  invalid: [400, 'INVALID_ARGUMENT'],
  'not-found': [404, 'NOT_FOUND'],
  'rate-limit': [429, 'RESOURCE_EXHAUSTED'],
  overloaded: [503, 'UNAVAILABLE'],
  server: [500, 'INTERNAL'],
};

function errorBody(error: ReplyError): Json {
  const [code, status] = STATUSES[errorKind(error)];
  return { error: { code, message: error.message, status } };
}

function partsOf(block: Block): Json[] {
  switch (block.type) {
    case 'text':
    case 'reasoning':
      return [textPart(block.type, block.text)];
    case 'call':
      return [callPart(block)];
    case 'file':
      return [filePart(block.file)];
    default:
      return [];
  }
}

function textPart(type: string, text: string): Json {
  return { text, ...(type === 'reasoning' && { thought: true }) };
}

function callPart({ callId, name, text }: CallBlock): Json {
  return { functionCall: { id: callId, name, args: parseArgs(text) } };
}

function filePart({ url = '', mediaType = 'application/octet-stream' }: ReplyFile): Json {
  return url.startsWith('data:')
    ? { inlineData: { mimeType: mediaType, data: url.slice(url.indexOf(',') + 1) } }
    : { fileData: { mimeType: mediaType, fileUri: url } };
}

function grounding(sources: readonly Source[]): Json {
  return { groundingChunks: sources.map(({ url = '', title = '' }) => ({ web: { uri: url, title } })) };
}

/** The thoughts are counted apart from the answer. */
function usage(used: Usage): Json {
  const { inputTokens = 0, outputTokens = 0, reasoningTokens: thoughts, cachedInputTokens: cached } = used;
  return {
    promptTokenCount: inputTokens,
    candidatesTokenCount: outputTokens - (thoughts ?? 0),
    ...(thoughts !== undefined && { thoughtsTokenCount: thoughts }),
    ...(cached !== undefined && { cachedContentTokenCount: cached }),
    totalTokenCount: used.totalTokens ?? inputTokens + outputTokens,
  };
}
