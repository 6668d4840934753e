/** What a hook is told of a schema, and what of its reply is typed by that. */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Outcome } from '../machine/state';
import type { DeepPartial } from '../structured/deep-partial';

/** A schema of any library that speaks Standard Schema, or none. */
export type Schema = StandardSchemaV1 | undefined;

/** Options of a hook whose replies may have a value. */
export interface SchemaOptions<Of extends Schema, Path extends string> {
  /**
   * What the JSON in the reply's text has to be. `display.value` is what has come of it, checked by nobody yet;
   * `final.value` is what the schema made of the whole. A reply that it does not accept fails with `invalid-output`.
   */
  schema?: Of | undefined;
  /** The list whose elements `onElement` is told: the names that lead to it, as `data.items`. Default: the value itself. */
  elements?: Path | undefined;
  /**
   * Each element of a list as soon as it is whole, before it is painted; by then the schema has accepted nothing yet.
   * With `reveal: 'final'`: once it has.
   *
   * @param index from 0
   */
  onElement?(element: DeepPartial<ElementAt<InputOf<Of>, Path>>, index: number): void;
  /** How a request ended, once that is shown. */
  onEnd?: (outcome: OutcomeOf<Of>) => void;
}

type InputOf<Of extends Schema> = Of extends StandardSchemaV1 ? StandardSchemaV1.InferInput<Of> : unknown;

/** What the list is of that is found by these names. */
type ElementAt<T, Path extends string> = Path extends ''
  ? T extends readonly (infer Element)[]
    ? Element
    : unknown
  : Path extends `${infer Name}.${infer Rest}`
    ? ElementAt<FieldOf<T, Name>, Rest>
    : ElementAt<FieldOf<T, Path>, ''>;

type FieldOf<T, Name extends string> = T extends { readonly [Key in Name]?: infer Field }
  ? NonNullable<Field>
  : unknown;

/** What a reply with a schema has while it forms. */
export type PartialValue<Of extends Schema> = Of extends StandardSchemaV1
  ? { readonly value?: DeepPartial<StandardSchemaV1.InferInput<Of>> | undefined }
  : unknown;

/** And what it has once it is whole. */
export type FinalValue<Of extends Schema> = Of extends StandardSchemaV1
  ? { readonly value: StandardSchemaV1.InferOutput<Of> }
  : unknown;

/** How a request ended; `completed` with a valid value, where there is a schema. */
export type OutcomeOf<Of extends Schema> =
  | Exclude<Outcome, { status: 'completed' }>
  | CompletedOf<Of, Extract<Outcome, { status: 'completed' }>>;

type CompletedOf<Of extends Schema, Completed extends { final: unknown }> = Omit<Completed, 'final'> & {
  readonly final: Completed['final'] & FinalValue<Of>;
};
