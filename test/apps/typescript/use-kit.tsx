/** Everything the package exports types for, as an app would use it. Nothing of it runs. */
import {
  type ChatMessage,
  StreamError,
  useChat,
  useCompletion,
  useJob,
  useLLMStream,
  useUploads,
} from 'deltakit';
import { Chat, Composer, type DataSlot, Message, Thread, ThreadList, ToolCall } from 'deltakit/components';
import { createEngine, openaiChat, readDeltas, readReply } from 'deltakit/core';
import { arabic, german, type Labels } from 'deltakit/labels';
import { Markdown, type MarkdownComponents } from 'deltakit/markdown';
import { createMockServer, type MockServer } from 'deltakit/mock';
import { indexedDbThreads, memoryThreads } from 'deltakit/storage';

export const labels: Labels[] = [german, arabic];
export const slot: DataSlot = 'dk-composer';
export const mock: MockServer = createMockServer({ scenario: 'short' });
export const components: MarkdownComponents = {};
export const storages = [memoryThreads(), indexedDbThreads()];

export async function read(response: Response): Promise<string> {
  for await (const delta of readDeltas(response.clone(), { format: openaiChat })) void delta.type;
  const outcome = await readReply(response);
  if (outcome.status === 'completed') return outcome.final.text;
  return outcome.status === 'failed' ? outcome.error.kind : outcome.reason;
}

export function App() {
  const chat = useChat({ url: '/api/chat' });
  const stream = useLLMStream({ url: '/api/chat', format: openaiChat });
  const completion = useCompletion({ url: '/api/complete' });
  const job = useJob({ url: '/api/jobs' });
  const uploads = useUploads();
  const last: ChatMessage | undefined = chat.messages.at(-1);
  const text = stream.status === 'completed' ? stream.final.text : stream.display.text;
  const why =
    completion.status === 'failed' && completion.error instanceof StreamError && completion.error.kind;
  // @ts-expect-error: what is not completed has no final
  if (stream.status === 'failed') void stream.final.text;
  return (
    <Thread status={stream.status} markdown={Markdown} aria-label={last?.text ?? text}>
      <Message role="assistant" status={stream.status} reply={stream.display} className="own" />
      <ToolCall call={{ id: 'a', name: 'b', argsText: '{}', status: 'ready' }} />
      <Composer status={job.status} onSend={stream.start} onStop={stream.stop} uploads={uploads} />
      <Chat chat={chat} markdown={Markdown} />
      <ThreadList threads={[]} onSelect={() => undefined} />
      {why}
    </Thread>
  );
}

export const engine = createEngine({ url: '/api/chat' });
