/** What a server says of an error in, what a person can be told of it out: short, and without secrets. */

/** What a server says of an error. */
export interface ServerError {
  /** Empty where it gives no reason. */
  message: string;
  code?: string | undefined;
  status?: number | undefined;
}

/**
 * Reads what a server says of an error: a sentence, or an object with `message` or `detail`, a name under `code`,
 * `status` or `type`, and a number of HTTP under one of them.
 */
export function readServerError(said: unknown): ServerError {
  // `Object` makes an object of whatever was said, one without these fields where it was a sentence.
  const { message, detail = said, code, status, status_code, type }: Record<string, unknown> = Object(said);
  const names = [code, status, type];
  const isStatus = (value: unknown) => typeof value === 'number' && value >= 100 && value < 600;
  const number = names.find((value) => typeof value === 'number');
  return {
    message: quote(message ?? detail),
    code: (names.find((value) => typeof value === 'string' && value) ?? number?.toString()) as
      | string
      | undefined,
    status: [status_code, status, code].find(isStatus) as number | undefined,
  };
}

/** Fit for a message: one line, bounded, with anything that looks like a key taken out. */
function quote(said: unknown): string {
  if (typeof said !== 'string') return '';
  return said
    .slice(0, 300)
    .replace(/\b((sk|pk|gsk|xai)[-_]|AIza|bearer )[\w.*-]+/gi, '[redacted]')
    .replace(/\s+/g, ' ')
    .replace(/[. ]+$/, '');
}
