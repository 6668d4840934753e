import type { Meta, StoryObj } from '@storybook/react-vite';
import { Message, MessageActions, type MessageActionsProps } from 'deltakit/components';
import { Markdown } from 'deltakit/markdown';
import { useState } from 'react';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { MESSAGE_ACTIONS_ENGLISH } from '../../src/components/message-actions/message-actions-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';
import { makeReply } from './make-reply';

const TEXT = 'A **delta** is land that a river builds:\n\n```ts\nconst delta = river.slow();\n```';

const meta = {
  title: 'Components/MessageActions',
  component: MessageActions,
  args: {
    text: TEXT,
    fileName: 'answer.md',
    onRegenerate: fn(),
    branch: { index: 1, count: 3 },
    onBranch: fn(),
    onFeedback: fn(),
  },
  argTypes: { branch: { control: 'object' }, feedback: { control: 'inline-radio', options: ['up', 'down'] } },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: '46rem', padding: '1rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof MessageActions>;

export default meta;
type Story = StoryObj<typeof meta>;

function answer(props: MessageActionsProps) {
  return (
    <Message
      role="assistant"
      reply={makeReply(props.text ?? '')}
      markdown={Markdown}
      actions={<MessageActions {...props} />}
    />
  );
}

function question(props: MessageActionsProps) {
  return (
    <Message role="user" actions={<MessageActions {...props} />}>
      {props.text}
    </Message>
  );
}

export const Overview: StoryObj<typeof meta & { args: Record<string, unknown> }> = {
  args: labelArgs(MESSAGE_ACTIONS_ENGLISH),
  argTypes: labelArgTypes(MESSAGE_ACTIONS_ENGLISH),
  render: function Render({ text, fileName, onRegenerate, branch, onFeedback, feedback, ...strings }) {
    const [index, setIndex] = useState(branch?.index ?? 0);
    const [opinion, setOpinion] = useState(feedback);
    return answer({
      text,
      fileName,
      onRegenerate,
      branch: { index, count: branch?.count ?? 1 },
      onBranch: setIndex,
      feedback: opinion,
      onFeedback: (next) => {
        setOpinion(next);
        onFeedback?.(next);
      },
      labels: readLabels(MESSAGE_ACTIONS_ENGLISH, strings),
    });
  },
};

export const AllStates: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: ({ text, onRegenerate, onFeedback, onBranch }) => (
    <States
      states={{
        'an answer': answer({ text, onRegenerate, onFeedback }),
        'with all there is': answer({
          text,
          fileName: 'answer.md',
          onRegenerate,
          onFeedback,
          feedback: 'up',
          branch: { index: 1, count: 3 },
          onBranch,
        }),
        'the last version': answer({ text: 'So it is.', branch: { index: 2, count: 3 }, onBranch }),
        'judged badly': answer({ text: 'So it is.', onFeedback, feedback: 'down' }),
        'a question': question({ text: 'What is a delta?', onEdit: onRegenerate }),
        'a question with versions': question({
          text: 'What is a delta?',
          onEdit: onRegenerate,
          branch: { index: 0, count: 2 },
          onBranch,
        }),
        'with one of the app': answer({ text: 'So it is.', children: <button type="button">Share</button> }),
        'in Arabic': (
          <div dir="rtl">
            {answer({ text: 'نعم.', onRegenerate, branch: { index: 1, count: 2 }, onBranch })}
          </div>
        ),
      }}
    />
  ),
};

/** The row is one stop of the Tab key; a copy is what is seen, without the buttons and names of blocks of code. */
export const ByKeys: Story = {
  render: (args) => answer(args),
  play: async ({ args, canvas, canvasElement }) => {
    const written: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void written.push(text) },
    });
    const bar = canvas.getByRole('toolbar', { name: 'What to do with the message' });
    const stops = [...bar.querySelectorAll('button')].filter(({ tabIndex }) => tabIndex === 0);
    await expect(stops).toHaveLength(1);
    canvas.getByRole('button', { name: 'Previous version' }).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await expect(bar.querySelector('[data-action=copy]')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(canvasElement.querySelector('[data-slot=dk-message-copied]')).toHaveTextContent('Copied'),
    );
    await expect(written.at(-1)).toBe('A delta is land that a river builds:\n\nconst delta = river.slow();');
    await userEvent.keyboard('{ArrowRight}{Enter}');
    await waitFor(() => expect(written.at(-1)).toBe(TEXT));
    await userEvent.keyboard('{End}{ArrowLeft}');
    await expect(canvas.getByRole('button', { name: 'Bad answer' })).toHaveFocus();
    await userEvent.keyboard('{Enter}{Home}{Enter}');
    await expect(args.onFeedback).toHaveBeenCalledWith('down');
    await expect(args.onBranch).toHaveBeenCalledWith(0);
  },
};

/** In Arabic “next” is to the left, and so is its arrow. */
export const RightToLeft: Story = {
  render: (args) => <div dir="rtl">{answer(args)}</div>,
  play: async ({ canvas }) => {
    const previous = canvas.getByRole('button', { name: 'Previous version' });
    const next = canvas.getByRole('button', { name: 'Next version' });
    await expect(next.getBoundingClientRect().left).toBeLessThan(previous.getBoundingClientRect().left);
    previous.focus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect(next).toHaveFocus();
  },
};

/** Where the browser lets nobody copy, the message is selected, and it says what to press. */
export const CopyDenied: Story = {
  args: { text: 'So it is.' },
  render: (args) => answer(args),
  play: async ({ canvas }) => {
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: () => Promise.reject(new DOMException('denied')) },
    });
    const { execCommand } = document;
    document.execCommand = () => false;
    await userEvent.click(canvas.getByRole('button', { name: 'Copy' }));
    await expect(await canvas.findByText(/^Selected: press/)).toBeVisible();
    await expect(String(getSelection())).toBe('So it is.');
    document.execCommand = execCommand;
  },
};

/** The form takes the row’s place and the focus, and gives it back. */
export const Editing: Story = {
  args: { text: 'What is a delta?', onEdit: fn() },
  render: ({ text, onEdit }) => question({ text, onEdit }),
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Edit' }));
    const field = canvas.getByRole('textbox', { name: 'Edit the message' });
    await expect(field).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect(canvas.getByRole('button', { name: 'Edit' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard(' And{Shift>}{Enter}{/Shift}why?{Enter}');
    await expect(args.onEdit).toHaveBeenCalledWith('What is a delta? And\nwhy?');
    await expect(canvas.getByRole('button', { name: 'Edit' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
  },
};

/** Each version is a message of its own: the focus goes on to the same button of the one that comes. */
export const FromVersionToVersion: Story = {
  render: function Render({ text }) {
    const [index, setIndex] = useState(0);
    return (
      <div key={index}>
        {answer({ text: `${index}: ${text}`, branch: { index, count: 3 }, onBranch: setIndex })}
      </div>
    );
  },
  play: async ({ canvas }) => {
    canvas.getByRole('button', { name: 'Next version' }).focus();
    await userEvent.keyboard('{Enter}');
    await expect(canvas.getByRole('group', { name: 'Version 2 of 3' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Next version' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect(canvas.getByRole('button', { name: 'Next version' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await expect(canvas.getByRole('button', { name: 'Next version' })).toHaveFocus();
  },
};
