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

/** A reply that ends well: calls that were forming are whole if they parse. */
export function completeCalls(reply: Reply): Reply {
  // A provider that stopped at a limit may have stopped inside a call; without a byte of arguments
  // nobody can tell, so such a call does not count as whole.
  const isCut = /length|filter/.test(reply.finishReason ?? '');
  return settleCalls(reply, (call) => {
    try {
      return { ...call, args: JSON.parse(call.argsText || (isCut ? '' : '{}')), status: 'ready' };
    } catch {
      return interrupt(call);
    }
  });
}

/** A reply that ends before its end: calls that were forming will never be whole. */
export function interruptCalls(reply: Reply): Reply {
  return settleCalls(reply, interrupt);
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

function foldCall(parts: Part[], delta: Delta & { type: 'tool-call-delta' }): void {
  const { callId: id, name = '', argsText = '' } = delta;
  const at = parts.findIndex((part) => part.type === 'tool-call' && part.call.id === id);
  const part = parts[at];
  const before = part?.type === 'tool-call' ? part.call : { name: '', argsText: '' };
  const call: ToolCall = {
    id,
    name: before.name || name,
    argsText: before.argsText + argsText,
    status: 'forming',
  };
  parts[part ? at : parts.length] = { type: 'tool-call', call };
}

function interrupt(call: ToolCall): ToolCall {
  return { ...call, status: 'interrupted' };
}

function settleCalls(reply: Reply, settle: (call: ToolCall) => ToolCall): Reply {
  if (!reply.toolCalls.some(({ status }) => status === 'forming')) return reply;
  const settleIn = (part: Part): Part =>
    part.type === 'tool-call' && part.call.status === 'forming' ? { ...part, call: settle(part.call) } : part;
  return withParts(reply, reply.parts.map(settleIn), reply);
}
