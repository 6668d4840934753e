/**
 * The calls of OpenAI Responses: items in, pieces of calls, what they gave and what they found out. Which of its
 * many tools the app runs, and which the provider itself.
 *
 * @see https://platform.openai.com/docs/guides/tools
 */
import type { Delta } from './delta';
import {
  asArgsText,
  asObject,
  asObjects,
  asText,
  fileDeltas,
  type JsonObject,
  sourceDeltas,
  toDataUrl,
} from './parse-event-data';

/** Reads calls, by the place of their item: an item's id may differ from event to event. */
export function createCallReader() {
  const callIds = new Map<unknown, string>();
  const quoted = new Set<string>();
  let isAppAsked = false;

  function begin(item: JsonObject, place: unknown): Delta[] {
    const type = asText(item.type) ?? '';
    if (callIds.has(place) || !/(_call|^program)$/.test(type)) return [];
    const isRemote = runsRemotely(item);
    const callId = asText(item.call_id) ?? asText(item.id) ?? `call_${callIds.size}`;
    callIds.set(place, callId);
    isAppAsked ||= !isRemote;
    const name = asText(item.name) ?? type.replace('_call', '');
    return [{ type: 'tool-call-delta', callId, name, ...(isRemote && { isRemote }) }];
  }

  return {
    begin,
    isAppAsked: () => isAppAsked,
    /** A piece of the arguments. One of a call whose beginning was missed is left to its item. */
    add(name: string, delta: unknown, place: unknown): Delta[] {
      const callId = callIds.get(place);
      const head = ARGS_HEADS.get(name);
      const text = asText(delta);
      if (callId === undefined || head === undefined || !text) return [];
      if (!head) return [{ type: 'tool-call-delta', callId, argsText: text }];
      const isFirst = quoted.size < quoted.add(callId).size;
      return [
        {
          type: 'tool-call-delta',
          callId,
          argsText: (isFirst ? head : '') + JSON.stringify(text).slice(1, -1),
        },
      ];
    },
    /** A whole item: of a call, of what a call gave, or of something else. */
    end(item: JsonObject, place: unknown): Delta[] {
      const type = asText(item.type) ?? '';
      // Whether a tool may run is asked of the app; it is no call that the app could make.
      if (type === 'mcp_approval_request') {
        return [{ type: 'data-received', name: type, id: asText(item.id), value: item }];
      }
      const begun = begin(item, place);
      const lastId = /_output$/.test(type)
        ? (asText(item.call_id) ?? [...callIds.values()].at(-1))
        : undefined;
      const callId = callIds.get(place) ?? lastId;
      if (!callId) return [];
      const isWhole = !lastId && item.status !== 'incomplete';
      return [
        ...begun,
        ...(isWhole ? [{ type: 'tool-call-ready', callId, argsText: argsOf(item) } as const] : []),
        ...readFindings(item),
        ...readResult(item, callId),
      ];
    },
  };
}

/** What pieces of arguments begin with: those of some calls are no JSON, but a text in it. */
const ARGS_HEADS: ReadonlyMap<string, string> = new Map([
  ['function_call_arguments', ''],
  ['mcp_call_arguments', ''],
  ['custom_tool_call_input', '"'],
  ['code_interpreter_call_code', '{"code":"'],
]);

/** Whether the provider runs a call itself. The app runs what is its own, and what acts on its machine. */
function runsRemotely({ type, name, environment, execution }: JsonObject): boolean {
  switch (type) {
    case 'function_call':
    case 'computer_call':
    case 'local_shell_call':
    case 'apply_patch_call':
      return false;
    case 'custom_tool_call':
      // xAI searches X itself, but writes it down as an app's call.
      return /^(x_(user|keyword|semantic|thread)_|view_x_video$)/.test(asText(name) ?? '');
    case 'shell_call':
      return asObject(environment).type === 'container_reference';
    case 'tool_search_call':
      return execution !== 'client';
    default:
      return true;
  }
}

/** All of a call's arguments: its JSON, its free text as JSON, or what its item says beside the call itself. */
function argsOf(item: JsonObject): string | undefined {
  const { id, call_id, type, status, arguments: args, input, ...rest } = item;
  if (args !== undefined) return asArgsText(args);
  if (input !== undefined) return JSON.stringify(input);
  const { output, outputs, result, results, error, ...own } = rest;
  return JSON.stringify(own);
}

function readResult({ type, status, error, ...item }: JsonObject, callId: string): Delta[] {
  const own = type === 'program_output' ? item.result : error;
  const result = item.output ?? item.outputs ?? item.results ?? item.tools ?? own;
  const isError = !!error || status === 'failed';
  return result != null || isError
    ? [{ type: 'tool-result-received', callId, result, ...(isError && { isError }) }]
    : [];
}

/** What a call that the provider ran brought: pages, pieces of files, images. */
function readFindings({ type, action, results, result, outputs, output_format }: JsonObject): Delta[] {
  const files = new Set<unknown>();
  return [
    ...asObjects(asObject(action).sources).flatMap(readSource),
    // They come closest first; a file is one source, by its closest piece.
    ...asObjects(results).flatMap((found) =>
      !found.file_id || files.size < files.add(found.file_id).size ? readSource(found) : [],
    ),
    ...asObjects(outputs).flatMap(({ url }) => fileDeltas({ url })),
    ...(type === 'image_generation_call' ? readImage(result, asText(output_format)) : []),
  ];
}

function readImage(data: unknown, format = 'png'): Delta[] {
  const mediaType = `image/${format}`;
  return fileDeltas({ url: toDataUrl(data, mediaType), mediaType });
}

/** A page, or a piece of a file. */
export function readSource({ url, file_id, title, filename, text, score }: JsonObject): Delta[] {
  const id = asText(url) ? undefined : file_id;
  return sourceDeltas({ id, title: title ?? filename, url, snippet: text, score });
}
