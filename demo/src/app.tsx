/** The page: a chat that anybody understands, and beside it what deltakit knows about the reply at each moment. */
import { useLLMStream } from 'deltakit';
import { Announcer, Composer, Thread } from 'deltakit/components';
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { Conversation } from './chat/conversation';
import { Pickers } from './chat/pickers';
import { ReplyMarkdown } from './chat/reply-markdown';
import { Welcome } from './chat/welcome';
import { type Choices, readChoices, requestUrl, writeChoices } from './choices';
import { Header } from './header';
import { createEventLog } from './inspector/create-event-log';
import { Inspector } from './inspector/inspector';
import { useServerFacts } from './server-facts';
import { useEscape } from './use-escape';
import { useTurns } from './use-turns';

/** Shorter than the defaults, in milliseconds, so that a silence can be watched. */
const TIMEOUTS = { connect: 10_000, firstContent: 20_000, idle: 12_000, stall: 12_000 };

export function App() {
  const { info, scenarios } = useServerFacts();
  const [choices, setChoices] = useState(() => readChoices(location.search));
  const [isInspecting, setInspecting] = useState(false);
  const log = useMemo(createEventLog, []);
  const stream = useLLMStream({
    url: requestUrl(choices),
    pacing: choices.pacing,
    timeouts: TIMEOUTS,
    onDelta: (delta) => log.addDelta(delta.type),
    onEvent(event) {
      if (event.type === 'opened') log.addFact(`HTTP ${event.status}`);
      if (event.type !== 'retry') return;
      log.addFact(`${event.errorKind}, again in ${(event.waitMs / 1000).toFixed(1)} s`);
    },
  });
  const { turns, ask, askAgain, clear } = useTurns(stream);
  const { status, stop } = stream;
  const cards = info?.upstream === 'relay' ? [] : scenarios;
  const isBusy = status === 'pending' || status === 'streaming';
  const error = stream.error ?? (stream.retryAt ? stream.retryError : undefined);

  useEffect(() => {
    history.replaceState(null, '', writeChoices(choices));
  }, [choices]);
  useEffect(() => log.addStatus(status), [log, status]);
  useEscape(isBusy, stop);

  function tryOut(choice: Partial<Choices>, prompt: string) {
    // The stream reads its options when it starts, so they have to be in place by then.
    flushSync(() => setChoices((before) => ({ ...before, ...choice })));
    ask(prompt);
  }

  return (
    <div className="flex h-dvh flex-col">
      <Header
        view="stream"
        info={info}
        status={status}
        onClear={turns.length > 0 ? clear : undefined}
        panel="inspector"
        isPanelOpen={isInspecting}
        onPanel={() => setInspecting((before) => !before)}
      />
      <div className="flex min-h-0 flex-1">
        <main className="flex min-w-0 flex-1 flex-col">
          <Thread status={status} onStop={stop} markdown={ReplyMarkdown}>
            {turns.length === 0 ? (
              <Welcome isMock={info?.upstream !== 'relay'} onTry={tryOut} />
            ) : (
              <Conversation turns={turns} stream={stream} error={error} onRetry={askAgain} />
            )}
          </Thread>
          <div className="px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-4">
            <Composer
              status={status}
              onSend={(prompt) => void ask(prompt)}
              onStop={stop}
              placeholder="Ask something"
              actions={
                <Pickers
                  choices={choices}
                  scenarios={cards}
                  onChoose={(choice) => setChoices((before) => ({ ...before, ...choice }))}
                />
              }
            />
            <p className="mx-auto min-h-[2lh] w-full max-w-2xl pt-2 text-center text-xs text-balance text-muted-foreground sm:min-h-[1lh]">
              {cards.find(({ name }) => name === choices.scenario)?.description}
            </p>
          </div>
        </main>
        <Inspector
          stream={stream}
          log={log}
          isMock={info?.upstream === 'mock'}
          isOpen={isInspecting}
          onClose={() => setInspecting(false)}
        />
      </div>
      <Announcer
        status={status}
        reply={stream.display}
        error={error}
        reason={stream.reason}
        attempt={stream.attempt}
        attempts={stream.attempts}
        retryAt={stream.retryAt}
      />
    </div>
  );
}
