/**
 * A thread in, what of it a model may be sent out: what was said and whole, by steps. Every call has one result,
 * arguments are objects, ids are unique, and the last word is not the model's.
 */
import type { ChatMessage, ChatToolCall, MessagePart, ToolResult } from '../chat/chat-message';
import { createNamer, type Namer } from './create-namer';
import { toJsonValue, toWellFormed } from './json-value';

/** A message with something in it. */
export interface SettledMessage {
  readonly message: ChatMessage;
  /** The requests of an answer; what a person or the system says is one. */
  readonly steps: readonly SettledStep[];
}

/** What was said, the calls that were made with it, and what came of them. One of the two is not empty. */
export interface SettledStep {
  readonly content: readonly ContentPart[];
  readonly calls: readonly SettledCall[];
}

export type ContentPart = Extract<MessagePart, { type: 'text' | 'file' | 'data' }>;

export interface SettledCall {
  readonly call: ChatToolCall & { readonly args: { [key: string]: unknown } };
  readonly result: ToolResult;
}

/**
 * What of a thread can be sent. See `settleMessages` for what stays.
 *
 * @param keepsData whether what an app added as data is sent too; only its own server knows what it is
 */
export function settleThread(
  messages: readonly ChatMessage[],
  keepsData: boolean,
): readonly SettledMessage[] {
  const nameCall = createNamer();
  const settled: SettledMessage[] = [];
  for (const message of messages) {
    const parts = keepsData ? message.parts : message.parts.filter(({ type }) => type !== 'data');
    const said = { ...message, parts };
    const steps = message.role === 'assistant' ? settleAnswer(said, nameCall) : settleInput(said);
    if (steps.length > 0) settled.push({ message, steps });
  }
  return withoutLastWord(settled);
}

function settleInput({ role, parts }: ChatMessage): readonly SettledStep[] {
  return toStep(
    parts.filter(isContent).filter(({ type }) => type === 'text' || role === 'user'),
    [],
  );
}

function settleAnswer({ status, parts, refusal }: ChatMessage, nameCall: Namer): readonly SettledStep[] {
  const steps = splitSteps(parts);
  const isFailed = status === 'failed';
  // The steps whose tools have run stay: else the model would call them again.
  while (isFailed && steps.length > 0 && !steps.at(-1)?.calls.some(({ result }) => result)) steps.pop();
  const settled = steps.flatMap(({ content, calls }) =>
    toStep(
      content,
      calls.map((call) => settleCall(call, nameCall)),
    ),
  );
  return settled.length === 0 && refusal && !isFailed
    ? toStep([{ type: 'text', text: refusal }], [])
    : settled;
}

interface Step {
  readonly content: ContentPart[];
  readonly calls: Call[];
  /** Whether what follows knows the results. */
  isAnswered: boolean;
}

interface Call {
  readonly call: ChatToolCall;
  readonly step: Step;
  result: ToolResult | undefined;
}

function splitSteps(parts: readonly MessagePart[]): Step[] {
  let step: Step = { content: [], calls: [], isAnswered: false };
  const steps = [step];
  /** Those without a result, by id; some servers use an id again, and mean the last. */
  const openCalls = new Map<string, Call[]>();
  /** Whether text goes on with the text before it. */
  let isSameText = false;
  for (const part of parts) {
    const wasSameText: boolean = isSameText;
    // Text that a source interrupts goes on behind it.
    isSameText = part.type === 'text' || (wasSameText && part.type === 'source');
    if (part.type === 'tool-result') {
      const answered = openCalls.get(part.result.callId)?.pop();
      if (!answered) continue;
      answered.result = part.result;
      answered.step.isAnswered = true;
      continue;
    }
    const isCall = part.type === 'tool-call';
    if (isCall ? !isWhole(part.call) : !isContent(part)) continue;
    // Results that came with their calls count once something else follows.
    if (step.isAnswered || (!isCall && step.calls.some(({ result }) => result))) {
      step = { content: [], calls: [], isAnswered: false };
      steps.push(step);
    }
    if (isCall) {
      const call = { call: part.call, step, result: ownResult(part.call) };
      step.calls.push(call);
      const open = openCalls.get(part.call.id);
      if (open) open.push(call);
      else openCalls.set(part.call.id, [call]);
    } else if (isContent(part)) addContent(step.content, part, wasSameText);
  }
  return steps;
}

function isWhole({ status, state, isRemote, name }: ChatToolCall): boolean {
  return status === 'ready' && state !== 'forming' && state !== 'interrupted' && !isRemote && !!name;
}

/** What a call that ran on an app's own server has at itself. */
function ownResult({ id: callId, name, result: value, isError }: ChatToolCall): ToolResult | undefined {
  return value === undefined ? undefined : { callId, name, value, isError };
}

function addContent(content: ContentPart[], part: ContentPart, isSameText: boolean): void {
  const last = content.at(-1);
  if (last?.type === 'text' && part.type === 'text') {
    content[content.length - 1] = { type: 'text', text: last.text + (isSameText ? '' : '\n\n') + part.text };
  } else content.push(part);
}

function settleCall({ call, result }: Call, nameCall: Namer): SettledCall {
  const id = nameCall(call.id);
  const { name, state } = call;
  const value = state === 'denied' ? 'This call was declined.' : 'Nobody answered this call.';
  return {
    call: { ...call, id, ...settleArgs(call.args) },
    result: { ...(result ?? { value, isError: true }), callId: id, name },
  };
}

/** Providers take an object and nothing else; what a model gave instead stands under a name in one. */
function settleArgs(given: unknown): { args: { [key: string]: unknown }; argsText: string } {
  const value = toJsonValue(given ?? {});
  const isObject = typeof value === 'object' && value && !Array.isArray(value);
  const args = isObject ? { ...value } : { input: value };
  return { args, argsText: JSON.stringify(args) };
}

/** Else the model would go on with its own text instead of answering. What the system says is not part of the talk. */
function withoutLastWord(messages: readonly SettledMessage[]): readonly SettledMessage[] {
  let at = messages.length - 1;
  while (messages[at]?.message.role === 'system') at--;
  const last = messages[at];
  if (last?.message.role !== 'assistant' || last.steps.at(-1)?.calls.length) return messages;
  const steps = last.steps.slice(0, -1);
  const kept = steps.length > 0 ? [{ ...last, steps }] : [];
  return withoutLastWord([...messages.slice(0, at), ...kept, ...messages.slice(at + 1)]);
}

function isContent(part: MessagePart): part is ContentPart {
  return part.type === 'text' || part.type === 'file' || part.type === 'data';
}

/** None where there is nothing in it. */
function toStep(content: readonly ContentPart[], calls: readonly SettledCall[]): readonly SettledStep[] {
  const said = content
    .filter((part) => part.type !== 'text' || VISIBLE.test(part.text))
    .map((part) => (part.type === 'text' ? { ...part, text: toWellFormed(part.text) } : part));
  return said.length + calls.length > 0 ? [{ content: said, calls }] : [];
}

/** Blank text is refused. */
const VISIBLE = /[^\p{Cc}\p{Cf}\p{Z}]/u;
