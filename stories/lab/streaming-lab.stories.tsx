/** The streaming lab: a designer steers a stream by the toolbar, and sees what a person would see and hear. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { StageSettings } from '../stage/stage-settings';
import { Lab } from './lab';

const meta = {
  title: 'Streaming lab',
  component: Lab,
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen' },
  args: { pacing: 'smooth', prompt: 'How does a reply stream?', asksByItself: false },
  argTypes: { pacing: { control: 'inline-radio', options: ['smooth', 'frame', 'instant'] } },
} satisfies Meta<typeof Lab>;

export default meta;
type Story = StoryObj<typeof meta>;

/** What a story plays where the toolbar says nothing else. */
function plays(stage: Partial<StageSettings>): { stage: Partial<StageSettings> } {
  return { stage };
}

async function ask(canvasElement: HTMLElement) {
  const canvas = within(canvasElement);
  await userEvent.type(canvas.getByRole('textbox', { name: 'Message' }), 'How does a reply stream?{Enter}');
  return canvas;
}

function reply(canvas: ReturnType<typeof within>) {
  return canvas.getByRole('article', { name: 'Assistant' });
}

/** The voice of the chat; its parts may have live regions of their own. */
function said(canvasElement: HTMLElement, how: 'polite' | 'urgent') {
  return canvasElement.querySelector(`[data-slot="dk-announcer-${how}"]`);
}

function light(canvas: ReturnType<typeof within>, name: string) {
  return within(canvas.getByRole('complementary', { name: 'Instruments' })).getByText(name);
}

/** Asks by itself what the toolbar says: the URL shows the same to everybody. */
export const TheLab: Story = {
  name: 'The lab',
  args: { asksByItself: true },
};

/** The chat alone. */
export const Chat: Story = {
  args: { asksByItself: true, instruments: 'none' },
  parameters: { layout: 'padded' },
};

/** The chat, and what a screen reader is told of it. */
export const Announced: Story = {
  args: { asksByItself: true, instruments: 'heard' },
  parameters: { layout: 'padded', ...plays({ scenario: 'short', speed: 0.5 }) },
};

export const AskAndStop: Story = {
  play: async ({ canvasElement }) => {
    const canvas = await ask(canvasElement);
    await waitFor(() => expect(reply(canvas)).toHaveTextContent('language model'), { timeout: 5000 });
    await expect(light(canvas, 'streaming')).toHaveAttribute('aria-current', 'step');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(reply(canvas)).toHaveAttribute('data-status', 'cancelled'));
    await expect(canvas.getByText('Stopped', { selector: 'strong' })).toBeVisible();
    await expect(reply(canvas)).toHaveTextContent('language model');
    await expect(light(canvas, 'cancelled')).toHaveAttribute('aria-current', 'step');
    // What was stopped is not final, however much there is of it.
    await expect(canvas.getByText('none yet')).toBeVisible();
  },
};

export const ToItsEnd: Story = {
  parameters: plays({ scenario: 'short', format: 'ndjson', speed: 4 }),
  play: async ({ canvasElement }) => {
    const canvas = await ask(canvasElement);
    await waitFor(() => expect(reply(canvas)).toHaveAttribute('data-status', 'completed'), { timeout: 5000 });
    await expect(reply(canvas)).toHaveTextContent(/So pasta takes longer\.$/);
    // The whole text is said once, at the end.
    await waitFor(() => expect(said(canvasElement, 'polite')).toHaveTextContent(/So pasta takes longer\.$/), {
      timeout: 5000,
    });
    const heard = within(canvas.getByRole('complementary', { name: 'Instruments' }));
    await waitFor(() => expect(heard.getByText(/So pasta takes longer\.$/)).toBeVisible(), { timeout: 5000 });
  },
};

export const CutOff: Story = {
  parameters: plays({ scenario: 'cut', format: 'json-text', speed: 8 }),
  play: async ({ canvasElement }) => {
    const canvas = await ask(canvasElement);
    await waitFor(() => expect(reply(canvas)).toHaveAttribute('data-status', 'failed'), { timeout: 8000 });
    await expect(canvas.getByText('Cut off before the end')).toBeVisible();
    await waitFor(() => expect(said(canvasElement, 'urgent')).toHaveTextContent('Cut off before the end'));
  },
};

/** The server asks for three seconds: the request comes back by itself, and a stop takes that back. */
export const RateLimited: Story = {
  parameters: plays({ scenario: 'rate-limit' }),
  play: async ({ canvasElement }) => {
    const canvas = await ask(canvasElement);
    await waitFor(() => expect(canvas.getByText(/^Trying again in 3 s/)).toBeVisible(), { timeout: 5000 });
    // Said once, and not by the second.
    await waitFor(() => expect(said(canvasElement, 'polite')).toHaveTextContent(/Trying again in 3 s/));
    await waitFor(() => expect(canvas.getByRole('timer')).toHaveTextContent('in 2 s'), { timeout: 3000 });
    await expect(said(canvasElement, 'polite')).toHaveTextContent(/Trying again in 3 s/);
    await userEvent.click(within(reply(canvas)).getByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(reply(canvas)).toHaveAttribute('data-status', 'cancelled'));
    await expect(canvas.getByRole('log')).toHaveFocus();
  },
};

/** The error is the server's own, and comes where the toolbar says. */
export const HeldAndStepped: Story = {
  parameters: plays({ scenario: 'short', format: 'json-text', jitter: 0, errorAt: 8, at: 300 }),
  args: { asksByItself: true },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const tape = within(canvas.getByRole('group', { name: 'Tape' }));
    await waitFor(() => expect(tape.getByText('0.30 s')).toBeVisible(), { timeout: 5000 });
    await waitFor(() => expect(reply(canvas)).toHaveAttribute('data-status', 'streaming'));
    const text = reply(canvas).textContent;
    await userEvent.click(tape.getByRole('button', { name: 'Step to what happens next' }));
    await waitFor(() => expect(tape.queryByText('0.30 s')).toBeNull());
    await expect(reply(canvas).textContent?.startsWith(text?.slice(0, 4) ?? '')).toBe(true);
    await userEvent.click(tape.getByRole('button', { name: 'Play' }));
    await waitFor(() => expect(reply(canvas)).toHaveAttribute('data-status', 'failed'), { timeout: 5000 });
    await expect(reply(canvas)).toHaveTextContent('stopped working');
  },
};
