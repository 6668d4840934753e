/** The body of a Chat Completions request in, the rules of OpenAI that it breaks out. */
import {
  asList,
  asObject,
  asSent,
  findBrokenText,
  findDoubles,
  isBase64,
  isDataUrl,
  isPlainObject,
  isText,
  type Json,
} from './json';

const IMAGES = /^image\/(png|jpeg|gif|webp)$/;

const ROLES = ['system', 'user', 'assistant', 'tool'];

/** https://platform.openai.com/docs/api-reference/chat/create: "a-z, A-Z, 0-9, or contain underscores and dashes, with a maximum length of 64". */
const NAME = /^[\w-]{1,64}$/;

/** "Invalid 'messages[2].tool_calls[0].id': string too long. Expected a string with maximum length 40" (400, string_above_max_length). */
const ID = /^[\w-]{1,40}$/;

export function findBroken(body: unknown): string[] {
  const { messages, tools, stream, max_completion_tokens } = asSent(body);
  const list = asList(messages);
  return [
    ...findBrokenText(body),
    // "[] is too short - 'messages'"
    ...(list.length > 0 ? [] : ['no messages']),
    // "[] is too short - 'tools'"
    ...(tools === undefined || asList(tools).length > 0 ? [] : ['tools is empty']),
    ...(stream === true ? [] : ['not streamed']),
    ...(max_completion_tokens === undefined || Number(max_completion_tokens) >= 1
      ? []
      : ['no tokens allowed']),
    ...list.flatMap((message, at) => findBrokenMessage(message, at)),
    ...findBrokenCalls(list),
    ...findDoubles(
      asList(tools).map((tool) => asObject(tool.function).name),
      'tool',
    ),
    ...asList(tools).flatMap(findBrokenTool),
    // A reply follows what a person said or a tool gave.
    ...(['user', 'tool'].includes(String(list.filter(({ role }) => role !== 'system').at(-1)?.role))
      ? []
      : ['ends with the model']),
  ];
}

function findBrokenMessage({ role, content, tool_calls }: Json, at: number): string[] {
  const where = `messages[${at}]`;
  if (!ROLES.includes(String(role))) return [`${where}: no role`];
  // "content: Required unless tool_calls is specified"; null is a value of it.
  if (role === 'assistant' && content === null) {
    return asList(tool_calls).length > 0 ? [] : [`${where}: neither content nor calls`];
  }
  if (typeof content === 'string') return isText(content) ? [] : [`${where}: blank content`];
  if (role !== 'user') return [`${where}: content is no text`];
  const parts = asList(content);
  return [
    ...(parts.length > 0 ? [] : [`${where}: no parts`]),
    ...parts.flatMap((part) => findBrokenPart(part, where)),
  ];
}

/** https://platform.openai.com/docs/guides/images-vision, …/guides/audio, …/guides/pdf-files */
function findBrokenPart({ type, text, image_url, input_audio, file }: Json, where: string): string[] {
  switch (type) {
    case 'text':
      return isText(text) ? [] : [`${where}: blank part`];
    case 'image_url': {
      const { url } = asObject(image_url);
      const isTaken = /^https?:/.test(String(url)) || isDataUrl(url, IMAGES);
      return isTaken ? [] : [`${where}: image ${String(url).slice(0, 40)}`];
    }
    case 'input_audio': {
      const { data, format } = asObject(input_audio);
      return isBase64(data) && /^(wav|mp3)$/.test(String(format)) ? [] : [`${where}: audio ${format}`];
    }
    case 'file': {
      const { filename, file_data } = asObject(file);
      return isText(filename) && isDataUrl(file_data, /^application\/pdf$/) ? [] : [`${where}: file`];
    }
    default:
      return [`${where}: part ${type}`];
  }
}

/**
 * "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'", and
 * "messages with role 'tool' must be a response to a preceding message with 'tool_calls'".
 *
 * @see https://platform.openai.com/docs/guides/function-calling
 */
function findBrokenCalls(messages: readonly Json[]): string[] {
  const broken: string[] = [];
  const ids: unknown[] = [];
  let open: unknown[] = [];
  for (const { role, tool_calls, tool_call_id } of messages) {
    if (role === 'tool') {
      if (!open.includes(tool_call_id)) broken.push(`result without a call: ${tool_call_id}`);
      open = open.filter((id) => id !== tool_call_id);
      continue;
    }
    broken.push(...open.map((id) => `call without a result: ${id}`));
    open = asList(tool_calls).map(({ id }) => id);
    ids.push(...open);
    if (tool_calls !== undefined && open.length === 0) broken.push('tool_calls is empty');
    for (const { id, type, function: called } of asList(tool_calls)) {
      const { name, arguments: args } = asObject(called);
      if (type !== 'function' || !NAME.test(String(name))) broken.push(`name: ${name}`);
      if (!ID.test(String(id))) broken.push(`id: ${id}`);
      if (!isPlainObject(JSON.parse(String(args)))) broken.push(`arguments: ${args}`);
    }
  }
  return [...broken, ...open.map((id) => `call without a result: ${id}`), ...findDoubles(ids, 'id')];
}

/** "Invalid schema for function: schema must be a JSON Schema of 'type: \"object\"'", "object schema missing properties" */
function findBrokenTool({ type, function: tool }: Json): string[] {
  const { name, parameters } = asObject(tool);
  const { type: kind, properties } = asObject(parameters);
  const isSchema = kind === 'object' && isPlainObject(properties);
  return type === 'function' && NAME.test(String(name)) && isSchema ? [] : [`tool ${name}`];
}
