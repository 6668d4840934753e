import type { Meta, StoryObj } from '@storybook/react-vite';
import { ToolCall, type ToolCallProps } from 'deltakit/components';
import { useState } from 'react';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { TOOL_CALL_ENGLISH as ENGLISH } from '../../src/components/tool-call/tool-call-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';

type Call = ToolCallProps['call'];

const INPUT = { boat: 'Selkie', hours: 3, withSkipper: true };

const BOOKING: Call = {
  id: '1',
  name: 'book_boat',
  argsText: JSON.stringify(INPUT),
  args: INPUT,
  status: 'ready',
  state: 'awaiting-approval',
};

const SEARCH: Call = {
  id: '2',
  name: 'web_search',
  argsText: '{"query":"spring tide"}',
  args: { query: 'spring tide' },
  status: 'ready',
  isRemote: true,
};

const meta = {
  title: 'Components/ToolCall',
  component: ToolCall,
  args: { call: BOOKING, onApprove: fn(), onDeny: fn() },
  decorators: [
    (Story, { parameters }) => (
      <div style={parameters.matrix ? undefined : { maxInlineSize: '46rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof ToolCall>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A call of a tool: how it stands in words, what is asked of it, what it gave. It opens by itself while it waits for a person. */
export const Overview: Story = {
  args: labelArgs(ENGLISH),
  argTypes: labelArgTypes(ENGLISH),
  render: ({ call, isLive, isCut, onApprove, onDeny, ...args }) => (
    <ToolCall {...{ call, isLive, isCut, onApprove, onDeny }} labels={readLabels(ENGLISH, args)} />
  ),
  play: async ({ args, canvas }) => {
    await expect(canvas.getByText('Waits for your approval')).toBeVisible();
    await expect(canvas.getByText('Selkie')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Deny' }));
    await expect(args.onDeny).toHaveBeenCalledWith('1');
  },
};

export const Matrix: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: ({ onApprove, onDeny }) => (
    <States
      states={{
        forming: (
          <ToolCall
            call={{
              ...BOOKING,
              args: undefined,
              argsText: '{"boat":"Selkie","ho',
              status: 'forming',
              state: 'forming',
            }}
            isLive
          />
        ),
        'awaiting approval': <ToolCall call={BOOKING} onApprove={onApprove} onDeny={onDeny} />,
        'awaiting an answer of the page': (
          <ToolCall
            call={{ ...BOOKING, name: 'pick_day', args: {}, argsText: '{}', state: 'awaiting-answer' }}
          >
            <p style={{ margin: 0 }}>Which day suits you?</p>
          </ToolCall>
        ),
        running: <ToolCall call={{ ...BOOKING, state: 'running' }} />,
        done: <ToolCall call={{ ...BOOKING, state: 'done', result: { booking: 'SK-4471' } }} />,
        failed: (
          <ToolCall call={{ ...BOOKING, state: 'failed', isError: true, result: 'The Selkie is taken.' }} />
        ),
        denied: <ToolCall call={{ ...BOOKING, state: 'denied' }} />,
        interrupted: (
          <ToolCall
            call={{ ...BOOKING, argsText: '{"boat":"Selk', status: 'interrupted', state: 'interrupted' }}
          />
        ),
        'ready, of a reply without a chat': <ToolCall call={{ ...BOOKING, state: undefined }} />,
        'of the provider, running': <ToolCall call={SEARCH} isLive />,
        'of the provider, done': <ToolCall call={{ ...SEARCH, result: [{}, {}] }} />,
        'a very long name': (
          <ToolCall
            call={{ ...BOOKING, name: 'look_up_the_tide_table_of_every_harbour_on_the_coast', state: 'done' }}
          />
        ),
      }}
    />
  ),
};

/** The buttons go away with the answer; the focus stays in the card. */
export const ApprovedByKeyboard: Story = {
  render: function Render(args) {
    const [state, setState] = useState<Call['state']>('awaiting-approval');
    return <ToolCall {...args} call={{ ...args.call, state }} onApprove={() => setState('running')} />;
  },
  play: async ({ canvas }) => {
    const approve = canvas.getByRole('button', { name: 'Approve' });
    await expect(approve).toHaveAccessibleDescription('book_boat');
    approve.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(canvas.getByText('Running')).toBeVisible());
    await expect(canvas.queryByRole('button')).toBeNull();
    await expect(canvas.getByText('book_boat').closest('summary')).toHaveFocus();
  },
};

/** What has members is JSON, what a tool gave is text whatever it looks like, and what is long scrolls. */
export const WhatItGave: Story = {
  args: {
    call: {
      ...BOOKING,
      args: { where: { harbour: 'Reykjavík' }, days: [1, 2] },
      argsText: '{"where":{"harbour":"Reykjavík"},"days":[1,2]}',
      state: 'done',
      result: `<img src=x onerror=alert(1)>\n${'One more line.\n'.repeat(40)}`,
    },
  },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByText('book_boat'));
    await waitFor(() => expect(canvas.getByText(/"harbour":"Reykjavík"/)).toBeVisible());
    await expect(canvas.getByText(/<img src=x/)).toBeVisible();
    await expect(canvasElement.querySelector('img')).toBeNull();
  },
};
