/**
 * Deltas in, passages out: a whole sentence each, with everything that came in it. Any chunking gives the same
 * sentences. Calls, sources and data stay behind the text before them.
 */
import type { Delta } from '../deltas/delta';

/** What is read by a person, and thus reviewed. */
export type Prose = 'text' | 'reasoning' | 'refusal';

/** Deltas that are shown, or not, together. */
export interface Passage {
  readonly type: Prose;
  /** What is to be reviewed; empty where there is nothing. */
  readonly sentence: string;
  /** In the order in which they came. */
  readonly deltas: readonly Delta[];
  /** No text follows it: the reply is `whole`, or was `cut`. */
  readonly end?: 'whole' | 'cut' | undefined;
}

export interface SentenceSplitter {
  take(delta: Delta): Passage[];
  /** What is left of a reply that was cut. */
  cut(): Passage[];
}

/** In UTF-16 code units; text without an end of a sentence is not waited for any longer. */
const LONGEST_SENTENCE = 1000;

/** Behind these, no text that may still come can move the end of the sentence before (Unicode UAX 29, SB8). */
const DECIDES = /[\p{Lu}\p{Ll}\p{Lo}\r\n\x85\u2028\u2029]/u;

/** An end that is one whatever follows (SB4). A carriage return may be half of one. */
const ENDS_LINE = /[\n\x85\u2028\u2029]$/;

export function createSentenceSplitter(): SentenceSplitter {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });
  let type: Prose = 'text';
  /** The sentence that is not whole yet, and the deltas of it. */
  let open = '';
  let waiting: Delta[] = [];
  let isFinished = false;
  let isOver = false;

  function takeProse(delta: ProseDelta): Passage[] {
    const next = proseOf(delta);
    const passages: Passage[] = [];
    // Text behind a finish takes it back, also while it waits.
    if (isFinished) passages.push({ type: next, sentence: '', deltas: [{ ...delta, text: '' }] });
    isFinished = false;
    if (next !== type && open) passages.push(close());
    type = next;
    open += delta.text;
    waiting.push(delta);
    for (let end = findEnd(segmenter, open); end > 0; end = findEnd(segmenter, open)) {
      passages.push(detach(end));
    }
    return passages;
  }

  function close(end?: Passage['end']): Passage {
    const passage: Passage = { type, sentence: open, deltas: waiting, end };
    open = '';
    waiting = [];
    return passage;
  }

  /** The first `length` characters of what waits, and what came in between. */
  function detach(length: number): Passage {
    if (length === open.length) return close();
    const deltas: Delta[] = [];
    for (let left = length; left > 0; ) {
      const delta = waiting.shift() as Delta;
      if (isProse(delta) && delta.text.length > left) {
        waiting.unshift({ ...delta, text: delta.text.slice(left) });
        deltas.push({ ...delta, text: delta.text.slice(0, left) });
        break;
      }
      deltas.push(delta);
      if (isProse(delta)) left -= delta.text.length;
    }
    const sentence = open.slice(0, length);
    open = open.slice(length);
    return { type, sentence, deltas };
  }

  return {
    take(delta) {
      if (isOver) return [];
      if (isProse(delta)) return delta.text ? takeProse(delta) : [];
      const end = ENDS[delta.type];
      if (delta.type === 'reply-finished') isFinished = true;
      else isOver = end !== undefined;
      waiting.push(delta);
      return end || delta.type.startsWith('tool-') || !open ? [close(end)] : [];
    },
    cut: () => (isOver ? [] : [close('cut')]),
  };
}

/** Whether a delta ends the reply, well or not. */
export function isEnd({ type }: Delta): boolean {
  return type in ENDS;
}

const ENDS: { readonly [Type in Delta['type']]?: Passage['end'] } = {
  'reply-finished': 'whole',
  'stream-done': 'whole',
  'reply-cancelled': 'cut',
  'error-reported': 'cut',
};

type ProseDelta = Extract<Delta, { type: `${Prose}-delta` }>;

function isProse(delta: Delta): delta is ProseDelta {
  return /^(text|reasoning|refusal)-/.test(delta.type);
}

function proseOf({ type }: ProseDelta): Prose {
  return type.slice(0, -'-delta'.length) as Prose;
}

/** Where the first sentence ends; 0 while more text may still tell. What is found does not depend on chunks. */
function findEnd(segmenter: Intl.Segmenter, text: string): number {
  const head = text.slice(0, LONGEST_SENTENCE);
  const sentence = segmenter.segment(head).containing(0)?.segment ?? '';
  if (ENDS_LINE.test(sentence) || DECIDES.test(head.slice(sentence.length))) return sentence.length;
  if (head.length < LONGEST_SENTENCE) return 0;
  const space = head.search(/\s\S*$/);
  if (space > 0) return space + 1;
  return /[\ud800-\udbff]$/.test(head) ? head.length - 1 : head.length;
}
