/** An answer that is no reply in, a whole response out, with errors in the words of the format. */
import { ENCODINGS } from './encode/create-encoder';
import type { AnswerFacts, AnswerHeaders, FixedAnswer, MockFormat } from './scenario';
import { countBytes, type Stage } from './stage';

/** Statuses that a response with a body is not allowed to have. */
const BODILESS = [204, 205, 304];

/** Answers at once. */
export function fixedAnswer(
  answer: FixedAnswer,
  format: MockFormat,
  stage: Stage,
  facts: AnswerFacts,
): Response {
  const { status } = answer;
  const body = bodyOf(answer, format);
  countBytes(stage, new TextEncoder().encode(body));
  stage.log.end(stage.record, 'completed');
  return new Response(BODILESS.includes(status) ? null : body, {
    status,
    headers: headersOf(answer.headers, facts),
  });
}

/** Headers as they are now. */
export function headersOf(headers: AnswerHeaders, facts: AnswerFacts): Readonly<Record<string, string>> {
  return typeof headers === 'function' ? headers(facts) : headers;
}

function bodyOf(answer: FixedAnswer, format: MockFormat): string {
  if ('error' in answer) {
    return JSON.stringify(ENCODINGS[format].errorBody({ ...answer.error, status: answer.status }));
  }
  return typeof answer.body === 'function' ? answer.body() : answer.body;
}
