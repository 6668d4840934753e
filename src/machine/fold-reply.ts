/** Reply so far and deltas in, reply out. One copy a batch; parts that did not change keep their identity. */
import type { Delta } from '../deltas/delta';
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
  if (!reply.toolCalls.some(isForming)) return reply;
  // A provider that stopped at a limit may have stopped inside a call; without a byte of arguments
  // nobody can tell, so such a call does not count as whole.
  const noArgs = /length|filter/.test(reply.finishReason ?? '') ? '' : '{}';
  const settle = (call: ToolCall): ToolCall => {
    try {
      if (isWhole) return { ...call, args: JSON.parse(call.argsText || noArgs), status: 'ready' };
    } catch {}
    return { ...call, status: 'interrupted' };
  };
  const parts = reply.parts.map((part) =>
    part.type === 'tool-call' && isForming(part.call) ? { ...part, call: settle(part.call) } : part,
  );
  return withParts(reply, parts, reply);
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
      return foldCall(parts, delta);
    case 'source-found':
      parts.push({ type: 'source', source: delta.source });
      return;
    case 'usage-reported':
      facts.usage = { ...facts.usage, ...delta.usage };
      return;
    case 'reply-finished':
      // What has a reason is whole, so there is one even where the provider named none.
      facts.finishReason = delta.reason ?? facts.finishReason ?? 'other';
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

function foldCall(
  parts: Part[],
  { callId: id, name = '', argsText = '' }: Delta & { type: 'tool-call-delta' },
): void {
  const at = parts.findIndex((part) => part.type === 'tool-call' && part.call.id === id);
  const part = parts[at];
  const before = part?.type === 'tool-call' ? part.call : undefined;
  const call: ToolCall = {
    id,
    name: before?.name || name,
    argsText: (before?.argsText ?? '') + argsText,
    status: 'forming',
  };
  parts[before ? at : parts.length] = { type: 'tool-call', call };
}
