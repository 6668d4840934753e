/** The one reply that every fault interrupts, as OpenAI's events. */

/** All that the reply says. */
export const TEXT = 'The tide follows the moon.';

/** Where a fault falls in the middle of a word. */
export const HALF = 'The tide fol';

/** Events of a text, word by word as the tokens of a model. */
export function say(text: string): string {
  return (text.match(/ ?\w{1,4}|./g) ?? []).map((content) => chunk({ delta: { content } })).join('');
}

/** Events, each with its number. */
export function numbered(events: string, from = 1): string {
  let id = from;
  return events.replace(/^data:/gm, () => `id: ${id++}\ndata:`);
}

/** One event. */
export function chunk(choice: object): string {
  return `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices: [{ index: 0, ...choice }] })}\n\n`;
}

export const FINISH = chunk({ delta: {}, finish_reason: 'stop' });
export const DONE = 'data: [DONE]\n\n';

/** The reply, whole. */
export const WHOLE = say(TEXT) + FINISH + DONE;
