/** What the types of a schema say, checked by `tsc`: nothing here runs. */
import { type } from 'arktype';
import { type Completion, useCompletion, useLLMStream } from 'deltakit';
import * as v from 'valibot';
import { z } from 'zod';
import type { DeepPartial } from '../../src/structured/deep-partial';

/** Whether two types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function is<_Claim extends true>(): void {}

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
  is<Same<typeof completion.display.value, DeepPartial<z.input<typeof zodBoat>> | undefined>>();
  const { value } = completion.display;
  // What has come so far is that of the input, before it is transformed; a literal may be cut.
  is<Same<NonNullable<typeof value>['name'], string | undefined>>();
  is<Same<NonNullable<typeof value>['masts'], string | undefined>>();
  const role = value?.crew?.[0]?.role;
  is<Same<typeof role, string | undefined>>();
  // @ts-expect-error there is no final before it is completed
  completion.final.value;
  if (completion.status === 'completed') {
    is<Same<typeof completion.final.value.masts, number>>();
    is<Same<typeof completion.final.value.name, string>>();
    is<Same<(typeof completion.final.value.crew)[number]['role'], 'captain' | 'cook'>>();
  }
  if (completion.status === 'failed') {
    // @ts-expect-error what failed has no final
    completion.final.value;
    is<Same<NonNullable<typeof completion.error.issues>[number]['path'], readonly (string | number)[]>>();
  }
  const outcome = await completion.complete('a boat');
  if (outcome.status === 'completed') is<Same<typeof outcome.final.value.masts, number>>();
  // @ts-expect-error a partial has no valid value
  if (outcome.status === 'cancelled') outcome.partial.value;
  const again = await completion.retry();
  if (again?.status === 'completed') is<Same<typeof again.final.value.name, string>>();
}

export function useValibot(): void {
  const completion = useCompletion({ url, schema: valibotBoat });
  is<Same<NonNullable<typeof completion.display.value>['masts'], string | undefined>>();
  if (completion.status === 'completed')
    is<Same<typeof completion.final.value, { name: string; masts: number }>>();
}

export function useArktype(): void {
  const stream = useLLMStream({ url, schema: arktypeBoat });
  is<Same<NonNullable<typeof stream.display.value>['masts'], string | undefined>>();
  if (stream.status === 'completed') {
    is<Same<typeof stream.final.value.masts, number>>();
    is<Same<typeof stream.final.value.name, string>>();
  }
}

export function useWithoutSchema(): void {
  const completion = useCompletion({ url, mode: 'job' });
  is<Same<typeof completion, Completion>>();
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
      is<Same<typeof sailor, { readonly role?: string | undefined }>>();
      is<Same<typeof index, number>>();
    },
    onEnd(outcome) {
      if (outcome.status === 'completed') is<Same<typeof outcome.final.value.name, string>>();
    },
  });
  useLLMStream({
    url,
    schema: z.array(z.tuple([z.string(), z.number()])),
    onElement: (pair) => is<Same<typeof pair, readonly [string?, number?]>>(),
  });
  useLLMStream({
    url,
    schema: z.object({ a: z.object({ b: z.array(z.number()).optional() }) }),
    elements: 'a.b',
    onElement: (element) => is<Same<typeof element, number>>(),
  });
  useLLMStream({
    url,
    schema: zodBoat,
    elements: 'name',
    onElement: (element) => is<Same<typeof element, unknown>>(),
  });
}

export function typesOfPartials(): void {
  is<Same<DeepPartial<'red' | 'green' | null>, string | null>>();
  is<Same<DeepPartial<{ a: [string, 1] }>, { readonly a?: readonly [string?, 1?] | undefined }>>();
  is<Same<DeepPartial<unknown>, unknown>>();
}

/** Who takes a completion, whatever its schema, takes one with a schema. */
export function typesOfHandingOn(completion: Completion<typeof zodBoat>): Completion['display'] {
  return completion.display;
}
