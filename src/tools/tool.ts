/** A tool as an app defines it: what the model may ask for, in the app's own types. Types alone. */
import type { StandardSchemaV1 } from '@standard-schema/spec';

/** What a tool gets besides its arguments. */
export interface ToolContext {
  readonly callId: string;
  /** Aborts when nobody waits for the result any more: the person stopped, or the tool's time was over. */
  readonly signal: AbortSignal;
}

/**
 * Something that the model may call.
 *
 * @example
 * ```ts
 * const chat = useChat({
 *   url: '/api/chat',
 *   tools: {
 *     weather: {
 *       description: 'The weather in a city, now.',
 *       parameters: z.object({ city: z.string() }),
 *       execute: ({ city }, { signal }) => fetchWeather(city, signal),
 *     },
 *   },
 * });
 * ```
 */
export interface Tool<Schema extends StandardSchemaV1 = StandardSchemaV1, Result = unknown> {
  /** What it does and when it helps, for the model. */
  readonly description?: string | undefined;
  /** Its arguments, an object, by any Standard Schema: zod, valibot, arktype. Nothing that it refuses is executed. */
  readonly parameters: Schema;
  /** The JSON Schema of the arguments. Default: what `parameters` itself gives, as those of zod and arktype do. */
  readonly jsonSchema?: Readonly<Record<string, unknown>> | undefined;
  /**
   * Whether a person must agree first. A function decides from the arguments; all but a `false` asks the person.
   * It says nothing where there is no `execute`.
   */
  readonly approve?: boolean | ApproveCall<StandardSchemaV1.InferOutput<Schema>> | undefined;
  /** How long it may take, in milliseconds; so may the check of its arguments. Default: 60,000. */
  readonly timeoutMs?: number | undefined;
  /** Does it, once a call. What it gives is told as JSON. Without: the page answers, by `respond(callId, value)`. */
  execute?(input: StandardSchemaV1.InferOutput<Schema>, context: ToolContext): Result | Promise<Result>;
}

/** Taken from a method, so that a tool with arguments of its own is a `Tool`. */
type ApproveCall<Input> = {
  approve(input: Input, context: ToolContext): boolean | Promise<boolean>;
}['approve'];

/** Tools by the names under which the model calls them. */
export type Tools = Readonly<Record<string, Tool>>;

/** Schemas by the names of their tools. */
export type ToolSchemas = Readonly<Record<string, StandardSchemaV1>>;

/**
 * The type of an option in which tools are written in place: each `execute` gets the type of its own `parameters`, and
 * what it gives is known. A function that takes it has `Schemas` and `Results` as type parameters, which are inferred;
 * {@link ToolsOf} names the tools then. For that TypeScript has to be 5.7 or newer.
 */
export type InlineTools<Schemas extends ToolSchemas, Results> = {
  readonly [Name in keyof Schemas]: Tool<Schemas[Name]>;
} & { readonly [Name in keyof Results]: Executes<Results[Name]> };

interface Executes<Result> {
  execute?(input: never, context: ToolContext): Result | Promise<Result>;
}

/** The tools that were written in place. */
export type ToolsOf<Schemas extends ToolSchemas, Results> = {
  readonly [Name in keyof Schemas]: Tool<Schemas[Name], Name extends keyof Results ? Results[Name] : unknown>;
};
