/** What a file of a thread holds: every field, and what it has to be. */
import type { ChatToolCall, MessagePart, MessageTiming, ToolResult } from '../chat/chat-message';
import type { SavedError, SavedMessage, SavedThread } from '../chat/saved-thread';
import type { ReplyFile, Source, Usage } from '../deltas/delta';
import type { OutputIssue } from '../errors';
import type { ReplyData } from '../machine/reply';
import { THREAD_FORMAT } from './export-thread';
import {
  fail,
  type Read,
  readEntries,
  readFlag,
  readList,
  readNumber,
  readObject,
  readText,
  readValue,
  readWord,
} from './read-json';

/** How many messages a thread may have, and how many parts a message. */
const MOST = 10_000;
const NOTHING = {};

/** An id is a key of objects too, where `constructor` would be found in each. */
const readId: Read<string> = (value, path) => {
  const id = readText(value, path);
  return id && !(id in Object.prototype) ? id : fail(path, 'is no id');
};

const readSelected: Read<Record<string, string>> = (value, path) =>
  Object.fromEntries(readEntries(value, path).map(([key, id]) => [key, readId(id, `${path}.${key}`)]));

const readCall = readObject<ChatToolCall>(
  {
    id: readText,
    name: readText,
    argsText: readText,
    status: readWord('forming', 'ready', 'interrupted'),
    state: readWord(
      ...(['forming', 'interrupted', 'awaiting-approval', 'awaiting-answer'] as const),
      ...(['running', 'done', 'failed', 'denied'] as const),
    ),
  },
  { args: readValue, input: readValue, isRemote: readFlag, result: readValue, isError: readFlag },
);

/** What a part has besides its type. */
const PARTS: {
  readonly [Type in MessagePart['type']]: Read<Omit<Extract<MessagePart, { type: Type }>, 'type'>>;
} = {
  text: readObject({ text: readText }, NOTHING),
  reasoning: readObject({ text: readText }, NOTHING),
  'tool-call': readObject({ call: readCall }, NOTHING),
  'tool-result': readObject(
    {
      result: readObject<ToolResult>(
        { callId: readText, name: readText, value: readValue },
        { isError: readFlag },
      ),
    },
    NOTHING,
  ),
  source: readObject(
    {
      source: readObject<Source>(NOTHING, {
        ...{ id: readText, title: readText, url: readText, snippet: readText },
        score: readNumber,
      }),
    },
    NOTHING,
  ),
  file: readObject(
    {
      file: readObject<ReplyFile>(NOTHING, {
        id: readText,
        name: readText,
        mediaType: readText,
        url: readText,
      }),
    },
    NOTHING,
  ),
  data: readObject(
    { data: readObject<ReplyData>({ name: readText, value: readValue }, { id: readText }) },
    NOTHING,
  ),
};

const readType = readWord(...(Object.keys(PARTS) as MessagePart['type'][]));

const readPart: Read<MessagePart> = (value, path) => {
  const type = readType(Object(value).type, `${path}.type`);
  return { type, ...PARTS[type](value, path) } as MessagePart;
};

const readIssue = readObject<OutputIssue>(
  {
    path: readList((value, path) => (typeof value === 'number' ? value : readText(value, path)), MOST),
    message: readText,
  },
  NOTHING,
);

const readMessage = readObject<SavedMessage>(
  {
    id: readId,
    parentId: (value, path) => (value === null ? null : readId(value, path)),
    role: readWord('system', 'user', 'assistant'),
    parts: readList(readPart, MOST),
    status: readWord('idle', 'pending', 'streaming', 'completed', 'failed', 'cancelled'),
    timing: readObject<MessageTiming>(
      { createdAt: readNumber },
      { contentAt: readNumber, endedAt: readNumber },
    ),
  },
  {
    error: readObject<SavedError>(
      {
        message: readText,
        kind: readWord(
          ...(['invalid-request', 'network', 'http', 'rate-limit', 'timeout', 'provider'] as const),
          ...(['truncated', 'malformed', 'too-large', 'invalid-output', 'blocked'] as const),
        ),
      },
      {
        retryable: readFlag,
        retryAfterMs: readNumber,
        status: readNumber,
        code: readText,
        issues: readList(readIssue, MOST),
        phase: readWord('connect', 'firstContent', 'idle', 'stall', 'total'),
      },
    ),
    reason: readWord('user', 'superseded', 'unmount', 'detached', 'server'),
    finishReason: readWord('stop', 'length', 'tool-calls', 'content-filter', 'refusal', 'other'),
    attempt: readNumber,
    attempts: readNumber,
    retryAt: readNumber,
    refusal: readText,
    model: readText,
    usage: readObject<Usage>(NOTHING, {
      inputTokens: readNumber,
      outputTokens: readNumber,
      reasoningTokens: readNumber,
      cachedInputTokens: readNumber,
      totalTokens: readNumber,
    }),
  },
);

interface ThreadFile {
  readonly format: typeof THREAD_FORMAT;
  readonly version: number;
  readonly thread: SavedThread;
}

export const readThreadFile = readObject<ThreadFile>(
  {
    format: readWord(THREAD_FORMAT),
    version: readNumber,
    thread: readObject<SavedThread>(
      {
        id: readId,
        title: readText,
        createdAt: readNumber,
        updatedAt: readNumber,
        messages: readList(readMessage, MOST),
        selected: readSelected,
      },
      { deleted: readList(readId, MOST) },
    ),
  },
  NOTHING,
);
