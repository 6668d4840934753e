import { activePath, type MessageTree, type TreeMessage } from './message-tree';

/** An answer by its id, or the last that is shown. */
export function findAnswer(tree: MessageTree, id: string | undefined): TreeMessage | undefined {
  const isAnswer = ({ role }: TreeMessage) => role === 'assistant';
  if (id === undefined) return activePath(tree).filter(isAnswer).at(-1);
  const message = tree.messages.get(id);
  return message && isAnswer(message) ? message : undefined;
}
