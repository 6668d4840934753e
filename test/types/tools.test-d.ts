/** What the compiler knows of tools, without a cast: `tsc` fails where one of these is not so. */
import { type } from 'arktype';
import * as v from 'valibot';
import { z } from 'zod';
import { defineTool } from '../../src/tools/define-tool';
import type { InlineTools, ToolContext, ToolSchemas, Tools, ToolsOf } from '../../src/tools/tool';
import type { JsonOf, ToolCallOf, ToolResultOf } from '../../src/tools/tool-call-of';
import type { ToolError } from '../../src/tools/tool-error';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles only where both are the same type. */
function expectSame<A, B>(_isSame: Same<A, B>): void {}

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
          expectSame<typeof input, { city: string; days?: number | undefined }>(true);
          expectSame<typeof context, ToolContext>(true);
          return input.city === 'Paris';
        },
        execute: ({ city }, { signal }) => {
          expectSame<typeof city, string>(true);
          expectSame<typeof signal, AbortSignal>(true);
          return { celsius: city.length };
        },
      },
      valibotTool: {
        // Before the schema, it has the same type.
        async execute(input) {
          expectSame<typeof input, { zone: string }>(true);
          return new Date(0);
        },
        parameters: v.object({ zone: v.string() }),
      },
      arktypeTool: {
        parameters: type({ size: "'small' | 'large'" }),
        execute({ size }) {
          expectSame<typeof size, 'small' | 'large'>(true);
        },
      },
      transformed: {
        parameters: z.object({ at: z.string().transform((text) => new Date(text)) }),
        execute: ({ at }) => {
          expectSame<typeof at, Date>(true);
          return at.getTime();
        },
      },
      answered: { description: 'The page answers.', parameters: z.object({ question: z.string() }) },
    },
  });
}

type All = ReturnType<typeof anExecuteGetsWhatItsOwnParametersGive>;

export function aCallNarrowsByNameAndState(call: All['call']) {
  expectSame<(typeof call)['name'], 'zodTool' | 'valibotTool' | 'arktypeTool' | 'transformed' | 'answered'>(
    true,
  );
  switch (call.name) {
    case 'zodTool':
      if (call.state === 'forming' || call.state === 'interrupted') {
        expectSame<
          typeof call.input,
          { readonly city?: string | undefined; readonly days?: number | undefined } | undefined
        >(true);
      } else if (call.state === 'failed') {
        expectSame<typeof call.input, unknown>(true);
      } else {
        expectSame<typeof call.input, { city: string; days?: number | undefined }>(true);
      }
      break;
    case 'valibotTool':
      if (call.state === 'awaiting-approval') expectSame<typeof call.input, { zone: string }>(true);
      break;
    case 'arktypeTool':
      // A choice that is half written is not one of them yet.
      if (call.state === 'forming') {
        expectSame<typeof call.input, { readonly size?: string | undefined } | undefined>(true);
      }
      if (call.state === 'done') expectSame<typeof call.input, { size: 'small' | 'large' }>(true);
      break;
    case 'transformed':
      // What the model writes, and what came of it.
      if (call.state === 'forming') {
        expectSame<typeof call.input, { readonly at?: string | undefined } | undefined>(true);
      }
      if (call.state === 'running') expectSame<typeof call.input, { at: Date }>(true);
      break;
    case 'answered':
      if (call.state === 'awaiting-answer') expectSame<typeof call.input.question, string>(true);
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
    expectSame<typeof result.value, ToolError>(true);
    return;
  }
  if (result.name === 'zodTool') expectSame<typeof result.value, { celsius: number }>(true);
  // As JSON says them.
  if (result.name === 'valibotTool') expectSame<typeof result.value, string>(true);
  if (result.name === 'arktypeTool') expectSame<typeof result.value, null>(true);
  if (result.name === 'answered') expectSame<typeof result.value, unknown>(true);
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
  expectSame<typeof taken.call.name, 'weather' | 'time'>(true);
  if (taken.result.name === 'weather' && !taken.result.isError) {
    expectSame<typeof taken.result.value, number>(true);
  }
  const call = taken.call as ToolCallOf<typeof tools>;
  if (call.state === 'done') expectSame<typeof call.input, { city: string }>(true);
}

export function toolsWithoutNamesAreToolsOfAnyName(tools: Tools) {
  const { call } = takeTools({ tools });
  expectSame<typeof call.name, string>(true);
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
  expectSame<JsonOf<{ at: Date; list: (string | undefined)[] }>, { at: string; list: (string | null)[] }>(
    true,
  );
  expectSame<JsonOf<{ a?: number; b: string | undefined }>, { a?: number; b: string | undefined }>(true);
  expectSame<JsonOf<{ call(): void; [Symbol.iterator]: 1; kept: true }>, { kept: true }>(true);
  expectSame<JsonOf<undefined>, null>(true);
  expectSame<JsonOf<bigint>, never>(true);
  expectSame<JsonOf<unknown>, unknown>(true);
}
