/**
 * The least that React can be asked for: no hook, no kit, no Markdown. What came is put in paragraphs 31 times a second,
 * and a paragraph that is whole is never rendered again. What a kit costs in React is at least this.
 */
import { memo, useCallback, useState } from 'react';
import { LIVE_ID, PROMPT } from '../../page-protocol';
import { type AppProps, mountApp, useStart } from '../page/mount-app';
import { PinnedScroller } from '../page/pinned-scroller';
import { PlainComposer } from '../page/plain-composer';
import { readChatStream } from '../page/read-chat-stream';

function App({ history }: AppProps) {
  const [paragraphs, setParagraphs] = useState<readonly string[]>();
  useStart(
    useCallback(() => {
      let whole: string[] = [];
      let last = '';
      let isAwaited = false;
      const show = () => {
        isAwaited = false;
        const [first = '', ...rest] = last.split('\n\n');
        last = rest.at(-1) ?? first;
        if (rest.length > 0) whole = [...whole, first, ...rest.slice(0, -1)];
        setParagraphs([...whole, last]);
      };
      setParagraphs([]);
      void readChatStream((token) => {
        last += token;
        if (!isAwaited) setTimeout(show, 32);
        isAwaited = true;
      });
    }, []),
  );
  return (
    <>
      <PinnedScroller>
        {history.map(({ text }, index) => (
          <Paragraph key={index} text={text} />
        ))}
        {paragraphs && (
          <>
            <Paragraph text={PROMPT} />
            <article className="bench-prose" id={LIVE_ID}>
              {paragraphs.map((text, index) => (
                <Paragraph key={index} text={text} />
              ))}
            </article>
          </>
        )}
      </PinnedScroller>
      <PlainComposer draft="" onDraftChange={() => {}} />
    </>
  );
}

const Paragraph = memo(function Paragraph({ text }: { text: string }) {
  return <p>{text}</p>;
});

mountApp(App);
