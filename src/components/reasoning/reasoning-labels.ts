/** The strings of reasoning. */

export interface ReasoningLabels {
  /** Heads what the model thinks, or thought before, or between, what it says. */
  reasoning: string;
  /** Heads it once it is over, where it is known how long it took. */
  thoughtFor(seconds: number): string;
}

export const REASONING_ENGLISH: ReasoningLabels = {
  reasoning: 'Reasoning',
  thoughtFor: (seconds) => {
    if (seconds < 1) return 'Thought for a moment';
    const whole = Math.round(seconds);
    return `Thought for ${whole < 60 ? '' : `${Math.floor(whole / 60)} min `}${whole % 60} s`;
  },
};
