/** The strings of reasoning. */

export interface ReasoningLabels {
  /** Heads what the model thought before, or between, what it says. */
  reasoning: string;
}

export const REASONING_ENGLISH: ReasoningLabels = {
  reasoning: 'Reasoning',
};
