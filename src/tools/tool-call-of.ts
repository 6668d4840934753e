/** Tools in, the calls and results of exactly these tools out: a name and a state say what the rest is. Types alone. */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { ChatToolCall, ToolCallState, ToolResult } from '../chat/chat-message';
import type { DeepPartial } from '../structured/deep-partial';
import type { Tool, Tools } from './tool';
import type { ToolError } from './tool-error';

/**
 * A call of one of these tools. Its `name` says which, and its `state` what its `input` is: a part of the arguments
 * while they form or where they were cut short, what the schema gave once they were checked, and anything where the
 * call failed, maybe for its arguments.
 *
 * @example
 * ```tsx
 * function WeatherCall({ call }: { call: ToolCallOf<typeof tools> }) {
 *   if (call.name !== 'weather') return null;
 *   if (call.state === 'forming') return <p>Looking at {call.input?.city ?? '…'}</p>;
 *   return call.state === 'running' && <p>Asking for {call.input.city}</p>;
 * }
 * ```
 */
export type ToolCallOf<All extends Tools> = {
  [Name in keyof All & string]: NamedCall<Name, All[Name]['parameters']>;
}[keyof All & string];

/** What a call of one of these tools came to: what `execute` gave, as JSON, or an error. */
export type ToolResultOf<All extends Tools> = {
  [Name in keyof All & string]: NamedResult<Name, All[Name]>;
}[keyof All & string];

/** A call of one tool; each state by itself, so that all but some of them can be told apart too. */
type NamedCall<Name extends string, Schema extends StandardSchemaV1> = Omit<
  ChatToolCall,
  'input' | 'state'
> & {
  readonly name: Name;
} & { [State in ToolCallState]: InState<State, Schema> }[ToolCallState];

type InState<State extends ToolCallState, Schema extends StandardSchemaV1> = State extends 'failed'
  ? { readonly state: State; readonly input?: unknown }
  : State extends 'forming' | 'interrupted'
    ? { readonly state: State; readonly input?: DeepPartial<StandardSchemaV1.InferInput<Schema>> }
    : { readonly state: State; readonly input: StandardSchemaV1.InferOutput<Schema> };

type NamedResult<Name extends string, One extends Tool> = ToolResult & { readonly name: Name } & (
    | { readonly isError?: false | undefined; readonly value: JsonOf<ResultOf<One>> }
    | { readonly isError: true; readonly value: ToolError }
  );

/** What a tool gives; the page's answer, where it has no `execute`, is whatever the page says. */
type ResultOf<One extends Tool> =
  One extends Tool<StandardSchemaV1, infer Result> ? Awaited<Result> : unknown;

/** A value as it is once JSON has said it: a `Date` is a string, and what JSON leaves out is gone. */
export type JsonOf<Value> = unknown extends Value
  ? unknown
  : Value extends { toJSON(): infer Said }
    ? JsonOf<Said>
    : Value extends string | number | boolean | null
      ? Value
      : Value extends Unsaid
        ? null
        : Value extends bigint
          ? never
          : Value extends readonly unknown[]
            ? { [Index in keyof Value]: JsonOf<Value[Index]> }
            : {
                [Key in keyof Value as Key extends symbol ? never : Value[Key] extends Unsaid ? never : Key]:
                  | JsonOf<Exclude<Value[Key], undefined>>
                  | Extract<Value[Key], undefined>;
              };

// biome-ignore lint/suspicious/noConfusingVoidType: what a tool gives that gives nothing.
type Unsaid = undefined | void | symbol | ((...args: never) => unknown);
