/** A very long reply, and what each frame of it costs: measured here, while it streams. */
import { useLLMStream } from 'deltakit';
import { StatusNote, Thread, TypingIndicator } from 'deltakit/components';
import { Markdown } from 'deltakit/markdown';
import { Profiler, useMemo, useState } from 'react';
import { Button } from '../parts/button';
import { isBusy } from '../parts/is-busy';
import { Picker } from '../parts/picker';
import { replyComponents } from '../parts/reply-markdown';
import { useEscape } from '../parts/use-escape';
import { Page } from '../shell/page';
import { useChoices } from '../shell/router';
import { createMeter } from './create-meter';
import { MeterView } from './meter-view';

const SPEC = { tokens: ['64000', '16000', '4000', '1000'], rate: ['2000', '500', '100', '8000'] } as const;

const SIZES = { '1000': '1,000', '4000': '4,000', '16000': '16,000', '64000': '64,000' };
const RATES = { '100': '100', '500': '500', '2000': '2,000', '8000': '8,000' };

export default function LongDocumentPage() {
  const [{ tokens, rate }, choose] = useChoices(SPEC);
  const meter = useMemo(createMeter, []);
  const [isAsked, setAsked] = useState(false);
  const stream = useLLMStream({
    url: `/api/tour/chat/stream?${new URLSearchParams({ scenario: 'long-document', tokens, rate })}`,
    onDelta: (delta) => delta.type === 'text-delta' && meter.addToken(),
  });
  const { status, stop } = stream;
  const isOn = isBusy(status);
  useEscape(isOn, stop);

  function begin() {
    setAsked(true);
    meter.start();
    void stream.start('All there is to know, please.').finally(meter.stop);
  }

  return (
    <Page title="Long document" isMock isFilling>
      <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
        <div className="flex flex-col gap-4 border-b border-border px-4 py-4 sm:px-8">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
            {isOn ? (
              <Button onClick={stop}>Stop</Button>
            ) : (
              <Button look="strong" onClick={begin}>
                {isAsked ? 'Stream it again' : 'Stream it'}
              </Button>
            )}
            <Picker
              label="Tokens"
              isLabelled
              value={tokens}
              onChange={(tokens) => choose({ tokens })}
              options={SIZES}
            />
            <Picker
              label="A second"
              isLabelled
              value={rate}
              onChange={(rate) => choose({ rate })}
              options={RATES}
            />
          </div>
          <MeterView meter={meter} />
        </div>
        <Thread status={status} onStop={stop} className="min-h-0 flex-1">
          {isAsked ? (
            <>
              <Profiler id="reply" onRender={(_id, _phase, ms) => meter.addCommit(ms)}>
                <Markdown of={stream} components={replyComponents} />
              </Profiler>
              {status === 'pending' && <TypingIndicator />}
              <StatusNote status={status} error={stream.error} reason={stream.reason} onRetry={begin} />
            </>
          ) : (
            <p className="max-w-prose text-pretty text-muted-foreground">
              A document with code, tables, formulas and diagrams. What has settled keeps its elements, so a
              frame costs what is new in it, at the end as at the start. Scroll, select and search while it
              comes.
            </p>
          )}
        </Thread>
      </main>
    </Page>
  );
}
