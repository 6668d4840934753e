/** A letter that is completed while one writes it. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useCompletion } from 'deltakit';
import { CompletionField } from 'deltakit/components';
import { useState } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';
import { useStage } from '../stage/stage-provider';
import './patterns.css';

function Letter() {
  const { url, fetch, clock, random } = useStage();
  const completion = useCompletion({ url, fetch, clock, random });
  const [text, setText] = useState('Dear harbour master,\n\n');
  return (
    <div className="form">
      <h1>Write to the harbour</h1>
      <CompletionField
        completion={completion}
        value={text}
        onChange={setText}
        delayMs={Number.POSITIVE_INFINITY}
        field={{ 'aria-label': 'Letter', rows: 8 }}
      />
      <p>Ctrl+Space asks for what may come next. Tab takes it, Esc leaves it.</p>
    </div>
  );
}

const meta = {
  title: 'Patterns/Inline completion',
  component: Letter,
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen', pattern: true, stage: { scenario: 'short', speed: 20 } },
} satisfies Meta<typeof Letter>;

export default meta;
type Story = StoryObj<typeof meta>;

/** What is suggested is no part of the letter yet. */
export const ASuggestion: Story = {
  play: async ({ canvas }) => {
    const field = canvas.getByRole('textbox', { name: 'Letter' });
    await userEvent.click(field);
    await userEvent.keyboard('{Control>} {/Control}');
    await waitFor(() => expect(canvas.getByRole('button', { name: /^Accept/ })).toBeVisible(), {
      timeout: 5000,
    });
    await expect(field).toHaveValue('Dear harbour master,\n\n');
  },
};
