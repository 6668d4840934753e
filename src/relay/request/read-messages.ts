/**
 * The messages of a request in their neutral shape in (as `plainBody` writes them, and much like Chat Completions), the
 * messages of a thread out, of which each provider's body is made.
 */
import { type ChatMessage, type ChatRole, type MessagePart, textOf } from '../../chat/chat-message';
import { isRecord } from '../read-text';
import { RelayError } from '../relay-error';

/** @throws RelayError 400 where one can't be read */
export function readMessages(given: readonly unknown[]): ChatMessage[] {
  const messages: { id: string; role: ChatRole; parts: MessagePart[] }[] = [];
  given.forEach((one, at) => {
    if (!isRecord(one)) throw unreadable(at, 'it is no object');
    const { role: name, content } = one;
    const role = ROLES[`${name}`];
    if (!role) throw unreadable(at, 'its `role` is none of system, user, assistant and tool');
    const parts =
      name === 'tool' ? [readResult(one, at)] : [...readContent(content, at), ...readCalls(one, at)];
    // The steps of an answer share their id, or follow one another.
    const last = messages.at(-1);
    const id = typeof one.id === 'string' ? one.id : undefined;
    const goesOn = last?.role === 'assistant' && role === 'assistant' && (id === undefined || id === last.id);
    if (goesOn) last.parts.push(...parts);
    else messages.push({ id: id ?? `m${at}`, role, parts });
  });
  return messages.map((one) => ({
    ...one,
    text: textOf(one.parts),
    status: 'completed',
    timing: { createdAt: 0 },
    branch: { index: 0, count: 1 },
  }));
}

const ROLES: Readonly<Record<string, ChatRole>> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  assistant: 'assistant',
  tool: 'assistant',
};

function readContent(content: unknown, at: number): MessagePart[] {
  if (content === null || content === undefined) return [];
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  if (!Array.isArray(content)) throw unreadable(at, 'its `content` is neither text nor a list of parts');
  return content.map((part): MessagePart => {
    const { type, text, file, data } = isRecord(part) ? part : {};
    if (type === 'text' && typeof text === 'string') return { type, text };
    if (type === 'file' && isRecord(file)) return { type, file: pickTexts(file) };
    if (type === 'data' && isRecord(data)) return { type, data: { name: `${data.name}`, value: data.value } };
    throw unreadable(at, 'one of its parts is none of text, file and data');
  });
}

function pickTexts({ id, name, mediaType, url }: Readonly<Record<string, unknown>>) {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return { id: text(id), name: text(name), mediaType: text(mediaType), url: text(url) };
}

function readCalls({ tool_calls }: Readonly<Record<string, unknown>>, at: number): MessagePart[] {
  if (tool_calls === undefined || tool_calls === null) return [];
  if (!Array.isArray(tool_calls)) throw unreadable(at, 'its `tool_calls` are no list');
  return tool_calls.map((call): MessagePart => {
    const { id, function: called } = isRecord(call) ? call : {};
    const { name, arguments: argsText } = isRecord(called) ? called : {};
    if (typeof id !== 'string' || typeof name !== 'string' || typeof argsText !== 'string') {
      throw unreadable(at, 'one of its `tool_calls` has no id, name or arguments');
    }
    const args = readArgs(argsText);
    return { type: 'tool-call', call: { id, name, argsText, args, status: 'ready', state: 'done' } };
  });
}

function readArgs(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function readResult(one: Readonly<Record<string, unknown>>, at: number): MessagePart {
  const { tool_call_id: callId, content, isError } = one;
  if (typeof callId !== 'string') throw unreadable(at, 'it has no `tool_call_id`');
  const value = typeof content === 'string' ? content : JSON.stringify(content ?? '');
  return {
    type: 'tool-result',
    result: { callId, name: '', value, ...(isError === true && { isError }) },
  };
}

function unreadable(at: number, why: string): RelayError {
  return new RelayError(
    400,
    'invalid_message',
    `The message at ${at} can't be read: ${why}. Nothing was asked. See the shape that \`plainBody\` writes.`,
  );
}
