import type { Meta, StoryObj } from '@storybook/react-vite';
import { Announcer, type AnnouncerProps } from 'deltakit/components';
import { useState } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';
import { ANNOUNCER_ENGLISH } from '../../src/components/announcer/announcer-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { makeReply } from './make-reply';

const meta = {
  title: 'Components/Announcer',
  component: Announcer,
  args: { status: 'idle' },
} satisfies Meta<typeof Announcer>;

export default meta;
type Story = StoryObj<typeof meta>;

const TEXT = 'A delta is land that a river builds. It grows by what the river carries.';

/** It is not seen: the words below are the live region's own. Press a status to hear what is said of it. */
export const Overview: Story = {
  args: { announce: 'final', ...labelArgs(ANNOUNCER_ENGLISH) },
  argTypes: {
    announce: { control: 'inline-radio', options: ['final', 'sentences', 'status', 'off'] },
    ...labelArgTypes(ANNOUNCER_ENGLISH),
  },
  render: function Render({ announce, ...strings }) {
    const [status, setStatus] = useState<AnnouncerProps['status']>('idle');
    return (
      <div style={{ padding: '1rem' }}>
        {/* The voice, made visible. */}
        <style>
          {
            '[data-slot=dk-announcer] { position: static; width: auto; height: auto; clip-path: none; margin: 0; white-space: pre-wrap; }'
          }
        </style>
        {(['streaming', 'completed', 'cancelled', 'failed', 'pending'] as const).map((next) => (
          <button key={next} type="button" onClick={() => setStatus(next)}>
            {next}
          </button>
        ))}
        <Announcer
          announce={announce}
          status={status}
          reply={makeReply(TEXT)}
          error={{ kind: 'network', message: 'No answer came.' }}
          labels={readLabels(ANNOUNCER_ENGLISH, strings)}
        />
      </div>
    );
  },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'streaming' }));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('The reply has started'));
    await userEvent.click(canvas.getByRole('button', { name: 'failed' }));
    await waitFor(() => expect(canvas.getByRole('alert')).toHaveTextContent('The connection broke'));
  },
};
