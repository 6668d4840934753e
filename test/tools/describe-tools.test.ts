import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { StreamError } from '../../src/errors';
import { defineTool } from '../../src/tools/define-tool';
import { describeTools } from '../../src/tools/describe-tools';
import type { Tool } from '../../src/tools/tool';

const asJson = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };

function errorOf(tool: Tool): unknown {
  try {
    return describeTools({ weather: tool });
  } catch (error) {
    return error;
  }
}

describe('the description of a tool', () => {
  it.each([
    ['zod', z.object({ city: z.string() })],
    ['arktype', type({ city: 'string' })],
  ])('has the JSON Schema that %s gives of its own', (_, parameters) => {
    const weather = defineTool({ description: 'The weather, now.', parameters, execute: () => 1 });
    expect(describeTools({ weather })).toEqual([
      { name: 'weather', description: 'The weather, now.', parameters: asJson },
    ]);
  });

  it('has the JSON Schema that the app gives, without the name of its draft', () => {
    const jsonSchema = { $schema: 'http://json-schema.org/draft-07/schema#', ...asJson };
    const weather = { parameters: v.object({ city: v.string() }), jsonSchema };
    expect(describeTools({ weather })).toEqual([{ name: 'weather', parameters: asJson }]);
  });

  it('describes what the model writes, not what the schema makes of it', () => {
    const parameters = z.object({
      at: z.string().transform((text) => new Date(text)),
      days: z.number().default(3),
    });
    expect(describeTools({ plan: { parameters } })[0]?.parameters).toMatchObject({
      properties: { at: { type: 'string' }, days: { type: 'number' } },
      required: ['at'],
    });
  });

  it('keeps the order of the tools, and is empty without any', () => {
    const parameters = z.object({});
    expect(describeTools({ b: { parameters }, a: { parameters } }).map(({ name }) => name)).toEqual([
      'b',
      'a',
    ]);
    expect(describeTools({})).toEqual([]);
  });
});

describe('a tool that can not be described', () => {
  it.each([
    [
      'its schema has no JSON Schema',
      { parameters: v.object({ city: v.string() }) },
      /Give it a `jsonSchema`/,
    ],
    ['JSON Schema can not say it', { parameters: z.object({ at: z.date() }) }, /Date cannot be represented/],
    ['its arguments are a list', { parameters: z.array(z.string()) }, /no JSON Schema of an object/],
    [
      'its arguments are one of several objects',
      { parameters: z.union([z.object({}), z.object({})]) },
      /no JSON Schema of an object/,
    ],
  ])('is an invalid request where %s, and the message says what to do', (_, tool, message) => {
    const error = errorOf(tool);
    expect(error).toBeInstanceOf(StreamError);
    expect(error).toMatchObject({ kind: 'invalid-request', message: expect.stringMatching(message) });
    expect(error).toMatchObject({
      message: expect.stringMatching(/^The tool `weather` .* Nothing was sent\. /),
    });
  });
});
