/** Reply so far and deltas in, reply out. One copy a batch; parts that did not change keep their identity. */
import type { Delta, Source } from '../deltas/delta';
import type { Part, Reply, ToolCall } from './reply';

/** Whether there is anything to show: until then a loader stays up. */
export function hasContent(reply: Reply): boolean {
  return reply.parts.length > 0 || reply.refusal !== undefined;
}

/** Folds deltas into a reply. */
export function foldReply(reply: Reply, deltas: readonly Delta[]): Reply {
  if (deltas.length === 0) return reply;
  const draft: Draft = { ...reply, parts: [...reply.parts] };
  for (const delta of deltas) foldDelta(draft, delta);
  return draft;
}

/** A reply that ends well: calls that were forming are whole if they parse. */
export function completeCalls(reply: Reply): Reply {
  // A provider that stopped at a limit may have stopped inside a call; without a byte of arguments
  // nobody can tell, so such a call does not count as whole.
  const isCut = reply.finishReason === 'length' || reply.finishReason === 'content-filter';
  return settleCalls(reply, (call) => completeCall(call, isCut));
}

/** A reply that ends before its end: calls that were forming will never be whole. */
export function interruptCalls(reply: Reply): Reply {
  return settleCalls(reply, interruptCall);
}

type Draft = Omit<Reply, 'parts'> & { parts: Part[] };

function foldDelta(draft: Draft, delta: Delta): void {
  switch (delta.type) {
    case 'reply-info':
      if (delta.id !== undefined) draft.id = delta.id;
      if (delta.model !== undefined) draft.model = delta.model;
      return;
    case 'text-delta':
      draft.text += delta.text;
      return appendText(draft.parts, 'text', delta.text);
    case 'reasoning-delta':
      draft.reasoning += delta.text;
      return appendText(draft.parts, 'reasoning', delta.text);
    case 'refusal-delta':
      draft.refusal = (draft.refusal ?? '') + delta.text;
      return;
    case 'tool-call-delta':
      return foldCall(draft, delta);
    case 'source-found':
      return addSource(draft, delta.source);
    case 'usage-reported':
      draft.usage = { ...draft.usage, ...delta.usage };
      return;
    case 'reply-finished':
      if (delta.reason !== undefined) draft.finishReason = delta.reason;
      return;
    case 'stream-done':
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

function addSource(draft: Draft, source: Source): void {
  draft.sources = [...draft.sources, source];
  draft.parts.push({ type: 'source', source });
}

function foldCall(draft: Draft, delta: Delta & { type: 'tool-call-delta' }): void {
  const known = draft.toolCalls.find(({ id }) => id === delta.callId);
  const before: ToolCall = known ?? { id: delta.callId, name: '', argsText: '', status: 'forming' };
  const call: ToolCall = {
    ...before,
    name: before.name || (delta.name ?? ''),
    argsText: before.argsText + (delta.argsText ?? ''),
  };
  if (known) {
    const at = draft.parts.findIndex((part) => part.type === 'tool-call' && part.call === known);
    draft.parts[at] = { type: 'tool-call', call };
    draft.toolCalls = draft.toolCalls.map((other) => (other === known ? call : other));
  } else {
    draft.parts.push({ type: 'tool-call', call });
    draft.toolCalls = [...draft.toolCalls, call];
  }
}

function completeCall(call: ToolCall, isCut: boolean): ToolCall {
  if (call.argsText === '' && !isCut) return { ...call, args: {}, status: 'ready' };
  try {
    return { ...call, args: JSON.parse(call.argsText) as unknown, status: 'ready' };
  } catch {
    return interruptCall(call);
  }
}

function interruptCall(call: ToolCall): ToolCall {
  return { ...call, status: 'interrupted' };
}

function settleCalls(reply: Reply, settle: (call: ToolCall) => ToolCall): Reply {
  if (!reply.toolCalls.some(({ status }) => status === 'forming')) return reply;
  const parts = reply.parts.map((part) =>
    part.type === 'tool-call' && part.call.status === 'forming' ? { ...part, call: settle(part.call) } : part,
  );
  return {
    ...reply,
    parts,
    toolCalls: parts.flatMap((part) => (part.type === 'tool-call' ? [part.call] : [])),
  };
}
