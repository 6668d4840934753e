/** What is known of the package's face: the shape between the reader of the types and the writer of the pages. */

/** A name that an entry exports, and that is there at run time. */
export interface ApiName {
  /** `deltakit`, `deltakit/core` … */
  entry: string;
  name: string;
  kind: 'hook' | 'component' | 'function' | 'class' | 'value';
  about: string;
  /** Blocks of code, with their fences. */
  examples: readonly string[];
  /** How it is called, a line each; the type of a value. */
  signatures: readonly string[];
  /** What it takes in one object, field by field; a component's props. */
  takes: readonly ApiField[];
  /** What is said of that object as a whole. */
  takesAbout: string;
  /** What it gives, field by field. */
  gives: readonly ApiField[];
  throws: readonly string[];
}

/** A field of an object. */
export interface ApiField {
  name: string;
  type: string;
  isOptional: boolean;
  about: string;
}

/** A type that pages speak of. */
export interface ApiType {
  name: string;
  about: string;
  /** Where it is an object. */
  fields: readonly ApiField[];
  /** As it is written, where it is none. */
  text: string;
}

/** All of it. */
export interface Api {
  names: readonly ApiName[];
  /** By name: those that pages name, and those that these name. */
  types: ReadonlyMap<string, ApiType>;
}
