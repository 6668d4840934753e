/**
 * The turns of the conversation. The hook under it answers once; this keeps what was asked before, and how each
 * answer ended. The last turn is the live one: it is painted from the stream itself.
 */
import type { Outcome, useLLMStream } from 'deltakit';
import { useState } from 'react';

export type Stream = ReturnType<typeof useLLMStream>;

export interface Turn {
  id: number;
  prompt: string;
  /** How the answer ended, once it has. */
  outcome?: Outcome;
}

export interface Turns {
  turns: readonly Turn[];
  ask(prompt: string): Promise<void>;
  /** Asks the last question again. */
  askAgain(): Promise<void>;
  clear(): void;
}

export function useTurns(stream: Stream): Turns {
  const [turns, setTurns] = useState<readonly Turn[]>([]);

  function settle(id: number, outcome: Outcome) {
    setTurns((before) => before.map((turn) => (turn.id === id ? { ...turn, outcome } : turn)));
  }

  return {
    turns,
    async ask(prompt) {
      const id = (turns.at(-1)?.id ?? 0) + 1;
      setTurns((before) => [...before, { id, prompt }]);
      settle(id, await stream.start([...turns.flatMap(toMessages), { role: 'user', content: prompt }]));
    },
    async askAgain() {
      const last = turns.at(-1);
      const outcome = await stream.retry();
      if (last && outcome) settle(last.id, outcome);
    },
    clear() {
      stream.reset();
      setTurns([]);
    },
  };
}

/** The reply of an outcome: whole, or as far as it came. */
export function replyOf(outcome: Outcome) {
  return outcome.status === 'completed' ? outcome.final : outcome.partial;
}

function toMessages({ prompt, outcome }: Turn) {
  const text = outcome ? replyOf(outcome).text : '';
  const question = { role: 'user', content: prompt };
  return text === '' ? [question] : [question, { role: 'assistant', content: text }];
}
