/** Reply so far and deltas in, reply out. One copy a batch; parts that did not change keep their identity. */
import type { Delta, Source } from '../deltas/delta';
import { type Part, type Reply, type ReplyData, type ToolCall, withParts } from './reply';
import { noteGrowth } from './text-growth';

/** Folds deltas into a reply. */
export function foldReply(reply: Reply, deltas: readonly Delta[]): Reply {
  if (deltas.length === 0) return reply;
  const facts: Facts = { ...reply };
  const parts = [...reply.parts];
  const last = parts.length - 1;
  /** What comes behind the text that is the last part. */
  let added = '';
  for (const delta of deltas) {
    const goesOn = parts.length - 1 === last && delta.type === `${parts[last]?.type}-delta`;
    if (goesOn && 'text' in delta) added += delta.text;
    foldDelta(facts, parts, delta);
  }
  if (added) noteGrowth(parts[last] as Part, reply.parts[last] as Part, added);
  return withParts(facts, parts, reply);
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

/** A reply whose value was found valid, where it is to have one. */
interface Facts extends Reply {
  value?: unknown;
}

function foldDelta(facts: Facts, parts: Part[], delta: Delta): void {
  // Who goes on had not finished.
  if (delta.type.endsWith('-delta')) {
    facts.finishReason = undefined;
    delete facts.value;
  }
  switch (delta.type) {
    case 'reply-info':
      facts.id = delta.id ?? facts.id;
      facts.model = delta.model ?? facts.model;
      facts.promptVersion = delta.promptVersion ?? facts.promptVersion;
      if ('value' in delta) facts.value = delta.value;
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
    case 'tool-call-ready':
    case 'tool-result-received':
      return endCall(parts, delta);
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

type PartOf<Type extends Part['type']> = Extract<Part, { type: Type }>;
type DeltaOf<Type extends Delta['type']> = Extract<Delta, { type: Type }>;

function foldCall(parts: Part[], delta: DeltaOf<'tool-call-delta'>): void {
  const { callId: id, name = '', argsText = '' } = delta;
  const at = findPart(parts, 'tool-call', id);
  // Some servers use the id of a call that was completed for the next one too.
  const open = at && isForming(at.part.call) ? at.part.call : undefined;
  const isRemote = open?.isRemote || delta.isRemote;
  const call: ToolCall = {
    id,
    name: open?.name || name,
    argsText: (open?.argsText ?? '') + argsText,
    status: 'forming',
    ...(isRemote && { isRemote }),
  };
  parts[at && open ? at.index : parts.length] = { type: 'tool-call', call };
}

function endCall(parts: Part[], delta: DeltaOf<'tool-call-ready' | 'tool-result-received'>): void {
  const at = findPart(parts, 'tool-call', delta.callId);
  if (!at) return;
  const { call } = at.part;
  const next =
    delta.type === 'tool-call-ready'
      ? isForming(call) && makeReady({ ...call, argsText: delta.argsText ?? call.argsText })
      : { ...call, result: delta.result, isError: delta.isError };
  if (next) parts[at.index] = { type: 'tool-call', call: next };
}

function foldSource(parts: Part[], source: Source): void {
  const at = findPart(parts, 'source', source.id ?? source.url);
  // What is found again may say less of itself.
  const known = Object.entries(source).filter(([, value]) => value !== undefined);
  const merged: Source = { ...at?.part.source, ...Object.fromEntries(known) };
  parts[at?.index ?? parts.length] = { type: 'source', source: merged };
}

function foldData(parts: Part[], { type: _, ...data }: DeltaOf<'data-received'>): void {
  const at = findPart(parts, 'data', keyOfData(data));
  parts[at?.index ?? parts.length] = { type: 'data', data };
}

/** The last part of that type with that key; what has no key is never found. */
function findPart<Type extends 'tool-call' | 'source' | 'data'>(
  parts: readonly Part[],
  type: Type,
  key: string | undefined,
): { index: number; part: PartOf<Type> } | undefined {
  for (let index = parts.length - 1; index >= 0 && key !== undefined; index--) {
    const part = parts[index] as Part;
    if (part.type === type && keyOf(part) === key) return { index, part: part as PartOf<Type> };
  }
  return undefined;
}

function keyOf(part: Part): string | undefined {
  if (part.type === 'tool-call') return part.call.id;
  if (part.type === 'source') return part.source.id ?? part.source.url;
  return part.type === 'data' ? keyOfData(part.data) : undefined;
}

function keyOfData({ name, id }: ReplyData): string | undefined {
  return id === undefined ? id : `${name} ${id}`;
}
