/** A tool in, the same one out, with its types inferred: for tools that are not written in place. */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Tool } from './tool';

/**
 * Gives a tool its types where it is defined apart from `useChat`.
 *
 * @returns the tool, as it is
 * @example
 * ```ts
 * export const weather = defineTool({
 *   parameters: z.object({ city: z.string() }),
 *   execute: ({ city }) => fetchWeather(city),
 * });
 * ```
 */
export function defineTool<Schema extends StandardSchemaV1, Result>(
  tool: Tool<Schema, Result>,
): Tool<Schema, Result> {
  return tool;
}
