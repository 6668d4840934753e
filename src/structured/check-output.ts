/**
 * The deltas of a reply that has a schema in, the same out, but for its end: that comes through only once the whole
 * text was found valid, together with the value. So nothing that is `completed` is not.
 */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Delta } from '../deltas/delta';
import type { ValueParser } from './create-value-parser';
import { cutBy, invalidOutput, refusedBySchema } from './invalid-output';

/** A reply that is read, in one attempt or several. */
export interface OutputCheck {
  readonly parser: ValueParser;
  isRefused: boolean;
  /** Whether all text that came was found valid. */
  isValid: boolean;
}

/** What is known of the attempt that the deltas are of. */
export interface CheckedAttempt {
  readonly signal: AbortSignal;
  /** Told when the schema has spoken: the time that it takes is no silence of the server. */
  readonly onBytes?: ((count: number) => void) | undefined;
}

/**
 * @param onValid called before what says so comes through
 * @throws StreamError `invalid-output`
 */
export async function* checkOutput(
  batches: AsyncIterable<readonly Delta[]>,
  check: OutputCheck,
  schema: StandardSchemaV1,
  { signal, onBytes }: CheckedAttempt,
  onValid: () => void,
): AsyncGenerator<readonly Delta[], void> {
  for await (const deltas of batches) {
    let passed: Delta[] = [];
    for (const delta of deltas) {
      if (/^(reply-finished|stream-done)$/.test(delta.type) && !check.isValid) {
        // What came before its end is shown while the schema looks at it.
        yield passed;
        const cut = cutBy(check.isRefused ? 'refusal' : 'reason' in delta ? delta.reason : undefined);
        if (cut) throw cut;
        const value = await validate(schema, check.parser.end());
        if (signal.aborted) return;
        onBytes?.(0);
        onValid();
        check.isValid = true;
        passed = [{ type: 'reply-info', value }];
      }
      passed.push(delta);
      read(check, delta);
      if (check.parser.isBroken()) break;
    }
    yield passed;
    // Nothing that follows would make it valid.
    if (check.parser.isBroken()) check.parser.end();
  }
}

function read(check: OutputCheck, delta: Delta): void {
  if (delta.type === 'refusal-delta') check.isRefused = true;
  else if (delta.type === 'text-delta') check.parser.read(delta.text);
  else return;
  check.isValid = false;
}

async function validate({ '~standard': standard }: StandardSchemaV1, said: unknown): Promise<unknown> {
  let result: StandardSchemaV1.Result<unknown>;
  try {
    result = await standard.validate(said);
  } catch (cause) {
    throw invalidOutput('schema', 'The schema of the reply threw', 'See `cause`', { cause });
  }
  if (result.issues) throw refusedBySchema(result.issues);
  return result.value;
}
