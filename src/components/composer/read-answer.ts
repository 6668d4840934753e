/** What an app answers to a send in, whether it accepted it out: at once, or later where it answers with a promise. */

/** An answer of `false` at once is none: nothing was sent. */
export function readAnswer(answer: unknown, end: (isAccepted: boolean) => void): void {
  if (!isPromise(answer)) return end(true);
  answer.then(
    (accepted) => end(accepted !== false),
    (reason: unknown) => {
      end(false);
      // The app's mistake stays what it was: an unhandled rejection, for all to see.
      throw reason;
    },
  );
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
