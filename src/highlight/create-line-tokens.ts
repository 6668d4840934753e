/**
 * In: the lines of one growing code block. Out: the same lines with their looks. A finished line is read once, from
 * the state behind the line before it; the last one, which may still grow, each time. What no time was left for is
 * missing at the end, and is there after a later call.
 */
import { append, appendAll, emptyList, type GrowingList, itemsOf } from '../markdown/growing-list';
import { countShared, lineAt } from './line-at';
import type { Grammar, ReadLine, TokenLine } from './token-line';
import type { WorkShare } from './work-share';

/** How often a line is begun again before it stays as far as it came. */
const MAX_TRIES = 20;

/** The lines of one block, as far as they are read. */
export interface LineTokens {
  /**
   * Reads what is new and gives all that is read: the first lines, all of them if there was time. Calling it twice
   * with the same lines changes nothing, so it may be called while React renders.
   */
  read(lines: GrowingList<string>, isClosed: boolean): ReadLines;
}

export interface ReadLines {
  /** The first lines, in the same places as in what was given. */
  readonly lines: GrowingList<TokenLine>;
  /** Whether they are all, read to their ends. If not, a later call gets further. */
  readonly isWhole: boolean;
}

export function createLineTokens<State>(
  grammar: Grammar<State>,
  share: Pick<WorkShare, 'hasTime'>,
): LineTokens {
  let source: GrowingList<string> = emptyList();
  let finished: GrowingList<TokenLine> = emptyList();
  /** The state behind each finished line. */
  let states: State[] = [];
  /** The line behind those: the last one, which may still grow, or one that there was no time to read to its end. */
  let growing: ReadLine<State> | undefined;
  let tries = 0;

  /** Finished lines stay read unless the text is another one, as when an app shows something else. */
  function keepFirst(count: number): void {
    if (count >= finished.length) return;
    finished = appendAll(emptyList<TokenLine>(), [...itemsOf(finished)].slice(0, count));
    states = states.slice(0, count);
    growing = undefined;
  }

  function readNext(): ReadLine<State> {
    const text = lineAt(source, finished.length) ?? '';
    if (growing?.isWhole && growing.line.text === text) return growing;
    return grammar.readLine(text, states.at(-1) ?? grammar.start);
  }

  function finish({ line, after }: ReadLine<State>): void {
    finished = append(finished, line);
    states.push(after);
    growing = undefined;
    tries = 0;
  }

  return {
    read(lines, isClosed) {
      keepFirst(countShared(source, lines));
      source = lines;
      const end = isClosed ? lines.length : lines.length - 1;
      // A line that was shown with its looks gets them again, whether there is time or not.
      while (finished.length < end && (growing || share.hasTime())) {
        const next = readNext();
        tries += 1;
        if (next.isWhole || tries === MAX_TRIES) finish(next);
        else {
          growing = next;
          if (!share.hasTime()) break;
        }
      }
      if (!isClosed && finished.length === lines.length - 1) growing = readNext();
      const isShort = finished.length < lines.length;
      return {
        lines: isShort && growing ? append(finished, growing.line) : finished,
        isWhole: !isShort || (!isClosed && finished.length === end && growing?.isWhole === true),
      };
    },
  };
}
