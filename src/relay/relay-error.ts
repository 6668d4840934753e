/** What the relay refuses or can't do, as one small answer: `{ error: { message, code } }`. Never a key or an address. */
import { StoreError } from './store/reply-store';

/** An answer of the relay's own. */
export class RelayError extends Error {
  override readonly name = 'RelayError';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  /** For the log alone: what the page is not told. */
  readonly detail: string | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    { headers = {}, detail }: { headers?: Readonly<Record<string, string>>; detail?: string } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.detail = detail;
  }
}

/** What failed, as an answer; what nobody foresaw becomes a 500 that tells nothing of it. */
export function toRelayError(error: unknown): RelayError {
  if (error instanceof RelayError) return error;
  if (error instanceof StoreError) return ofStore(error);
  return new RelayError(
    500,
    'relay_failed',
    'The relay met an error, so there is no reply; its log says which. Try again.',
    { detail: reasonOf(error) },
  );
}

function ofStore(error: StoreError): RelayError {
  const detail = `${error.message} ${error.cause === undefined ? '' : reasonOf(error)}`.trim();
  if (error.kind === 'full') {
    const message = 'As many replies are under way as can be. Nothing was asked. Try again.';
    return new RelayError(503, 'relay_full', message, { headers: { 'retry-after': '5' }, detail });
  }
  const message = 'The place where replies are kept does not answer, so nothing was asked. Try again.';
  return new RelayError(503, 'store_unavailable', message, { headers: { 'retry-after': '2' }, detail });
}

/** The innermost reason, such as `connect ECONNREFUSED`. */
export function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
