/** react-markdown as its users begin: a hook that sets the text anew at each chunk, and the whole parsed each time. */
import { memo, useCallback, useState } from 'react';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { LIVE_ID, PROMPT } from '../../page-protocol';
import { type AppProps, mountApp, useStart } from '../page/mount-app';
import { PinnedScroller } from '../page/pinned-scroller';
import { PlainComposer } from '../page/plain-composer';
import { readChatStream } from '../page/read-chat-stream';

const PLUGINS = [remarkGfm];

function App({ history }: AppProps) {
  const [text, setText] = useState<string>();
  const [draft, setDraft] = useState('');
  useStart(
    useCallback(() => {
      setText('');
      void readChatStream((token) => setText((before = '') => before + token));
    }, []),
  );
  return (
    <>
      <PinnedScroller>
        {history.map((message, index) => (
          <Prose key={index} text={message.text} />
        ))}
        {text !== undefined && (
          <>
            <Prose text={PROMPT} />
            <article className="bench-prose" id={LIVE_ID}>
              <ReactMarkdown remarkPlugins={PLUGINS}>{text}</ReactMarkdown>
            </article>
          </>
        )}
      </PinnedScroller>
      <PlainComposer draft={draft} onDraftChange={setDraft} />
    </>
  );
}

const Prose = memo(function Prose({ text }: { text: string }) {
  return (
    <article className="bench-prose">
      <ReactMarkdown remarkPlugins={PLUGINS}>{text}</ReactMarkdown>
    </article>
  );
});

mountApp(App);
