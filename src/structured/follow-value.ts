/**
 * A reply as it is shown in, the same with the value that its text says so far out. It reads what is new in the text
 * alone.
 */
import type { Part, Reply } from '../machine/reply';
import { createValueParser } from './create-value-parser';

/** A reply that has a value. */
export interface ValuedReply extends Reply {
  /** As its JSON says it so far; of a reply that is `final`, what its schema made of that. */
  readonly value?: unknown;
}

/** What the texts of a reply have more than those before, if they are those with something behind. */
export type TextAdded = (parts: readonly Part[], before: readonly Part[]) => string | undefined;

/** @returns takes the next reply; `isWhole`: it was found valid, and is shown to its end */
export function createValueFollower(
  textAdded: TextAdded,
): (reply: ValuedReply, isWhole: boolean) => ValuedReply {
  let parser = createValueParser();
  let before: Reply | undefined;
  return (reply, isWhole) => {
    const added = before && textAdded(reply.parts, before.parts);
    // Another reply, or one that was put together in another way.
    if (added === undefined) parser = createValueParser();
    parser.read(added ?? reply.text);
    before = reply;
    // A number that is all there is ends here.
    if (isWhole && 'value' in reply) parser.end();
    return { ...reply, value: parser.value() };
  };
}
