/** What the compiler knows of tools, without a cast: `tsc` fails where one of these is not so. */
import { type } from 'arktype';
import * as v from 'valibot';
import { expectTypeOf } from 'vitest';
import { z } from 'zod';
import { defineTool } from '../../src/tools/define-tool';
import type { InlineTools, ToolContext, ToolSchemas, Tools, ToolsOf } from '../../src/tools/tool';
import type { JsonOf, ToolCallOf, ToolResultOf } from '../../src/tools/tool-call-of';
import type { ToolError } from '../../src/tools/tool-error';

/** As `useChat` takes them. */
declare function takeTools<Schemas extends ToolSchemas, Results>(options: {
  tools?: InlineTools<Schemas, Results>;
}): {
  call: ToolCallOf<ToolsOf<Schemas, Results>>;
  result: ToolResultOf<ToolsOf<Schemas, Results>>;
};

export function anExecuteGetsWhatItsOwnParametersGive() {
  return takeTools({
    tools: {
      zodTool: {
        parameters: z.object({ city: z.string(), days: z.number().optional() }),
        approve: (input, context) => {
          expectTypeOf<typeof input>().toEqualTypeOf<{ city: string; days?: number | undefined }>();
          expectTypeOf<typeof context>().toEqualTypeOf<ToolContext>();
          return input.city === 'Paris';
        },
        execute: ({ city }, { signal }) => {
          expectTypeOf<typeof city>().toEqualTypeOf<string>();
          expectTypeOf<typeof signal>().toEqualTypeOf<AbortSignal>();
          return { celsius: city.length };
        },
      },
      valibotTool: {
        // Before the schema, it has the same type.
        async execute(input) {
          expectTypeOf<typeof input>().toEqualTypeOf<{ zone: string }>();
          return new Date(0);
        },
        parameters: v.object({ zone: v.string() }),
      },
      arktypeTool: {
        parameters: type({ size: "'small' | 'large'" }),
        execute({ size }) {
          expectTypeOf<typeof size>().toEqualTypeOf<'small' | 'large'>();
        },
      },
      transformed: {
        parameters: z.object({ at: z.string().transform((text) => new Date(text)) }),
        execute: ({ at }) => {
          expectTypeOf<typeof at>().toEqualTypeOf<Date>();
          return at.getTime();
        },
      },
      answered: { description: 'The page answers.', parameters: z.object({ question: z.string() }) },
    },
  });
}

type All = ReturnType<typeof anExecuteGetsWhatItsOwnParametersGive>;

export function aCallNarrowsByNameAndState(call: All['call']) {
  expectTypeOf<(typeof call)['name']>().toEqualTypeOf<
    'zodTool' | 'valibotTool' | 'arktypeTool' | 'transformed' | 'answered'
  >();
  switch (call.name) {
    case 'zodTool':
      if (call.state === 'forming' || call.state === 'interrupted') {
        expectTypeOf<typeof call.input>().toEqualTypeOf<
          { readonly city?: string | undefined; readonly days?: number | undefined } | undefined
        >();
      } else if (call.state === 'failed') {
        expectTypeOf<typeof call.input>().toEqualTypeOf<unknown>();
      } else {
        expectTypeOf<typeof call.input>().toEqualTypeOf<{ city: string; days?: number | undefined }>();
      }
      break;
    case 'valibotTool':
      if (call.state === 'awaiting-approval')
        expectTypeOf<typeof call.input>().toEqualTypeOf<{ zone: string }>();
      break;
    case 'arktypeTool':
      // A choice that is half written is not one of them yet.
      if (call.state === 'forming') {
        expectTypeOf<typeof call.input>().toEqualTypeOf<{ readonly size?: string | undefined } | undefined>();
      }
      if (call.state === 'done')
        expectTypeOf<typeof call.input>().toEqualTypeOf<{ size: 'small' | 'large' }>();
      break;
    case 'transformed':
      // What the model writes, and what came of it.
      if (call.state === 'forming') {
        expectTypeOf<typeof call.input>().toEqualTypeOf<{ readonly at?: string | undefined } | undefined>();
      }
      if (call.state === 'running') expectTypeOf<typeof call.input>().toEqualTypeOf<{ at: Date }>();
      break;
    case 'answered':
      if (call.state === 'awaiting-answer')
        expectTypeOf<typeof call.input.question>().toEqualTypeOf<string>();
      break;
    default:
      call satisfies never;
  }
}

