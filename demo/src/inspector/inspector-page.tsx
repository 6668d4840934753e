/** One reply from the inside: a chat that anybody understands, and beside it what deltakit knows at each moment. */
import { useLLMStream } from 'deltakit';
import { Announcer, Composer, Thread } from 'deltakit/components';
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { ROUND_BUTTON } from '../parts/button';
import { Glyph } from '../parts/glyph';
import { isBusy } from '../parts/is-busy';
import { OwnWords } from '../parts/own-words';
import { ReplyMarkdown } from '../parts/reply-markdown';
import { useScenarios, useServerInfo } from '../parts/server-facts';
import { StatusButton } from '../parts/status-button';
import { useEscape } from '../parts/use-escape';
import { Page } from '../shell/page';
import { useChoices } from '../shell/router';
import { type Choices, DEFAULT_SCENARIO, requestUrl, SPEC } from './choices';
import { Conversation } from './conversation';
import { createEventLog } from './create-event-log';
import { InspectorPanel } from './inspector-panel';
import { InspectorWelcome } from './inspector-welcome';
import { Pickers } from './pickers';
import { useTurns } from './use-turns';

/** Shorter than the defaults, in milliseconds, so that a silence can be watched. */
const TIMEOUTS = { connect: 10_000, firstContent: 20_000, idle: 12_000, stall: 12_000 };

export default function InspectorPage() {
  const info = useServerInfo();
  const scenarios = useScenarios();
  const [choices, choose] = useChoices(SPEC);
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
  const isMock = info?.upstream !== 'relay';
  const cards = isMock ? scenarios : [];
  const error = stream.error ?? (stream.retryAt ? stream.retryError : undefined);

  useEffect(() => log.addStatus(status), [log, status]);
  useEscape(isBusy(status), stop);

  function tryOut(choice: Partial<Choices>, prompt: string) {
    // The stream reads its options when it starts, so they have to be in place by then.
    flushSync(() => choose(choice));
    void ask(prompt);
  }

  return (
    <Page
      title="Inspector"
      isFilling
      actions={
        <>
          <StatusButton status={status} panel="Inspector" onOpen={() => setInspecting(true)} />
          {turns.length > 0 && (
            <button type="button" onClick={clear} aria-label="New conversation" className={ROUND_BUTTON}>
              <Glyph name="plus" className="size-5" />
            </button>
          )}
        </>
      }
    >
      <div className="flex min-h-0 flex-1">
        <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
          <Thread status={status} onStop={stop} markdown={ReplyMarkdown}>
            {turns.length === 0 ? (
              <InspectorWelcome isMock={isMock} onTry={tryOut} />
            ) : (
              <Conversation turns={turns} stream={stream} error={error} onRetry={() => void askAgain()} />
            )}
          </Thread>
          <div className="px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-4">
            <Composer
              status={status}
              onSend={(prompt) => void ask(prompt)}
              onStop={stop}
              placeholder="Ask something"
              actions={<Pickers choices={choices} scenarios={cards} onChoose={choose} />}
            />
            <p className="mx-auto min-h-[2lh] w-full max-w-2xl pt-2 text-center text-xs text-balance text-muted-foreground sm:min-h-[1lh]">
              <OwnWords>
                {cards.find(({ name }) => name === (choices.scenario || DEFAULT_SCENARIO))?.description}
              </OwnWords>
            </p>
          </div>
        </main>
        <InspectorPanel
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
    </Page>
  );
}
