import type { Meta, StoryObj } from '@storybook/react-vite';
import { useCompletion } from 'deltakit';
import { CompletionField } from 'deltakit/components';
import { createMockServer, type Scenario, text } from 'deltakit/mock';
import { useEffect, useRef, useState } from 'react';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { COMPLETION_FIELD_ENGLISH } from '../../src/components/completion-field/completion-field-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';
import { makeCompletion } from './make-completion';

const SUGGESTION = ' forms where a river meets the sea and loses its speed.';

const meta = {
  title: 'Components/CompletionField',
  component: CompletionField,
  args: { completion: makeCompletion('idle'), onChange: fn() },
} satisfies Meta<typeof CompletionField>;

export default meta;
type Story = StoryObj<typeof meta>;

const finish = { finish: 'stop' } as const;
const card = { title: 'Completion', description: 'What a small server in this page says to any prompt.' };

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  whole: { ...card, steps: [text(SUGGESTION, 12), finish] },
  slow: { ...card, steps: [text(' forms where', 1), { hang: true }] },
  broken: { ...card, steps: [text(' forms where a riv', 1), { drop: true }] },
};

function makeServer(scenario: string) {
  const server = createMockServer({ scenarios: SCENARIOS, scenario });
  return { fetch: server, last: () => server.requests.at(-1)?.outcome };
}

const url = 'http://mock.local/api/chat/stream';

/** Write, and pause: Tab accepts, Ctrl+→ takes a word, Esc dismisses. */
export const Overview: Story = {
  args: { delayMs: 400, disabled: false, ...labelArgs(COMPLETION_FIELD_ENGLISH) },
  argTypes: {
    delayMs: { control: { type: 'range', min: 0, max: 2000, step: 100 } },
    completion: { control: false },
    ...labelArgTypes(COMPLETION_FIELD_ENGLISH),
  },
  render: function Render({ completion: _, delayMs, disabled, onChange, ...strings }) {
    const [{ fetch }] = useState(() => makeServer('whole'));
    const completion = useCompletion({ url, fetch });
    return (
      <CompletionField
        completion={completion}
        defaultValue="A river delta"
        delayMs={delayMs}
        disabled={disabled}
        onChange={onChange}
        labels={readLabels(COMPLETION_FIELD_ENGLISH, strings)}
      />
    );
  },
};

type Shown = Parameters<typeof makeCompletion>;

/** A field that has asked, and was answered so. */
function Answered({
  answer,
  value,
  isRightToLeft,
}: {
  answer?: Shown;
  value: string;
  isRightToLeft?: boolean;
}) {
  const [completion, setCompletion] = useState(() => makeCompletion('idle'));
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!answer) return;
    const field = box.current?.querySelector('textarea');
    const end = value.indexOf('|');
    field?.setSelectionRange(end, end);
    box.current?.querySelector<HTMLElement>('[data-slot="dk-completion-suggest"]')?.click();
    field?.blur();
  }, [answer, value]);
  return (
    <div dir={isRightToLeft ? 'rtl' : undefined}>
      <CompletionField
        ref={box}
        delayMs={Infinity}
        value={value.replace('|', '')}
        completion={{
          ...completion,
          complete(prompt) {
            if (answer) setCompletion(makeCompletion(...answer));
            return completion.complete(prompt);
          },
        }}
      />
    </div>
  );
}

const BEGUN = 'A river delta|';
const ANSWERS: Readonly<Record<string, Shown>> = {
  waiting: ['pending'],
  coming: ['streaming', ' forms where a riv'],
  whole: ['completed', SUGGESTION],
  cut: ['completed', ' forms where a river meets', { finishReason: 'length' }],
  partial: ['failed', ' forms where a riv', { error: { kind: 'truncated', message: 'The bytes ended.' } }],
  failed: ['failed', '', { error: { kind: 'network', message: 'The connection broke.' } }],
  empty: ['completed', ''],
  arabic: ['completed', ' تتكوّن حيث يلتقي النهر بالبحر.'],
};

export const AllStates: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: () => (
    <States
      states={{
        'nothing asked': <Answered value="" />,
        waiting: <Answered value={BEGUN} {...pick('waiting')} />,
        'while it comes': <Answered value={BEGUN} {...pick('coming')} />,
        whole: <Answered value={BEGUN} {...pick('whole')} />,
        'cut at the length limit': <Answered value={BEGUN} {...pick('cut')} />,
        'broke off': <Answered value={BEGUN} {...pick('partial')} />,
        'no suggestion': <Answered value={BEGUN} {...pick('failed')} />,
        'nothing to suggest': <Answered value={BEGUN} {...pick('empty')} />,
        'before other text': <Answered value={`${BEGUN} And then it silts up.`} {...pick('whole')} />,
        disabled: (
          <CompletionField completion={makeCompletion('idle')} defaultValue="Closed for the night" disabled />
        ),
        'right to left': <Answered value="دلتا النهر|" isRightToLeft {...pick('arabic')} />,
      }}
    />
  ),
};

