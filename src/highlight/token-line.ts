/** A line of code with its looks: what the tokeniser gives, and what is painted. */

/** It never changes: one that is the same object looks the same. */
export interface TokenLine {
  readonly text: string;
  /** Pairs: where a token ends, and the number of its look. Together they cover the text, in order. */
  readonly spans: readonly number[];
  /** By number. More may come behind them. */
  readonly looks: readonly Look[];
}

/** How tokens look. Number 0 looks as plain code does. */
export interface Look {
  readonly light: string;
  readonly dark: string;
  /** Bits: 1 italic, 2 bold, 4 underlined, 8 struck through. */
  readonly style: number;
}

/** A language, ready to be read line by line. `State` is what a line hands on to the next one. */
export interface Grammar<State = unknown> {
  readonly start: State;
  readLine(text: string, before: State): ReadLine<State>;
}

export interface ReadLine<State> {
  readonly line: TokenLine;
  /** What it hands on. */
  readonly after: State;
  /** Whether there was time for all of it. If not, its rest has one look, and trying again gets further. */
  readonly isWhole: boolean;
}

/** A line without looks. */
export function plainLine(text: string): TokenLine {
  return { text, spans: text === '' ? [] : [text.length, 0], looks: [] };
}
