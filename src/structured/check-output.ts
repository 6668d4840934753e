/**
 * The deltas of a reply that has a schema in, the same out, but for its end: that comes through only once the whole
 * text was found valid, together with the value. So nothing that is `completed` is not.
 */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Delta, FinishReason } from '../deltas/delta';
import type { StreamError } from '../errors';
import { createValueParser, type ValueParser } from './create-value-parser';
import type { ElementWatch } from './growing-value';
import { invalidOutput, refusedBySchema } from './invalid-output';

/** What is asked of a reply. */
export interface OutputOrder {
  readonly schema: StandardSchemaV1;
  /** The names that lead to the list whose elements are told, with dots between them. Default: none. */
  readonly elements?: string | undefined;
  /** Whether elements are told only when the whole is valid. */
  readonly isHeldBack: boolean;
  readonly onElement: ElementWatch['onElement'];
}

/** A reply that is read, in one attempt or several. */
export interface OutputCheck {
  readonly parser: ValueParser;
  /** Elements that are not told yet. */
  readonly held: [element: unknown, index: number][];
  isRefused: boolean;
  /** Whether all text that came was found valid. */
  isValid: boolean;
}

export function createOutputCheck({ elements, isHeldBack, onElement }: OutputOrder): OutputCheck {
  const held: OutputCheck['held'] = [];
  const parser = createValueParser({
    path: elements ? elements.split('.') : [],
    onElement: isHeldBack ? (...told) => held.push(told) : onElement,
  });
  return { parser, held, isRefused: false, isValid: false };
}

/** What is known of the attempt that the deltas are of. */
export interface CheckedAttempt {
  readonly signal: AbortSignal;
  /** Told when the schema has spoken: the time that it takes is no silence of the server. */
  readonly onBytes?: ((count: number) => void) | undefined;
}

/** @throws StreamError `invalid-output` */
export async function* checkOutput(
  batches: AsyncIterable<readonly Delta[]>,
  check: OutputCheck,
  { schema, onElement }: OutputOrder,
  { signal, onBytes }: CheckedAttempt,
): AsyncGenerator<readonly Delta[], void> {
  for await (const deltas of batches) {
    let passed: Delta[] = [];
    for (const delta of deltas) {
      const isEnd = delta.type === 'reply-finished' || delta.type === 'stream-done';
      if (isEnd && !check.isValid) {
        // What came before its end is shown while the schema looks at it.
        yield passed;
        const why = delta.type === 'reply-finished' ? delta.reason : undefined;
        const value = await validate(schema, check, why);
        if (signal.aborted) return;
        onBytes?.(0);
        for (const told of check.held.splice(0)) onElement(...told);
        check.isValid = true;
        passed = [{ type: 'reply-info', value }];
      }
      passed.push(delta);
      read(check, delta);
      if (check.parser.error !== undefined) break;
    }
    yield passed;
    // Nothing that follows would make it valid.
    if (check.parser.error !== undefined) check.parser.end();
  }
}

function read(check: OutputCheck, delta: Delta): void {
  if (delta.type === 'refusal-delta') check.isRefused = true;
  else if (delta.type === 'text-delta') check.parser.read(delta.text);
  else return;
  check.isValid = false;
}

async function validate(
  { '~standard': standard }: StandardSchemaV1,
  { parser, isRefused }: OutputCheck,
  why: FinishReason | undefined,
): Promise<unknown> {
  const cut = whyCut(isRefused ? 'refusal' : why);
  if (cut) throw cut;
  const said = parser.end();
  let result: StandardSchemaV1.Result<unknown>;
  try {
    result = await standard.validate(said);
  } catch (cause) {
    throw invalidOutput('schema', 'The schema of the reply threw', { cause });
  }
  if (result.issues) throw refusedBySchema(result.issues);
  return result.value;
}

/** Of a reply that was cut, even what happens to be valid is not what the model meant to say. */
function whyCut(why: FinishReason | undefined): StreamError | undefined {
  switch (why) {
    case 'length':
      return invalidOutput('length', 'The reply was cut at the limit of tokens');
    case 'refusal':
      return invalidOutput('refusal', 'The model refused');
    case 'content-filter':
      return invalidOutput('refusal', 'The filter of the provider cut the reply');
    case 'tool-calls':
      return invalidOutput('tool-calls', 'The model called a tool instead of answering');
    default:
      return undefined;
  }
}
