import type { Meta, StoryObj } from '@storybook/react-vite';
import { useUploads } from 'deltakit';
import { Composer } from 'deltakit/components';
import { useState } from 'react';
import { expect, fireEvent, fn, userEvent, waitFor } from 'storybook/test';
import { ATTACHMENTS_ENGLISH } from '../../src/components/attachments/attachments-labels';
import { COMPOSER_ENGLISH } from '../../src/components/composer/composer-labels';
import { SEND_OR_STOP_ENGLISH } from '../../src/components/send-or-stop/send-or-stop-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';
import { FIVE, makeDone, makeFailed, makeGoing, makeUploads, PICTURE } from './make-uploads';

const ENGLISH = { ...COMPOSER_ENGLISH, ...ATTACHMENTS_ENGLISH, ...SEND_OR_STOP_ENGLISH };

const meta = {
  title: 'Components/Composer',
  component: Composer,
  args: { status: 'idle', onSend: fn(), onStop: fn() },
  decorators: [
    (Story) => (
      <div style={{ paddingBlock: '1rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Composer>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Write, attach, send: what was sent can be recalled by ↑. Files are read in this page and go nowhere. */
export const Overview: Story = {
  args: { sendOn: 'enter', disabled: false, maxChars: 200, accept: 'image/*, .pdf', ...labelArgs(ENGLISH) },
  argTypes: {
    status: {
      control: 'select',
      options: ['idle', 'pending', 'streaming', 'completed', 'failed', 'cancelled'],
    },
    sendOn: { control: 'inline-radio', options: ['enter', 'mod-enter'] },
    maxChars: { control: 'number' },
    ...labelArgTypes(ENGLISH),
  },
  render: function Render({ status, sendOn, disabled, maxChars, accept, onSend, onStop, ...strings }) {
    const uploads = useUploads({ accept });
    const [history, setHistory] = useState<readonly string[]>([]);
    return (
      <Composer
        status={status}
        sendOn={sendOn}
        disabled={disabled}
        maxChars={maxChars}
        accept={accept}
        uploads={uploads}
        history={history}
        onStop={onStop}
        onSend={(text, files) => {
          onSend(text, files);
          if (text) setHistory([...history, text]);
        }}
        labels={readLabels(ENGLISH, strings)}
      />
    );
  },
};

const LONG = `${'A long draft says all there is to say, and then says it again. '.repeat(4)}\n\n${'It goes on.\n'.repeat(20)}`;

export const AllStates: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: (args) => (
    <States
      states={{
        empty: <Composer {...args} />,
        'with a draft': <Composer {...args} draft="How does a river delta form?" />,
        'while a reply streams': <Composer {...args} status="streaming" draft="And how long does it take?" />,
        'with actions': (
          <Composer
            {...args}
            uploads={makeUploads([])}
            actions={<span style={{ fontSize: '0.875rem' }}>gpt-4.1</span>}
          />
        ),
        'with five files': <Composer {...args} draft="What is in these?" uploads={makeUploads(FIVE)} />,
        'a file alone': (
          <Composer {...args} uploads={makeUploads([makeDone('delta.png', { previewUrl: PICTURE })])} />
        ),
        'a file that failed': (
          <Composer
            {...args}
            draft="What is in it?"
            uploads={makeUploads([makeFailed('size', 'film.png', 20 * 2 ** 20)])}
          />
        ),
        'a long draft': <Composer {...args} draft={LONG} />,
        'nearly full': <Composer {...args} draft="How does a river delta form?" maxChars={40} />,
        'too long': (
          <Composer {...args} draft="How does a river delta form?" maxChars={20} uploads={makeUploads([])} />
        ),
        disabled: <Composer {...args} disabled placeholder="Sign in to write" uploads={makeUploads([])} />,
        'right to left': (
          <div dir="rtl" lang="ar">
            <Composer
              {...args}
              uploads={makeUploads([makeDone('صورة الدلتا.png', { previewUrl: PICTURE })])}
              labels={{ placeholder: 'اكتب رسالة', composer: 'رسالة', send: 'إرسال', attach: 'إرفاق ملفات' }}
            />
          </div>
        ),
      }}
    />
  ),
};

/** Enter sends, Shift+Enter makes a line, and there is always something in what is sent. */
export const Sends: Story = {
  play: async ({ args, canvas }) => {
    const field = canvas.getByRole('textbox', { name: 'Message' });
    await userEvent.type(field, '   {Enter}');
    await expect(args.onSend).not.toHaveBeenCalled();
    await userEvent.clear(field);
    const before = field.getBoundingClientRect().height;
    await userEvent.type(field, 'One line{Shift>}{Enter}{/Shift}another{Shift>}{Enter}{/Shift}third');
    await expect(field.getBoundingClientRect().height).toBeGreaterThan(before + 30);
    await userEvent.keyboard('{Enter}');
    await expect(args.onSend).toHaveBeenCalledOnce();
    await expect(args.onSend).toHaveBeenCalledWith('One line\nanother\nthird', []);
    await expect(field).toHaveValue('');
    await expect(field).toHaveFocus();
  },
};

/** An Enter that ends a word in an input method belongs to the input method. */
export const Composing: Story = {
  play: async ({ args, canvas }) => {
    const field = canvas.getByRole('textbox', { name: 'Message' });
    await userEvent.type(field, 'にほん');
    await fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    await fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    await expect(args.onSend).not.toHaveBeenCalled();
    await expect(field).toHaveValue('にほん');
  },
};

/** What was refused, at once or later, is there again. */
export const Refused: Story = {
  args: { onSend: fn(() => false as boolean | Promise<boolean>) },
  play: async ({ args, canvas }) => {
    const field = canvas.getByRole('textbox', { name: 'Message' });
    await userEvent.type(field, 'Keep me{Enter}');
    await expect(args.onSend).toHaveBeenCalledOnce();
    await expect(field).toHaveValue('Keep me');
    args.onSend.mockImplementation(async () => false);
    await userEvent.keyboard('{Enter}');
    await expect(args.onSend).toHaveBeenCalledTimes(2);
    await waitFor(() => expect(field).toHaveValue('Keep me'));
  },
};

/** While a reply is on its way one can write on; Enter waits, Esc stops, and the draft stays. */
export const Streaming: Story = {
  args: { status: 'streaming' },
  play: async ({ args, canvas }) => {
    const field = canvas.getByRole('textbox', { name: 'Message' });
    await userEvent.type(field, 'The next question{Enter}');
    await expect(args.onSend).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    await expect(args.onStop).toHaveBeenCalledOnce();
    await expect(field).toHaveValue('The next question');
  },
};

/** ↑ in an empty field recalls what was sent, ↓ comes back. In a draft of one's own the arrows move the caret. */
export const Recalls: Story = {
  args: { history: ['The first question', 'The second,\nin two lines'] },
  play: async ({ canvas }) => {
    const field = canvas.getByRole('textbox', { name: 'Message' });
    await userEvent.click(field);
    await userEvent.keyboard('{ArrowUp}');
    await expect(field).toHaveValue('The second,\nin two lines');
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await expect(field).toHaveValue('The first question');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect(field).toHaveValue('');
    await userEvent.keyboard('Mine{Home}{ArrowUp}');
    await expect(field).toHaveValue('Mine');
  },
};

/** A message waits for its files, says so, and goes when they are there. */
export const WaitsForFiles: Story = {
  args: { uploads: makeUploads([makeGoing('uploading', 'report.pdf', 0.45)]) },
  render: function Render(args) {
    const [isThere, setThere] = useState(false);
    return (
      <>
        <Composer {...args} uploads={isThere ? makeUploads([makeDone('report.pdf')]) : args.uploads} />
        <button type="button" onClick={() => setThere(true)}>
          The file arrives
        </button>
      </>
    );
  },
  play: async ({ args, canvas }) => {
    const field = canvas.getByRole('textbox', { name: 'Message' });
    await userEvent.type(field, 'What is in it?{Enter}');
    await expect(args.onSend).not.toHaveBeenCalled();
    await expect(field).toHaveValue('What is in it?');
    await expect(field).toHaveAccessibleDescription('Sends when the file is there');
    await expect(canvas.getByRole('button', { name: 'Send' })).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(canvas.getByRole('button', { name: 'The file arrives' }));
    await waitFor(() => expect(args.onSend).toHaveBeenCalledOnce());
    await expect(args.onSend).toHaveBeenCalledWith('What is in it?', [
      expect.objectContaining({ file: expect.objectContaining({ name: 'report.pdf' }) }),
    ]);
  },
};
