/** What was said before a pattern begins: messages as an app would have them from its storage. */
import type { MessageInput, MessagePart } from 'deltakit';

/** A message of the person's. */
export function asked(text: string): MessageInput {
  return { role: 'user', parts: [{ type: 'text', text }] };
}

/** A whole reply: text, or parts. */
export function replied(said: string | readonly MessagePart[]): MessageInput {
  return { role: 'assistant', parts: typeof said === 'string' ? [{ type: 'text', text: said }] : said };
}

export const TIDES = [
  asked('How do I read a tide table?'),
  replied(
    'Each line is one **turn of the tide**: when the water stands highest or lowest, and how high it is then.\n\n' +
      '| time | tide | height |\n| --- | --- | --- |\n| 04:12 | high | 7.1 m |\n| 10:26 | low | 1.2 m |\n| 16:33 | high | 7.3 m |\n\n' +
      'Between two lines the water does not move evenly. The *rule of twelfths* says how much in each of the six hours: ' +
      '1, 2, 3, 3, 2, 1 twelfths of the difference.',
  ),
  asked('Write that as a function.'),
  replied(
    'It adds up the twelfths of the hours that have passed:\n\n' +
      '```ts\nconst TWELFTHS = [1, 2, 3, 3, 2, 1];\n\nexport function heightAfter(hours: number, low: number, high: number): number {\n' +
      '  const passed = TWELFTHS.slice(0, hours).reduce((sum, one) => sum + one, 0);\n  return low + ((high - low) * passed) / 12;\n}\n```\n\n' +
      'After three hours of a rise from 1.2 to 7.1 m that is **4.15 m**.',
  ),
];
