/** What runs where there is no page: rendering on a server, and an engine in Node. */
import { useChat, useCompletion, useJob, useLLMStream, useUploads } from 'deltakit';
import { Chat, Message } from 'deltakit/components';
import { createEngine } from 'deltakit/core';
import { Markdown } from 'deltakit/markdown';
import { createMockServer } from 'deltakit/mock';
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';

function Page() {
  const stream = useLLMStream({ url: '/api/chat/stream' });
  const completion = useCompletion({ url: '/api/complete' });
  return (
    <Message role="assistant" status={stream.status} reply={stream.display}>
      {completion.status}
    </Message>
  );
}

it('renders on a server, idle, without touching a page', () => {
  expect(renderToString(<Page />)).toContain('idle');
});

function Everything() {
  useJob({ url: '/api/jobs' });
  return (
    <>
      <Page />
      <Chat chat={useChat({ url: '/api/chat' })} uploads={useUploads()} markdown={Markdown} />
    </>
  );
}

it('asks neither for the time nor for chance while it is rendered ahead, so a page can be kept', () => {
  const asked = [vi.spyOn(Date, 'now'), vi.spyOn(Math, 'random'), vi.spyOn(crypto, 'randomUUID')];
  expect(renderToString(<Everything />)).toContain('dk-chat');
  for (const one of asked) expect(one).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

it('runs in Node against the mock server, without a page or a network', async () => {
  const engine = createEngine({
    url: '/api/chat/stream?scenario=echo&speed=instant',
    fetch: createMockServer(),
  });
  expect(await engine.start('Hello')).toMatchObject({ status: 'completed', final: { text: 'Hello' } });
  engine.dispose();
});
