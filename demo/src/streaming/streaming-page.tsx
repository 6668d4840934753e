/** The same question asked twice at once, as a stream and as one JSON answer, with what one waits for on the clock. */
import { Composer } from 'deltakit/components';
import { useState } from 'react';
import { isBusy } from '../parts/is-busy';
import { Picker } from '../parts/picker';
import { useEscape } from '../parts/use-escape';
import { Page } from '../shell/page';
import { useChoices } from '../shell/router';
import { Lane } from './lane';
import { useLane } from './use-lane';

const SPEC = {
  answer: ['short', 'long-markdown', 'slow-first-token', 'cut', 'error-event'],
  speed: ['1', '2', '4'],
} as const;

const ANSWERS: Readonly<Record<(typeof SPEC)['answer'][number], string>> = {
  short: 'is short',
  'long-markdown': 'is long',
  'slow-first-token': 'begins late',
  cut: 'is cut off',
  'error-event': 'fails half-way',
};
const SPEEDS = { '1': 'at 40 tokens a second', '2': 'at 80 tokens a second', '4': 'at 160 tokens a second' };

export default function StreamingPage() {
  const [{ answer, speed }, choose] = useChoices(SPEC);
  const url = `/api/tour/complete?${new URLSearchParams({ scenario: answer, speed })}`;
  const streaming = useLane(url, 'stream');
  const rest = useLane(url, 'json');
  const [asked, setAsked] = useState('');
  const lanes = [streaming, rest];
  const isOn = lanes.some(({ completion }) => isBusy(completion.status));
  const stop = () => {
    for (const { completion } of lanes) completion.stop();
  };
  useEscape(isOn, stop);
  const longestMs = Math.max(...lanes.map(({ times }) => times.total ?? times.first ?? 0));

  return (
    <Page
      title="Streaming or REST"
      isMock
      intro="Both take equally long. One of them can be read from its first words on, stopped when one has read enough, and keeps what came when it breaks."
    >
      <Composer
        status={isOn ? 'streaming' : 'idle'}
        placeholder="Ask both"
        onStop={stop}
        onSend={(text) => {
          setAsked(text);
          for (const { completion } of lanes) void completion.complete(text);
        }}
        actions={
          <>
            <Picker
              label="The answer"
              isLabelled
              value={answer}
              onChange={(answer) => choose({ answer })}
              options={ANSWERS}
            />
            <Picker label="Speed" value={speed} onChange={(speed) => choose({ speed })} options={SPEEDS} />
          </>
        }
        className="mx-0 max-w-none"
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Lane title="Streaming" asked={asked} longestMs={longestMs} {...streaming} />
        <Lane title="REST" asked={asked} longestMs={longestMs} {...rest} />
      </div>
    </Page>
  );
}
