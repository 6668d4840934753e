/** The body of a Messages request in, the rules of Anthropic that it breaks out. */
import {
  asList,
  asObject,
  asSent,
  findBrokenText,
  findDoubles,
  isBase64,
  isPlainObject,
  isText,
  type Json,
} from './json';

/** https://platform.claude.com/docs/en/agents-and-tools/tool-use/define-tools: 64 on all platforms, 128 on Anthropic's own. */
const NAME = /^[\w-]{1,64}$/;

/** "tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'" */
const ID = /^[\w-]+$/;

const IMAGES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

export function findBroken(body: unknown): string[] {
  const { messages, tools, stream, max_tokens, system, thinking } = asSent(body);
  const list = asList(messages);
  return [
    ...findBrokenText(body),
    // "messages: at least one message is required"
    ...(list.length > 0 ? [] : ['no messages']),
    // https://platform.claude.com/docs/en/api/messages/create: `max_tokens` is required.
    ...(Number(max_tokens) >= 1 ? [] : ['no max_tokens']),
    ...(stream === true ? [] : ['not streamed']),
    // "system: text content blocks must be non-empty"
    ...(system === undefined || isText(system) ? [] : ['blank system']),
    // "messages: first message must use the \"user\" role"
    ...(list[0]?.role === 'user' ? [] : ['the model begins']),
    // "This model does not support assistant message prefill. The conversation must end with a user message."
    ...(list.at(-1)?.role === 'user' ? [] : ['ends with the model']),
    // "When `thinking` is enabled, a final `assistant` message must start with a thinking block (preceeding the lastmost
    // set of `tool_use` and `tool_result` blocks)": https://platform.claude.com/docs/en/build-with-claude/extended-thinking
    ...(asObject(thinking).type === 'enabled' && asList(list.at(-1)?.content)[0]?.type === 'tool_result'
      ? ['calls without their thoughts']
      : []),
    // "messages: roles must alternate": newer models join neighbours, older ones and other platforms do not.
    ...list.flatMap(({ role }, at) =>
      role === list[at + 1]?.role ? [`messages[${at}]: ${role} twice`] : [],
    ),
    ...list.flatMap(({ role, content }, at) => findBrokenContent(role, asList(content), `messages[${at}]`)),
    ...findBrokenCalls(list),
    ...findDoubles(
      asList(tools).map(({ name }) => name),
      'tool',
    ),
    // "tools.0.custom.input_schema.type: Field required"
    ...asList(tools).flatMap(({ name, input_schema }) =>
      NAME.test(String(name)) && asObject(input_schema).type === 'object' ? [] : [`tool ${name}`],
    ),
  ];
}

function findBrokenContent(role: unknown, content: readonly Json[], where: string): string[] {
  // "all messages must have non-empty content except for the optional final assistant message"
  if (content.length === 0) return [`${where}: no content`];
  return content.flatMap((block) => {
    const { type, text, source, id, name, input, is_error, content: result } = block;
    switch (type) {
      case 'text':
        // "text content blocks must contain non-whitespace text"
        return isText(text) ? [] : [`${where}: blank text`];
      case 'image':
        // "'image' content blocks are only supported in user messages"
        return role === 'user' && isSource(asObject(source), IMAGES) ? [] : [`${where}: image`];
      case 'document':
        return role === 'user' && isSource(asObject(source), ['application/pdf'])
          ? []
          : [`${where}: document`];
      case 'tool_use':
        return role === 'assistant' && ID.test(String(id)) && NAME.test(String(name)) && isPlainObject(input)
          ? []
          : [`${where}: tool_use ${id} ${name}`];
      case 'tool_result':
        // "tool_result: content cannot be empty if `is_error` is true"
        return role === 'user' && isText(result) && (is_error === undefined || is_error === true)
          ? []
          : [`${where}: tool_result`];
      default:
        return [`${where}: ${type}`];
    }
  });
}

/** https://platform.claude.com/docs/en/build-with-claude/vision and …/pdf-support */
function isSource({ type, media_type, data, url }: Json, types: readonly string[]): boolean {
  if (type === 'url') return /^https?:\/\//.test(String(url));
  return type === 'base64' && types.includes(String(media_type)) && isBase64(data);
}

/**
 * "`tool_use` ids were found without `tool_result` blocks immediately after", "unexpected `tool_use_id` found in
 * `tool_result` blocks", "`tool_use` ids must be unique"; and in the message "the tool_result blocks must come first in
 * the content array. Any text must come after all tool results".
 *
 * @see https://platform.claude.com/docs/en/agents-and-tools/tool-use/handle-tool-calls
 */
function findBrokenCalls(messages: readonly Json[]): string[] {
  const all: unknown[] = [];
  const broken: string[] = [];
  let open: unknown[] = [];
  for (const { content } of messages) {
    const blocks = asList(content);
    const results = blocks.filter(({ type }) => type === 'tool_result').map(({ tool_use_id }) => tool_use_id);
    if ([...open].sort().join() !== [...results].sort().join())
      broken.push(`calls ${open} have results ${results}`);
    if (blocks.slice(0, results.length).some(({ type }) => type !== 'tool_result'))
      broken.push('results are not first');
    open = blocks.filter(({ type }) => type === 'tool_use').map(({ id }) => id);
    all.push(...open);
  }
  return [...broken, ...open.map((id) => `call without a result: ${id}`), ...findDoubles(all, 'id')];
}
