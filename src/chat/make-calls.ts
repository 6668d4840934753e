/** The calls of a step in, their results out, from tools and from people. Its code is fetched with the first call. */
import { findToolName } from '../bodies/name-tools';
import type { FrameClock } from '../display/page-clock';
import type { ToolCall } from '../machine/reply';
import { createToolRunner } from '../tools/create-tool-runner';
import { toResult } from '../tools/to-result';
import { toErrorResult } from '../tools/tool-error';
import type { MessagePart, ToolCallState, ToolResult } from './chat-message';
import type { ChatOptions } from './chat-options';
import { callsToMake, withCall, withResult } from './to-message-parts';

/** The message that calls belong to. */
export interface CallSheet {
  readonly id: string;
  /** Aborts when its turn is over. */
  readonly signal: AbortSignal;
  getParts(): readonly MessagePart[];
  /** Does nothing once the turn is over. */
  show(parts: readonly MessagePart[]): void;
}

/** What a person, or the page, says to a call that awaits it. */
export type CallAnswer =
  | { readonly type: 'approve' }
  | { readonly type: 'deny'; readonly why?: string | undefined }
  | { readonly type: 'respond'; readonly value: unknown };

export interface CallMaker {
  /** Makes all calls of a step, as far as they await nobody. Never rejects. */
  makeAll(sheet: CallSheet): Promise<void>;
  /** Gives a call its result. Never rejects. */
  answer(sheet: CallSheet, call: ToolCall, answer: CallAnswer): Promise<void>;
}

export function createCallMaker(getOptions: () => ChatOptions, clock: FrameClock): CallMaker {
  const { onToolError: onError, toolResultChars: resultChars } = getOptions();
  const runner = createToolRunner(() => getOptions().tools ?? {}, clock, { onError, resultChars });

  async function make(sheet: CallSheet, call: ToolCall): Promise<void> {
    const change = (state: ToolCallState, input?: unknown) =>
      sheet.show(withCall(sheet.getParts(), call.id, { state, input }));
    // Without tools of its own, the page answers all calls.
    if (!getOptions().tools) return change('awaiting-answer', call.args);
    const begun = await runner.begin(named(call), keyOf(sheet, call), sheet.signal);
    if (begun.state === 'failed') return sheet.show(withResult(sheet.getParts(), begun.result));
    change(begun.state, begun.input);
    if (begun.state === 'running') sheet.show(withResult(sheet.getParts(), await run(sheet, call)));
  }

  const run = (sheet: CallSheet, call: ToolCall): Promise<ToolResult> =>
    runner.run(named(call), keyOf(sheet, call), sheet.signal);

  /** Providers are sent names as they allow them: `weather.now` as `weather_now`. */
  const named = (call: ToolCall): ToolCall => ({
    ...call,
    name: findToolName(call.name, Object.keys(getOptions().tools ?? {})) ?? call.name,
  });

  async function resultOf(sheet: CallSheet, call: ToolCall, answer: CallAnswer): Promise<ToolResult> {
    if (answer.type === 'approve') return run(sheet, call);
    if (answer.type === 'respond') return toResult(call, answer.value, resultChars);
    return toErrorResult(call, 'denied', `It was not executed. ${answer.why ?? 'The person said no to it.'}`);
  }

  return {
    async makeAll(sheet) {
      await Promise.all(callsToMake(sheet.getParts()).map((call) => make(sheet, call)));
    },
    async answer(sheet, call, answer) {
      const result = await resultOf(sheet, call, answer);
      const state = answer.type === 'deny' ? 'denied' : undefined;
      sheet.show(withResult(sheet.getParts(), result, state));
    },
  };
}

/** Names a call for all time: what has run under it never runs again. */
function keyOf({ id }: CallSheet, call: ToolCall): string {
  return `${id} ${call.id}`;
}
