/** What is wrong with a reply in, the error that says so out. */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { type OutputIssue, StreamError, type StreamErrorFacts } from '../errors';

/** Why a reply is no valid value: the `code` of the error. What to do about it. */
const ADVICE = {
  empty: 'Retry.',
  json: 'Retry, or ask more clearly for JSON alone.',
  schema: 'Retry, or ask more clearly for what the schema wants.',
  length: 'Raise the limit of tokens, or ask for less.',
  refusal: 'Change the request.',
  'tool-calls': 'Answer the calls, or ask without tools.',
};

/** So many issues are named in a message; the error has all of them. */
const NAMED_ISSUES = 3;
/** A schema may quote the reply, which may be long. */
const LONGEST_ISSUE = 120;

/** @param what a clause that says what happened */
export function invalidOutput(
  code: keyof typeof ADVICE,
  what: string,
  facts?: Pick<StreamErrorFacts, 'cause' | 'issues'>,
): StreamError {
  const message = `${what}. So it has no value; its text is kept. ${ADVICE[code]}`;
  // What a model got wrong once it may get right the next time.
  const retryable = /empty|json|schema/.test(code);
  return new StreamError({ kind: 'invalid-output', code, message, retryable, ...facts });
}

/** What a schema has against a value. */
export function refusedBySchema(found: readonly StandardSchemaV1.Issue[]): StreamError {
  const issues = found.map(toOutputIssue);
  const named = issues.slice(0, NAMED_ISSUES).map(describeIssue);
  if (issues.length > NAMED_ISSUES) named.push(`and ${issues.length - NAMED_ISSUES} more`);
  return invalidOutput('schema', `The reply does not satisfy its schema: ${named.join('; ')}`, { issues });
}

function toOutputIssue({ path = [], message }: StandardSchemaV1.Issue): OutputIssue {
  // Some libraries give lists of their own kind, of which `map` would give more.
  const keys = [...path].map((segment) => (typeof segment === 'object' ? segment.key : segment));
  return { path: keys.map((key) => (typeof key === 'number' ? key : String(key))), message };
}

/** `items[2].name: what` */
function describeIssue({ path, message }: OutputIssue): string {
  const place = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  const what = message.length > LONGEST_ISSUE ? `${message.slice(0, LONGEST_ISSUE)}…` : message;
  return place ? `${place.replace(/^\./, '')}: ${what}` : what;
}
