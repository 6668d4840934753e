/**
 * The calls of Google's Interactions API: steps in, calls, what they gave and what they found out. The app runs
 * functions; Google runs all else itself: searches, code, pages, files, maps, MCP.
 *
 * @see https://ai.google.dev/gemini-api/docs/function-calling
 */
import type { Delta } from './delta';
import { asArgsText, asObject, asObjects, asText, type JsonObject, sourceDeltas } from './parse-event-data';

/** A call whose step is open; `argsText` is what came whole, as long as no piece has come. */
interface OpenCall {
  callId: string;
  argsText?: string | undefined;
}

/** Reads calls, by the place of their step: only a step's beginning has to name its call. */
export function createCallReader() {
  const openCalls = new Map<unknown, OpenCall>();
  const answered = new Map<unknown, string>();
  /** The app's calls that nobody has answered. */
  const asked = new Set<string>();
  let lastId = '';
  let count = 0;

  function open(type: string, { id, name }: JsonObject, place: unknown, isRemote: boolean): Delta[] {
    const known = openCalls.get(place);
    if (known && (asText(id) ?? known.callId) === known.callId) return [];
    const closed = close(place);
    const callId = asText(id) ?? `call_${count}`;
    count++;
    lastId = callId;
    openCalls.set(place, { callId, argsText: isRemote ? '{}' : undefined });
    if (!isRemote) asked.add(callId);
    const call: Delta = { type: 'tool-call-delta', callId, name: asText(name) ?? type.replace('_call', '') };
    return [...closed, isRemote ? { ...call, isRemote } : call];
  }

  function addArgs(place: unknown, args: unknown): Delta[] {
    const call = openCalls.get(place);
    if (!call) return [];
    // No arguments at all hold the place of pieces, or of those of a call that a limit cut.
    const isEmpty = Object.keys(asObject(args)).length === 0;
    if (!isEmpty) call.argsText = typeof args === 'string' ? undefined : asArgsText(args);
    return !isEmpty && typeof args === 'string'
      ? [{ type: 'tool-call-delta', callId: call.callId, argsText: args }]
      : [];
  }

  function answer(type: string, { call_id, result, is_error }: JsonObject, place: unknown): Delta[] {
    const callId = asText(call_id) ?? answered.get(place) ?? lastId;
    answered.set(place, callId);
    if (result === undefined) return [];
    asked.delete(callId);
    return [
      { type: 'tool-result-received', callId, result, ...(is_error === true && { isError: true }) },
      ...(SEARCH.test(type) ? readFindings(result) : []),
    ];
  }

  function close(place: unknown): Delta[] {
    const call = openCalls.get(place);
    openCalls.delete(place);
    return call ? [{ type: 'tool-call-ready', ...call }] : [];
  }

  return {
    /** A step of a call or of its result, whole or in part; nothing for any other. */
    read(step: JsonObject, place: unknown): Delta[] {
      const type = asText(step.type) ?? '';
      const { arguments: args = step.partial_arguments } = step;
      if (type.startsWith('arguments')) return addArgs(place, args);
      if (type.endsWith('_result')) return answer(type, step, place);
      if (!type.endsWith('_call')) return [];
      return [...open(type, step, place, type !== 'function_call'), ...addArgs(place, args)];
    },
    close,
    closeAll: () => [...openCalls.keys()].flatMap(close),
    isAppAsked: () => asked.size > 0,
  };
}

/** Tools whose results are what a reply rests on. */
const SEARCH = /^(google_|url_context|file_search|retrieval)/;

function readFindings(result: unknown): Delta[] {
  return [result]
    .flat()
    .map(asObject)
    .flatMap((found) => [found, ...asObjects(found.places)])
    .filter(({ status }) => (status ?? 'success') === 'success')
    .flatMap(readSource);
}

/** A page, a place, or a file, by its address or its name. */
export function readSource(said: JsonObject): Delta[] {
  const { url, document_uri, source, title = said.name ?? said.file_name, text } = said;
  const name = asText(document_uri) ?? asText(source);
  const address = url ?? (/^https?:/.test(name ?? '') ? name : undefined);
  return sourceDeltas({ id: address ? undefined : name, title, url: address, snippet: text });
}
