/** Reply so far and deltas in, reply out. One copy a batch; parts that did not change keep their identity. */
import type { Delta, Source } from '../deltas/delta';
import { type Part, type Reply, type ToolCall, withParts } from './reply';

/** Folds deltas into a reply. */
export function foldReply(reply: Reply, deltas: readonly Delta[]): Reply {
  const facts = { ...reply };
  const parts = [...reply.parts];
  for (const delta of deltas) foldDelta(facts, parts, delta);
  return deltas.length > 0 ? withParts(facts, parts, reply) : reply;
}

/**
 * A reply that ended: a call that was forming is whole if the reply is and its arguments parse; else it
 * will never be.
 */
export function settleCalls(reply: Reply, isWhole: boolean): Reply {
  // A provider that stopped at a limit may have stopped inside a call; without a byte of arguments
  // nobody can tell, so such a call does not count as whole.
  const noArgs = /length|filter/.test(reply.finishReason ?? '') ? '' : '{}';
  const parts = reply.parts.map((part): Part => {
    if (part.type !== 'tool-call' || !isForming(part.call)) return part;
    const ready = isWhole && makeReady(part.call, noArgs);
    return { ...part, call: ready || { ...part.call, status: 'interrupted' } };
  });
  return parts.some((part, i) => part !== reply.parts[i]) ? withParts(reply, parts, reply) : reply;
}

/** The call with its arguments, where they parse. */
function makeReady(call: ToolCall, noArgs = ''): ToolCall | undefined {
  try {
    return { ...call, args: JSON.parse(call.argsText || noArgs), status: 'ready' };
  } catch {
    return undefined;
  }
}

function isForming({ status }: ToolCall): boolean {
  return status === 'forming';
}

function foldDelta(facts: Reply, parts: Part[], delta: Delta): void {
  switch (delta.type) {
    case 'reply-info':
      facts.id = delta.id ?? facts.id;
      facts.model = delta.model ?? facts.model;
      return;
    case 'text-delta':
      return appendText(parts, 'text', delta.text);
    case 'reasoning-delta':
      return appendText(parts, 'reasoning', delta.text);
    case 'refusal-delta':
      facts.refusal = (facts.refusal ?? '') + delta.text;
      return;
    case 'tool-call-delta':
    case 'tool-call-ready':
    case 'tool-result-received':
      return foldCall(parts, delta);
    case 'source-found':
      return foldSource(parts, delta.source);
    case 'file-found':
      parts.push({ type: 'file', file: delta.file });
      return;
    case 'data-received':
      return foldData(parts, delta);
    case 'usage-reported':
      facts.usage = { ...facts.usage, ...delta.usage };
      return;
    case 'reply-finished':
      // What has a reason is whole, so there is one even where the provider named none.
      facts.finishReason = delta.reason ?? facts.finishReason ?? 'other';
      return;
    case 'stream-done':
    case 'reply-cancelled':
    case 'error-reported':
      // These end the reply, which is for the machine to do.
      return;
    default:
      return delta satisfies never;
  }
}

function appendText(parts: Part[], type: 'text' | 'reasoning', text: string): void {
  const last = parts.at(-1);
  if (last?.type === type) parts[parts.length - 1] = { type, text: last.text + text };
  else parts.push({ type, text });
}

type CallDelta = Extract<Delta, { callId: string }>;

function foldCall(parts: Part[], delta: CallDelta): void {
  const id = delta.callId;
  const at = parts.findLastIndex((part) => part.type === 'tool-call' && part.call.id === id);
  const part = parts[at];
  const before = part?.type === 'tool-call' ? part.call : undefined;
  if (delta.type === 'tool-call-delta') {
    // Some servers use the id of a call that was completed again, for another.
    const open = before && isForming(before) ? before : undefined;
    const call: ToolCall = {
      id,
      name: open?.name || (delta.name ?? ''),
      argsText: (open?.argsText ?? '') + (delta.argsText ?? ''),
      status: 'forming',
      ...((open?.isRemote || delta.isRemote) && { isRemote: true }),
    };
    parts[open ? at : parts.length] = { type: 'tool-call', call };
  } else if (before) {
    const call =
      delta.type === 'tool-call-ready'
        ? isForming(before) && makeReady({ ...before, argsText: delta.argsText ?? before.argsText })
        : { ...before, result: delta.result, ...(delta.isError && { isError: true }) };
    if (call) parts[at] = { type: 'tool-call', call };
  }
}

function foldSource(parts: Part[], source: Source): void {
  const key = source.id ?? source.url;
  const at = parts.findIndex(
    (part) => part.type === 'source' && key !== undefined && key === (part.source.id ?? part.source.url),
  );
  const before = parts[at];
  parts[before ? at : parts.length] = {
    type: 'source',
    source: before?.type === 'source' ? { ...before.source, ...source } : source,
  };
}

function foldData(parts: Part[], { name, id, value }: Delta & { type: 'data-received' }): void {
  const at = parts.findIndex(
    (part) => part.type === 'data' && id !== undefined && part.data.id === id && part.data.name === name,
  );
  parts[at < 0 ? parts.length : at] = { type: 'data', data: { name, value, ...(id !== undefined && { id }) } };
}
