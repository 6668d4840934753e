/** The body of a request in the words of any provider in, its messages in the order of the talk out. */

/** One message, or one result of a tool. */
export interface SaidMessage {
  role: string;
  /** Its text, or what a tool gave, as text. */
  said: string;
  isResult: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads `messages`, `contents` or `input`; what is none of them was no conversation. */
export function readThread({ messages, contents, input }: Fields): SaidMessage[] {
  const list = messages ?? contents ?? input;
  return Array.isArray(list) ? list.filter(isRecord).flatMap(readMessage) : [];
}

/** What the tools gave since the model spoke last. */
export function toolResultsOf(messages: readonly SaidMessage[]): readonly SaidMessage[] {
  return messages.slice(messages.map(({ isResult }) => isResult).lastIndexOf(false) + 1);
}

/** One message, but each result in it as one of its own: as OpenAI has it, and Anthropic and Gemini have not. */
function readMessage(message: Fields): SaidMessage[] {
  const content = message.content ?? message.parts;
  const parts: Fields[] = Array.isArray(content) ? content.filter(isRecord) : [];
  const isResult = message.role === 'tool' || message.type === 'function_call_output';
  if (isResult) return [{ role: 'tool', said: textOf(message.output ?? content), isResult }];
  const results = parts.filter(({ type, functionResponse }) => type === 'tool_result' || functionResponse);
  if (results.length > 0) {
    return results.map((part) => ({
      role: 'tool',
      said: textOf(part.content ?? part.functionResponse),
      isResult: true,
    }));
  }
  return [{ role: textOf(message.role ?? message.type), said: textOf(content), isResult: false }];
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return content ? JSON.stringify(content) : '';
  return content.map((part) => (isRecord(part) ? textOf(part.text) : '')).join('');
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
