/** A thread in, the body of the request that asks for a message of it out. */
import { plainBody } from '../bodies/plain-body';
import { trimMessages } from '../bodies/trim-messages';
import { describeTools } from '../tools/describe-tools';
import type { MessagePart } from './chat-message';
import type { ChatOptions } from './chat-options';
import type { ChatView } from './chat-view';
import { type MessageTree, pathTo } from './message-tree';

/** @param whole the steps of the message that are done: they are sent, what else there is of it is not */
export function writeBody(
  id: string,
  whole: readonly MessagePart[],
  tree: MessageTree,
  view: ChatView,
  { body = plainBody, tools = {}, maxPromptTokens, model, system, minScore, maxTokens, params }: ChatOptions,
): unknown {
  const message = tree.messages.get(id);
  const before = pathTo(tree, message?.parentId ?? null);
  const said = message && whole.length > 0 ? [...before, { ...message, parts: whole }] : before;
  const messages = said.map((one) => view.see(tree, one));
  const sent = maxPromptTokens ? trimMessages(messages, { maxTokens: maxPromptTokens }) : messages;
  return body(sent, { model, system, minScore, maxTokens, params, tools: describeTools(tools) });
}
