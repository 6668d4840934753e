import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { ToolCall, type ToolCallProps } from 'deltakit/components';
import { describe, expect, test, vi } from 'vitest';

type Call = ToolCallProps['call'];

const CALL: Call = {
  id: 'c1',
  name: 'book_boat',
  argsText: '{"boat":"Selkie","hours":3}',
  args: { boat: 'Selkie', hours: 3 },
  status: 'ready',
};
const card = () => screen.getByRole('group');
const list = () =>
  screen.queryAllByRole('term').map((term) => [term.textContent, term.nextElementSibling?.textContent]);

test.each([
  ['forming', 'Preparing'],
  ['awaiting-approval', 'Waits for your approval'],
  ['awaiting-answer', 'Waits for your answer'],
  ['running', 'Running'],
  ['done', 'Done'],
  ['failed', 'Failed'],
  ['denied', 'Not allowed'],
  ['interrupted', 'Interrupted, never run'],
] as const)('a call that is %s says “%s”', (state, words) => {
  render(<ToolCall call={{ ...CALL, state }} />);
  expect(card()).toHaveAttribute('data-state', state);
  expect(card().querySelector('summary')).toHaveTextContent(`book_boat ${words}`);
});

test('a call of the provider that was cut short may have run: nothing claims that it was not', () => {
  render(<ToolCall call={{ ...CALL, isRemote: true }} isCut />);
  expect(card().querySelector('summary')).toHaveTextContent(/Interrupted$/);
});

describe('a call that awaits approval', () => {
  const awaiting: Call = { ...CALL, state: 'awaiting-approval' };

  test('is open, and tells which call is let be made, or not', () => {
    const [onApprove, onDeny] = [vi.fn(), vi.fn()];
    render(<ToolCall call={awaiting} onApprove={onApprove} onDeny={onDeny} />);
    expect(card()).toHaveAttribute('open');
    fireEvent.click(screen.getByRole('button', { name: 'Approve', description: 'book_boat' }));
    fireEvent.click(screen.getByRole('button', { name: 'Deny', description: 'book_boat' }));
    expect(onApprove.mock.calls).toEqual([['c1']]);
    expect(onDeny.mock.calls).toEqual([['c1']]);
  });

  test('leaves the focus in its card when it is answered, and closes', async () => {
    const view = (state: Call['state']) => <ToolCall call={{ ...CALL, state }} onDeny={() => {}} />;
    const { rerender } = render(view('awaiting-approval'));
    const deny = screen.getByRole('button', { name: 'Deny' });
    deny.focus();
    fireEvent.click(deny);
    rerender(view('denied'));
    expect(screen.queryByRole('button')).toBeNull();
    expect(card().querySelector('summary')).toHaveFocus();
    await waitFor(() => expect(card()).not.toHaveAttribute('open'));
  });

  test('offers nothing that nobody would hear', () => {
    render(<ToolCall call={awaiting} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

test('what the page asks for a call stands in its card, which is open as long as it is waited for', () => {
  const view = (state: Call['state']) => (
    <ToolCall call={{ ...CALL, state }}>
      <button type="button">Friday</button>
    </ToolCall>
  );
  render(view('awaiting-answer'));
  expect(card()).toHaveAttribute('open');
  expect(screen.getByRole('button', { name: 'Friday' })).toBeVisible();
});

describe('the arguments', () => {
  test('are a list of names and values while that is all there is to them', () => {
    const args = { boat: 'Selkie', hours: 3, skipper: false, note: '', until: null };
    render(<ToolCall call={{ ...CALL, args }} />);
    expect(list()).toEqual([
      ['boat', 'Selkie'],
      ['hours', '3'],
      ['skipper', 'false'],
      ['note', '""'],
      ['until', 'null'],
    ]);
  });

  test.each([
    ['an object within', '{"where":{"harbour":"Vík"}}'],
    ['a list within', '{"days":[1,2]}'],
    ['a list', '[1]'],
    ['a text', '"Selkie"'],
  ])('are JSON where they are more: %s', (_, argsText) => {
    render(<ToolCall call={{ ...CALL, argsText, args: JSON.parse(argsText) }} />);
    expect(list()).toEqual([]);
    expect(screen.getByText(argsText)).toBeInTheDocument();
  });

  test('that are still forming are shown as they look so far, or as they came', () => {
    const call: Call = { ...CALL, args: undefined, argsText: '{"boat":"Sel', status: 'forming' };
    const { rerender } = render(<ToolCall call={{ ...call, input: { boat: 'Sel' } }} />);
    expect(list()).toEqual([['boat', 'Sel']]);
    rerender(<ToolCall call={call} />);
    expect(list()).toEqual([]);
    expect(screen.getByText('{"boat":"Sel')).toBeInTheDocument();
    expect(screen.queryByText('Cut short here')).toBeNull();
  });

  test('that were cut short are shown as what came, and say so', () => {
    const cut: Call = { ...CALL, argsText: '{"boat":"Sel', status: 'interrupted', input: { boat: 'Sel' } };
    render(<ToolCall call={cut} />);
    expect(list()).toEqual([]);
    expect(screen.getByText('{"boat":"Sel')).toBeInTheDocument();
    expect(screen.getByText('Cut short here')).toBeInTheDocument();
  });
});

test('a result is text, and that of a call that failed is its error', () => {
  const { container, rerender } = render(
    <ToolCall call={{ ...CALL, state: 'done', result: { html: '<b>1</b>' } }} />,
  );
  expect(screen.getByText('Result')).toBeInTheDocument();
  expect(screen.getByText(/"<b>1<\/b>"/)).toBeInTheDocument();
  rerender(<ToolCall call={{ ...CALL, state: 'failed', isError: true, result: '<i>taken</i>' }} />);
  expect(screen.getByText('Error')).toBeInTheDocument();
  expect(screen.getByText('<i>taken</i>')).toBeInTheDocument();
  expect(container.querySelector('b, i')).toBeNull();
});
