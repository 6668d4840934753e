/** deltakit as its README shows it, from a build of the package. */
import { useLLMStream } from 'deltakit';
import { Composer, Message, Thread } from 'deltakit/components';
import { Markdown } from 'deltakit/markdown';
import { memo, useCallback } from 'react';
import { LIVE_ID, PROMPT } from '../../page-protocol';
import { type AppProps, mountApp, useStart } from '../page/mount-app';
import { streamUrl } from '../page/stream-url';
import 'deltakit/styles.css';

function App({ history }: AppProps) {
  const stream = useLLMStream({ url: streamUrl, format: 'auto' });
  const { start, stop, status } = stream;
  const ask = useCallback(() => start(PROMPT), [start]);
  useStart(ask);
  return (
    <>
      <div className="bench-thread" style={{ display: 'flex' }}>
        <Thread status={status} onStop={stop}>
          <Past history={history} />
          {status !== 'idle' && (
            <>
              <Message role="user">{PROMPT}</Message>
              <Message role="assistant" id={LIVE_ID} status={status}>
                <Markdown of={stream} />
              </Message>
            </>
          )}
        </Thread>
      </div>
      <div className="bench-composer">
        <Composer status={status} onSend={ask} onStop={stop} />
      </div>
    </>
  );
}

const Past = memo(function Past({ history }: AppProps) {
  return history.map(({ role, text }, index) => (
    <Message key={index} role={role}>
      <Markdown text={text} />
    </Message>
  ));
});

mountApp(App);
