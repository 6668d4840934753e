/**
 * What an engine whose replies have a schema needs besides, in one piece, so that it is fetched as one: the check of
 * what comes, and the value of what is shown.
 */
import type { Delta } from '../deltas/delta';
import { type CheckedAttempt, checkOutput, createOutputCheck, type OutputOrder } from './check-output';
import { createValueFollower, type ValuedReply } from './follow-value';

export interface ReplyStructure {
  /** The deltas, of which the end comes only with a valid value. @throws StreamError `invalid-output` */
  check(
    batches: AsyncIterable<readonly Delta[]>,
    order: OutputOrder,
    attempt: StructuredAttempt,
  ): AsyncIterable<readonly Delta[]>;
  /** The reply with its value so far. `isWhole`: it was found valid, and is shown to its end. */
  show(reply: ValuedReply, isWhole: boolean): ValuedReply;
}

export interface StructuredAttempt extends CheckedAttempt {
  readonly request: { readonly canResume?: boolean | undefined };
  /** What the attempts of a request share. */
  readonly session: { readonly lastEventId?: string };
}

/** For one engine. */
export function createReplyStructure(): ReplyStructure {
  let checked: object | undefined;
  let check: ReturnType<typeof createOutputCheck> | undefined;
  return {
    check(batches, order, attempt) {
      const { request, session } = attempt;
      // An attempt that goes on where one broke off goes on in the middle of the text.
      const goesOn = check && checked === session && request.canResume && session.lastEventId;
      if (!check || !goesOn) check = createOutputCheck(order);
      checked = session;
      return checkOutput(batches, check, order, attempt);
    },
    show: createValueFollower(),
  };
}