function pick(name: string): { answer?: Shown } {
  const answer = ANSWERS[name];
  return answer ? { answer } : {};
}

/** A pause asks, Tab accepts, and Ctrl+Z takes it back. At any other time Tab leaves the field. */
export const Accepts: Story = {
  args: { delayMs: 30 },
  render: function Render({ delayMs, onChange }) {
    const [{ fetch }] = useState(() => makeServer('whole'));
    return (
      <CompletionField completion={useCompletion({ url, fetch })} delayMs={delayMs} onChange={onChange} />
    );
  },
  play: async ({ canvas, canvasElement }) => {
    const field = canvas.getByRole('textbox', { name: 'Text' });
    const root = canvasElement.querySelector('[data-slot="dk-completion-field"]');
    await userEvent.type(field, 'A river delta');
    await waitFor(() => expect(root).toHaveAttribute('data-suggested', 'whole'), { timeout: 5000 });
    // What is written is as it was, and a screen reader is told once.
    await expect(field).toHaveValue('A river delta');
    await expect(canvas.getByRole('status')).toHaveTextContent(`Suggestion: ${SUGGESTION.trim()}`);
    // Who writes what it says keeps it.
    await userEvent.type(field, ' for');
    await expect(root).toHaveAttribute('data-suggested', 'whole');
    await userEvent.keyboard('{Control>}{ArrowRight}{/Control}');
    await expect(field).toHaveValue('A river delta forms');
    await userEvent.keyboard('{Tab}');
    await expect(field).toHaveValue(`A river delta${SUGGESTION}`);
    await expect(field).toHaveFocus();
    await expect(root).toHaveAttribute('data-suggested', 'none');
    document.execCommand('undo');
    await expect(field).not.toHaveValue(`A river delta${SUGGESTION}`);
    await userEvent.keyboard('{Tab}');
    await expect(field).not.toHaveFocus();
  },
};

const slow = makeServer('slow');

/** Esc dismisses it and ends the request; so does anything else than what it says. */
export const Dismissed: Story = {
  render: function Render() {
    return (
      <CompletionField
        completion={useCompletion({ url, fetch: slow.fetch })}
        defaultValue="A delta"
        delayMs={Infinity}
      />
    );
  },
  play: async ({ canvas, canvasElement }) => {
    const field = canvas.getByRole('textbox', { name: 'Text' });
    const root = canvasElement.querySelector('[data-slot="dk-completion-field"]');
    await userEvent.click(canvas.getByRole('button', { name: 'Suggest' }));
    await expect(field).toHaveFocus();
    await waitFor(() => expect(root).toHaveAttribute('data-suggested', 'coming'));
    await userEvent.keyboard('{Escape}');
    await expect(root).toHaveAttribute('data-suggested', 'none');
    await waitFor(() => expect(slow.last()).toBe('aborted'));
    await userEvent.keyboard('{Control>} {/Control}');
    await waitFor(() => expect(root).toHaveAttribute('data-suggested', 'coming'));
    await userEvent.keyboard(', then');
    await expect(root).toHaveAttribute('data-suggested', 'none');
    await expect(field).toHaveValue('A delta, then');
    await waitFor(() => expect(root).toHaveAttribute('data-status', 'cancelled'));
  },
};

/** What broke off says so. Tab leaves the field; only the button takes it. */
export const BrokeOff: Story = {
  render: function Render() {
    const [{ fetch }] = useState(() => makeServer('broken'));
    return (
      <CompletionField completion={useCompletion({ url, fetch })} defaultValue="A delta" delayMs={Infinity} />
    );
  },
  play: async ({ canvas }) => {
    const field = canvas.getByRole('textbox', { name: 'Text' });
    await userEvent.click(canvas.getByRole('button', { name: 'Suggest' }));
    await waitFor(() => expect(field).toHaveAccessibleDescription(/^Not whole: /));
    await userEvent.keyboard('{Tab}');
    await expect(field).toHaveValue('A delta');
    await expect(canvas.getByRole('button', { name: 'Accept' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect(field).toHaveValue('A delta forms where a riv');
    await expect(field).toHaveFocus();
  },
};
