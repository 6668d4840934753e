/** What the toolbar says of the stream in; a chat on it, and the instruments that show what happens to it, out. */
import { useLLMStream } from 'deltakit';
import { Announcer, Composer, Message, Thread } from 'deltakit/components';
import { Markdown } from 'deltakit/markdown';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useStage } from '../stage/stage-provider';
import { Heard } from './heard';
import { Lengths, StatusLights } from './state-panel';
import { Timeline } from './timeline';
import { Transport } from './transport';
import { Wire } from './wire';
import './lab.css';

export interface LabProps {
  /** How received text becomes visible. */
  pacing: 'smooth' | 'frame' | 'instant';
  /** What is asked. */
  prompt: string;
  /** Whether the page asks by itself, so that a link shows the same to everybody. */
  asksByItself: boolean;
  /** What stands beside the chat. Default: all of them. */
  instruments?: 'all' | 'heard' | 'none';
}

export function Lab({ pacing, prompt, asksByItself, instruments = 'all' }: LabProps) {
  const { url, fetch, clock, random } = useStage();
  const [asked, setAsked] = useState(asksByItself ? prompt : '');
  const voice = useRef<HTMLDivElement>(null);
  const stream = useLLMStream({ url, fetch, clock, random, pacing });
  const { status, display, error, reason, attempt, attempts, retryAt, stop, retry } = stream;
  const facts = { status, error, reason, attempt, attempts, retryAt, reply: display };

  const begin = useEffectEvent(() => void (asksByItself && stream.start(prompt)));
  useEffect(() => begin(), []);

  return (
    <div className="lab" data-instruments={instruments}>
      <section className="lab-chat" aria-label="Chat">
        <Thread status={status} onStop={stop} markdown={Markdown}>
          {status !== 'idle' && (
            <>
              <Message role="user">{asked}</Message>
              <Message role="assistant" {...facts} onStop={stop} onRetry={retry} />
            </>
          )}
        </Thread>
        <div className="lab-foot">
          <Composer
            status={status}
            onStop={stop}
            onSend={(text) => {
              setAsked(text);
              void stream.start(text);
            }}
          />
        </div>
        <div ref={voice}>
          <Announcer {...facts} />
        </div>
      </section>
      {instruments !== 'none' && (
        // In English whatever the language of the chat is.
        <aside className="lab-instruments" aria-label="Instruments" lang="en" dir="ltr">
          <Transport />
          {instruments === 'all' && (
            <>
              <StatusLights status={status} />
              <Timeline stream={stream} />
              <Lengths stream={stream} />
            </>
          )}
          <Heard voice={voice} />
          {instruments === 'all' && <Wire />}
        </aside>
      )}
    </div>
  );
}
