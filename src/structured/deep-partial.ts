/** A type in, that of the same value while it forms out: of its fields some are not there yet, its texts are cut. */

/**
 * What there may be of a `T` whose JSON is still coming. A literal text is any text, since it may be cut; lists have
 * no holes. Nobody has checked it yet: a model can say something else than its schema asks for.
 */
export type DeepPartial<T> = T extends string
  ? string
  : T extends readonly unknown[]
    ? PartialList<T>
    : T extends object
      ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> | undefined }
      : T;

/** A list of any length has none of its places in its type; a tuple is one whose end may be missing. */
type PartialList<T extends readonly unknown[]> = number extends T['length']
  ? readonly DeepPartial<T[number]>[]
  : { readonly [Place in keyof T]?: DeepPartial<T[Place]> };
