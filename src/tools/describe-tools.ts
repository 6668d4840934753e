/** Tools in, what the model is told of them out: names, descriptions, and the JSON Schema of their arguments. */
import type { StandardJSONSchemaV1 } from '@standard-schema/spec';
import type { ToolSpec } from '../bodies/body-context';
import { StreamError } from '../errors';
import { messageOf } from './to-result';
import type { Tool, Tools } from './tool';

/**
 * Describes tools for the body of a request. Arguments are described as the model writes them, before any transform.
 *
 * @throws StreamError `invalid-request` where there is no JSON Schema of the arguments, or not one of an object
 * @example
 * ```ts
 * describeTools({ weather: { parameters: z.object({ city: z.string() }) } });
 * // [{ name: 'weather', parameters: { type: 'object', properties: { city: … }, … } }]
 * ```
 */
export function describeTools(tools: Tools): ToolSpec[] {
  return Object.entries(tools).map(([name, tool]) => ({
    name,
    description: tool.description,
    parameters: toJsonSchema(name, tool),
  }));
}

function toJsonSchema(name: string, { jsonSchema, parameters }: Tool): ToolSpec['parameters'] {
  let why = '';
  let cause: unknown;
  try {
    const standard: Partial<StandardJSONSchemaV1.Props> = parameters['~standard'];
    const given = jsonSchema ?? standard.jsonSchema?.input({ target: 'draft-2020-12' });
    // Which draft it is, no provider asks, and some refuse the field.
    const { $schema: _, ...schema } = given ?? {};
    if (schema.type === 'object') return schema;
  } catch (error) {
    cause = error;
    why = `: ${messageOf(error)}`;
  }
  throw new StreamError({
    kind: 'invalid-request',
    message: `The tool \`${name}\` has no JSON Schema of an object${why}. Nothing was sent. Give it a \`jsonSchema\`.`,
    cause,
  });
}
