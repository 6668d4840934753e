/** The body of a Responses request in, the rules of OpenAI that it breaks out. */
import {
  asList,
  asObject,
  asSent,
  findBrokenText,
  findDoubles,
  isDataUrl,
  isPlainObject,
  isText,
  type Json,
} from './json';

/** https://platform.openai.com/docs/api-reference/responses/create, `tools[].name` and `input[].name`. */
const NAME = /^[\w-]{1,64}$/;

/** "Invalid 'input[2].call_id': string too long. Expected a string with maximum length 64" */
const ID = /^[\w-]{1,64}$/;

export function findBroken(body: unknown): string[] {
  const { input, tools, stream, max_output_tokens } = asSent(body);
  const items = asList(input);
  const talk = items.filter(({ role }) => role !== 'system');
  const last = talk.at(-1);
  return [
    ...findBrokenText(body),
    ...(items.length > 0 ? [] : ['no input']),
    ...(tools === undefined || asList(tools).length > 0 ? [] : ['tools is empty']),
    ...(stream === true ? [] : ['not streamed']),
    ...(max_output_tokens === undefined || Number(max_output_tokens) >= 1 ? [] : ['no tokens allowed']),
    ...items.flatMap(findBrokenItem),
    ...findBrokenCalls(items),
    ...findDoubles(
      asList(tools).map(({ name }) => name),
      'tool',
    ),
    ...asList(tools).flatMap(({ type, name, parameters, strict }) =>
      // Left out, `strict` is true, and a schema with an optional field is refused.
      type === 'function' && NAME.test(String(name)) && isSchema(asObject(parameters)) && strict === false
        ? []
        : [`tool ${name}`],
    ),
    ...(last?.role === 'user' || last?.type === 'function_call_output' ? [] : ['ends with the model']),
  ];
}

/** "schema must be a JSON Schema of 'type: \"object\"'", "object schema missing properties" */
function isSchema({ type, properties }: Json): boolean {
  return type === 'object' && isPlainObject(properties);
}

function findBrokenItem(item: Json, at: number): string[] {
  const { type, role, content, call_id, name, arguments: args, output } = item;
  const where = `input[${at}]`;
  switch (type) {
    case 'message':
      if (role === 'user') {
        const parts = asList(content);
        return parts.length > 0
          ? parts.flatMap((part) => findBrokenPart(part, where))
          : [`${where}: no parts`];
      }
      // The content of an assistant's message is `output_text`, or a text; no file.
      return /^(system|assistant)$/.test(String(role)) && isText(content) ? [] : [`${where}: ${role}`];
    case 'function_call':
      return ID.test(String(call_id)) && NAME.test(String(name)) && isPlainObject(JSON.parse(String(args)))
        ? []
        : [`${where}: call ${call_id} ${name} ${args}`];
    case 'function_call_output':
      return isText(output) ? [] : [`${where}: blank output`];
    default:
      return [`${where}: ${type}`];
  }
}

/** https://platform.openai.com/docs/guides/images-vision and …/guides/pdf-files */
function findBrokenPart(
  { type, text, image_url, filename, file_data, file_url }: Json,
  where: string,
): string[] {
  switch (type) {
    case 'input_text':
      return isText(text) ? [] : [`${where}: blank part`];
    case 'input_image':
      return /^https?:/.test(String(image_url)) || isDataUrl(image_url, /^image\/(png|jpeg|gif|webp)$/)
        ? []
        : [`${where}: image`];
    case 'input_file':
      return (isText(filename) && isDataUrl(file_data, /^application\/pdf$/)) ||
        /^https?:\/\//.test(String(file_url))
        ? []
        : [`${where}: file`];
    default:
      return [`${where}: part ${type}`];
  }
}

/**
 * "No tool output found for function call …" and "No tool call found for function call output with call_id …".
 *
 * @see https://platform.openai.com/docs/guides/function-calling
 */
function findBrokenCalls(items: readonly Json[]): string[] {
  const called: unknown[] = [];
  const answered: unknown[] = [];
  const broken: string[] = [];
  for (const { type, call_id } of items) {
    if (type === 'function_call') called.push(call_id);
    if (type !== 'function_call_output') continue;
    if (!called.includes(call_id)) broken.push(`output without a call: ${call_id}`);
    answered.push(call_id);
  }
  return [
    ...broken,
    ...called.filter((id) => !answered.includes(id)).map((id) => `call without an output: ${id}`),
    ...findDoubles(called, 'call'),
    ...findDoubles(answered, 'output'),
  ];
}
