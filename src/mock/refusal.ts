/** Why a request is not played: a status, a code and what to do instead, worded as an error of the format. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  /** Stands in the body beside the error, for what a program wants to read. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    code: string,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** There is no such thing, but there are these. */
export function unknownName(what: string, name: string, known: readonly string[], status = 400): Refusal {
  const code = `unknown_${what.replaceAll(' ', '_')}`;
  return new Refusal(status, code, `There is no ${what} '${name}'. There are: ${known.join(', ')}.`);
}

/**
 * A number of the query that may be left out.
 *
 * @throws Refusal when it is no number from 0 up
 */
export function readNumber(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const number = Number(text);
  if (text.trim() !== '' && number >= 0) return number;
  throw new Refusal(400, 'invalid_query', `${name} is a number from 0 up, such as ${name}=2.`);
}
