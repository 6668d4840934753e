/** A letter that is completed while one writes it. */
import { useCompletion } from 'deltakit';
import { CompletionField } from 'deltakit/components';
import { useState } from 'react';
import { Picker } from '../parts/picker';
import { Page } from '../shell/page';
import { useChoices } from '../shell/router';

const SPEC = { ask: ['pause', 'key'], answer: ['letter', 'stall', 'server-error'] } as const;

const WHENS = { pause: 'when I pause', key: 'when I ask' };
const ANSWERS = { letter: 'goes well', stall: 'falls silent', 'server-error': 'fails' };

const START = 'Dear harbour master,\n\n';
const PAUSE_MS = 500;

const KEYS: readonly (readonly [key: string, does: string])[] = [
  ['Ctrl+Space', 'asks at once'],
  ['Tab', 'accepts what is shown'],
  ['Ctrl+→', 'accepts the next word'],
  ['Esc', 'dismisses it, and stops the request'],
];

export default function CompletionPage() {
  const [{ ask, answer }, choose] = useChoices(SPEC);
  const [text, setText] = useState(START);
  const completion = useCompletion({
    url: `/api/tour/complete?scenario=${answer}`,
    retry: false,
    timeouts: { idle: 8000, stall: 8000 },
  });
  return (
    <Page
      title="Completion"
      isMock
      intro="Write to the harbour, and pause. What is suggested stands behind the caret and is no part of the letter until you accept it."
    >
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        <Picker
          label="It is asked"
          isLabelled
          value={ask}
          onChange={(ask) => choose({ ask })}
          options={WHENS}
        />
        <Picker
          label="The answer"
          isLabelled
          value={answer}
          onChange={(answer) => choose({ answer })}
          options={ANSWERS}
        />
      </div>
      <CompletionField
        completion={completion}
        value={text}
        onChange={setText}
        delayMs={ask === 'pause' ? PAUSE_MS : Number.POSITIVE_INFINITY}
        field={{ 'aria-label': 'Letter', rows: 10 }}
      />
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm text-muted-foreground">
        {KEYS.map(([key, does]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded-md border border-border bg-card px-1.5 py-0.5 font-mono text-xs text-foreground">
                {key}
              </kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Page>
  );
}
