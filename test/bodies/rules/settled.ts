/** A settled thread in, what a body could not be made from out. The rules are deltakit's own: docs/requests.md. */
import type { ChatMessage } from '../../../src/chat/chat-message';
import { findDoubles, isPlainObject } from './json';

export function findBroken(messages: readonly ChatMessage[]): string[] {
  const ids = messages.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.type === 'tool-call' ? [part.call.id] : [])),
  );
  const talk = messages.filter(({ role }) => role !== 'system');
  const last = talk.at(-1);
  return [
    ...findDoubles(ids, 'id'),
    ...messages.flatMap(findBrokenMessage),
    ...(last?.role === 'assistant' && last.parts.at(-1)?.type !== 'tool-result'
      ? ['ends with the model']
      : []),
  ];
}

function findBrokenMessage({ id, role, parts, text }: ChatMessage): string[] {
  const broken: string[] = parts.length > 0 ? [] : [`${id} is empty`];
  /** The calls of the step, and how many of them have their result. */
  let calls: string[] = [];
  let answered = 0;
  const closeStep = () => {
    if (answered !== calls.length) broken.push(`${id}: ${calls.length} calls, ${answered} results`);
    calls = [];
    answered = 0;
  };
  for (const part of parts) {
    switch (part.type) {
      case 'text':
        if (!part.text.trim()) broken.push(`${id}: blank text`);
        if (calls.length > 0) closeStep();
        break;
      case 'file':
      case 'data':
        if (role === 'system') broken.push(`${id}: ${part.type}`);
        if (calls.length > 0) closeStep();
        break;
      case 'tool-call': {
        const { call } = part;
        if (answered > 0) closeStep();
        const isWhole = call.status === 'ready' && !/forming|interrupted/.test(call.state) && !call.isRemote;
        if (role !== 'assistant' || !isWhole) broken.push(`${id}: a call that is not whole`);
        if (!isPlainObject(call.args) || JSON.stringify(call.args) !== call.argsText)
          broken.push(`${id}: arguments`);
        calls.push(call.id);
        break;
      }
      case 'tool-result':
        if (part.result.callId !== calls[answered]) broken.push(`${id}: result of ${part.result.callId}`);
        answered++;
        break;
      default:
        broken.push(`${id}: ${part.type}`);
    }
  }
  closeStep();
  // Between its steps are empty lines.
  const said = parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
  if (text.replaceAll('\n', '') !== said.replaceAll('\n', '')) broken.push(`${id}: text`);
  return broken;
}
