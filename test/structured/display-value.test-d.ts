/** What the types of a schema say, checked by `tsc`: nothing here runs. */
import { type } from 'arktype';
import { type Completion, useCompletion, useLLMStream } from 'deltakit';
import * as v from 'valibot';
import { expectTypeOf } from 'vitest';
import { z } from 'zod';
import type { DeepPartial } from '../../src/structured/deep-partial';

const url = '/api/complete';
const zodBoat = z.object({
  name: z.string(),
  masts: z.string().transform(Number),
  crew: z.array(z.object({ role: z.enum(['captain', 'cook']) })),
});
const valibotBoat = v.object({ name: v.string(), masts: v.pipe(v.string(), v.transform(Number)) });
const arktypeBoat = type({ name: 'string', masts: 'string.numeric.parse' });

export async function useZod(): Promise<void> {
  const completion = useCompletion({ url, schema: zodBoat });
  expectTypeOf<typeof completion.display.value>().toEqualTypeOf<
    DeepPartial<z.input<typeof zodBoat>> | undefined
  >();
  const { value } = completion.display;
  // What has come so far is that of the input, before it is transformed; a literal may be cut.
  expectTypeOf<NonNullable<typeof value>['name']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<NonNullable<typeof value>['masts']>().toEqualTypeOf<string | undefined>();
  const role = value?.crew?.[0]?.role;
  expectTypeOf<typeof role>().toEqualTypeOf<string | undefined>();
  // @ts-expect-error there is no final before it is completed
  completion.final.value;
  if (completion.status === 'completed') {
    expectTypeOf<typeof completion.final.value.masts>().toEqualTypeOf<number>();
    expectTypeOf<typeof completion.final.value.name>().toEqualTypeOf<string>();
    expectTypeOf<(typeof completion.final.value.crew)[number]['role']>().toEqualTypeOf<'captain' | 'cook'>();
  }
  if (completion.status === 'failed') {
    // @ts-expect-error what failed has no final
    completion.final.value;
    expectTypeOf<NonNullable<typeof completion.error.issues>[number]['path']>().toEqualTypeOf<
      readonly (string | number)[]
    >();
  }
  const outcome = await completion.complete('a boat');
  if (outcome.status === 'completed')
    expectTypeOf<typeof outcome.final.value.masts>().toEqualTypeOf<number>();
  // @ts-expect-error a partial has no valid value
  if (outcome.status === 'cancelled') outcome.partial.value;
  const again = await completion.retry();
  if (again?.status === 'completed') expectTypeOf<typeof again.final.value.name>().toEqualTypeOf<string>();
}

export function useValibot(): void {
  const completion = useCompletion({ url, schema: valibotBoat });
  expectTypeOf<NonNullable<typeof completion.display.value>['masts']>().toEqualTypeOf<string | undefined>();
  if (completion.status === 'completed')
    expectTypeOf<typeof completion.final.value>().toEqualTypeOf<{ name: string; masts: number }>();
}

export function useArktype(): void {
  const stream = useLLMStream({ url, schema: arktypeBoat });
  expectTypeOf<NonNullable<typeof stream.display.value>['masts']>().toEqualTypeOf<string | undefined>();
  if (stream.status === 'completed') {
    expectTypeOf<typeof stream.final.value.masts>().toEqualTypeOf<number>();
    expectTypeOf<typeof stream.final.value.name>().toEqualTypeOf<string>();
  }
}

export function useWithoutSchema(): void {
  const completion = useCompletion({ url, mode: 'job' });
  expectTypeOf<typeof completion>().toEqualTypeOf<Completion>();
  // @ts-expect-error without a schema there is no value
  completion.display.value;
  // @ts-expect-error nor in the end
  if (completion.status === 'completed') completion.final.value;
}

export function useElements(): void {
  useCompletion({
    url,
    schema: zodBoat,
    elements: 'crew',
    onElement(sailor, index) {
      expectTypeOf<typeof sailor>().toEqualTypeOf<{ readonly role?: string | undefined }>();
      expectTypeOf<typeof index>().toEqualTypeOf<number>();
    },
    onEnd(outcome) {
      if (outcome.status === 'completed')
        expectTypeOf<typeof outcome.final.value.name>().toEqualTypeOf<string>();
    },
  });
  useLLMStream({
    url,
    schema: z.array(z.tuple([z.string(), z.number()])),
    onElement: (pair) => expectTypeOf<typeof pair>().toEqualTypeOf<readonly [string?, number?]>(),
  });
  useLLMStream({
    url,
    schema: z.object({ a: z.object({ b: z.array(z.number()).optional() }) }),
    elements: 'a.b',
    onElement: (element) => expectTypeOf<typeof element>().toEqualTypeOf<number>(),
  });
  useLLMStream({
    url,
    schema: zodBoat,
    elements: 'name',
    onElement: (element) => expectTypeOf<typeof element>().toEqualTypeOf<unknown>(),
  });
}

export function typesOfPartials(): void {
  expectTypeOf<DeepPartial<'red' | 'green' | null>>().toEqualTypeOf<string | null>();
  expectTypeOf<DeepPartial<{ a: [string, 1] }>>().toEqualTypeOf<{
    readonly a?: readonly [string?, 1?] | undefined;
  }>();
  expectTypeOf<DeepPartial<unknown>>().toEqualTypeOf<unknown>();
}

/** Who takes a completion, whatever its schema, takes one with a schema. */
export function typesOfHandingOn(completion: Completion<typeof zodBoat>): Completion['display'] {
  return completion.display;
}
