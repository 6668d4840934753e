/** What is wrong with a reply in, the error that says so out. */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { FinishReason } from '../deltas/delta';
import { type OutputIssue, StreamError, type StreamErrorFacts } from '../errors';

/** So many issues are named in a message; the error has all of them. */
const NAMED_ISSUES = 3;
/** A schema may quote the reply, which may be long. */
const LONGEST_ISSUE = 120;

/**
 * @param code `json`, `schema`, or the finish reason of a reply that was cut
 * @param what a sentence without its end
 */
export function invalidOutput(
  code: string,
  what: string,
  todo = 'Retry, or ask more clearly',
  facts?: Pick<StreamErrorFacts, 'cause' | 'issues'>,
): StreamError {
  const message = `${what}. So it has no value; its text is kept. ${todo}.`;
  // What a model got wrong once it may get right the next time.
  return new StreamError({
    kind: 'invalid-output',
    code,
    message,
    retryable: /json|schema/.test(code),
    ...facts,
  });
}

/** Of a reply that was cut, even what happens to be valid is not what the model meant to say. */
export function cutBy(why: FinishReason | undefined): StreamError | undefined {
  if (!why || why === 'stop' || why === 'other') return undefined;
  const what = why === 'length' ? 'The reply was cut at the limit of tokens' : `The reply ended by ${why}`;
  return invalidOutput(why, what, 'Change the request, or its limits');
}

/** What a schema has against a value. */
export function refusedBySchema(found: readonly StandardSchemaV1.Issue[]): StreamError {
  const issues = found.map(toOutputIssue);
  const named = issues
    .slice(0, NAMED_ISSUES)
    .map(({ path, message }) => [path.join('.'), message.slice(0, LONGEST_ISSUE)].filter(Boolean).join(': '));
  const more = issues.length > NAMED_ISSUES ? `; and ${issues.length - NAMED_ISSUES} more` : '';
  const what = `The reply does not satisfy its schema: ${named.join('; ')}${more}`;
  return invalidOutput('schema', what, undefined, { issues });
}

function toOutputIssue({ path = [], message }: StandardSchemaV1.Issue): OutputIssue {
  // Some libraries give lists of their own kind, of which `map` would give more.
  const keys = [...path].map((segment) => (typeof segment === 'object' ? segment.key : segment));
  return { path: keys.map((key) => (typeof key === 'number' ? key : String(key))), message };
}