export function aStateAloneSaysThatArgumentsAreWhole(call: All['call']) {
  // @ts-expect-error: they may still be forming.
  if (call.name === 'zodTool') call.input.city;
  if (call.name === 'zodTool' && call.state === 'running') call.input.city;
}

export function aResultNarrowsByNameAndByWhetherItIsAnError(result: All['result']) {
  if (result.isError) {
    expectTypeOf<typeof result.value>().toEqualTypeOf<ToolError>();
    return;
  }
  if (result.name === 'zodTool') expectTypeOf<typeof result.value>().toEqualTypeOf<{ celsius: number }>();
  // As JSON says them.
  if (result.name === 'valibotTool') expectTypeOf<typeof result.value>().toEqualTypeOf<string>();
  if (result.name === 'arktypeTool') expectTypeOf<typeof result.value>().toEqualTypeOf<null>();
  if (result.name === 'answered') expectTypeOf<typeof result.value>().toEqualTypeOf<unknown>();
}

export function toolsDefinedElsewhereKeepTheirTypes() {
  const weather = defineTool({
    parameters: z.object({ city: z.string() }),
    approve: ({ city }) => city !== 'Paris',
    execute: async ({ city }) => city.length,
  });
  const tools = { weather } satisfies Tools;
  const written = { time: { parameters: z.object({ zone: z.string() }), execute: () => 'noon' } };
  const taken = takeTools({ tools: { ...tools, ...written } });
  expectTypeOf<typeof taken.call.name>().toEqualTypeOf<'weather' | 'time'>();
  if (taken.result.name === 'weather' && !taken.result.isError) {
    expectTypeOf<typeof taken.result.value>().toEqualTypeOf<number>();
  }
  const call = taken.call as ToolCallOf<typeof tools>;
  if (call.state === 'done') expectTypeOf<typeof call.input>().toEqualTypeOf<{ city: string }>();
}

export function toolsWithoutNamesAreToolsOfAnyName(tools: Tools) {
  const { call } = takeTools({ tools });
  expectTypeOf<typeof call.name>().toEqualTypeOf<string>();
  takeTools({});
}

export function whatDoesNotFitIsRefused() {
  const parameters = z.object({ city: z.string() });
  // @ts-expect-error: the arguments have no such field.
  takeTools({ tools: { weather: { parameters, execute: ({ town }) => town } } });
  // @ts-expect-error: it is a string.
  takeTools({ tools: { weather: { parameters, execute: ({ city }: { city: number }) => city } } });
  // @ts-expect-error: there is no such option.
  takeTools({ tools: { weather: { parameters, timeout: 1 } } });
  // @ts-expect-error: what the model may say has to be known.
  takeTools({ tools: { weather: { execute: () => 1 } } });
  // @ts-expect-error: neither yes nor no.
  takeTools({ tools: { weather: { parameters, approve: () => 'yes' } } });
}

export function jsonIsWhatIsLeftOfAValue() {
  expectTypeOf<JsonOf<{ at: Date; list: (string | undefined)[] }>>().toEqualTypeOf<{
    at: string;
    list: (string | null)[];
  }>();
  expectTypeOf<JsonOf<{ a?: number; b: string | undefined }>>().toEqualTypeOf<{
    a?: number;
    b: string | undefined;
  }>();
  expectTypeOf<JsonOf<{ call(): void; [Symbol.iterator]: 1; kept: true }>>().toEqualTypeOf<{ kept: true }>();
  expectTypeOf<JsonOf<undefined>>().toEqualTypeOf<null>();
  expectTypeOf<JsonOf<bigint>>().toEqualTypeOf<never>();
  expectTypeOf<JsonOf<unknown>>().toEqualTypeOf<unknown>();
}
