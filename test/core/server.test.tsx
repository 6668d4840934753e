/** What runs where there is no page: rendering on a server, and an engine in Node. */
import { useCompletion, useLLMStream } from 'deltakit';
import { Message } from 'deltakit/components';
import { createEngine } from 'deltakit/core';
import { createMockServer } from 'deltakit/mock';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';

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

it('runs in Node against the mock server, without a page or a network', async () => {
  const engine = createEngine({
    url: '/api/chat/stream?scenario=echo&speed=instant',
    fetch: createMockServer(),
  });
  expect(await engine.start('Hello')).toMatchObject({ status: 'completed', final: { text: 'Hello' } });
  engine.dispose();
});
