/**
 * What an engine whose replies have a schema needs besides, in one piece, so that it is fetched as one: the check of
 * what comes, and the value of what is shown.
 */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Delta } from '../deltas/delta';
import { type CheckedAttempt, checkOutput, type OutputCheck } from './check-output';
import { createValueParser } from './create-value-parser';
import { createValueFollower, type TextAdded, type ValuedReply } from './follow-value';

export interface ReplyStructure {
  /** The deltas, of which the end comes only with a valid value. @throws StreamError `invalid-output` */
  check(
    batches: AsyncIterable<readonly Delta[]>,
    schema: StandardSchemaV1,
    attempt: StructuredAttempt,
  ): AsyncIterable<readonly Delta[]>;
  /** The reply with its value so far. `isWhole`: it was found valid, and is shown to its end. */
  show(reply: ValuedReply, isWhole: boolean): ValuedReply;
}

/** How the values of replies are told. */
export interface StructureOptions {
  readonly elements?: string | undefined;
  readonly reveal?: 'live' | 'final';
  onElement?(element: unknown, index: number): void;
}

export interface StructuredAttempt extends CheckedAttempt {
  readonly request: { readonly canResume?: boolean | undefined };
  /** What the attempts of a request share. */
  readonly session: { readonly lastEventId?: string };
}

/**
 * For one engine.
 *
 * @param getOptions asked when they are needed
 * @param textAdded handed over, so that it stays where the page has it already
 */
export function createReplyStructure(
  getOptions: () => StructureOptions,
  textAdded: TextAdded,
): ReplyStructure {
  let checked: object | undefined;
  let check: OutputCheck | undefined;
  /** Elements that are not told yet. */
  let held: [element: unknown, index: number][] = [];

  function begin(): OutputCheck {
    const { elements, reveal } = getOptions();
    const onElement = (...told: [element: unknown, index: number]) => {
      held.push(told);
      if (reveal !== 'final') tellHeld();
    };
    held = [];
    const parser = createValueParser({ path: elements ? elements.split('.') : [], onElement });
    return { parser, isRefused: false, isValid: false };
  }

  /** What an app's callback throws is the app's, and does not break the reply. */
  function tellHeld(): void {
    for (const told of held.splice(0)) queueMicrotask(() => getOptions().onElement?.(...told));
  }

  return {
    check(batches, schema, attempt) {
      const { request, session } = attempt;
      // An attempt that goes on where one broke off goes on in the middle of the text.
      const goesOn = check && checked === session && request.canResume && session.lastEventId;
      const current = check && goesOn ? check : begin();
      check = current;
      checked = session;
      return checkOutput(batches, current, schema, attempt, tellHeld);
    },
    show: createValueFollower(textAdded),
  };
}
