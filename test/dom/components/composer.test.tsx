import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Composer } from 'deltakit/components';
import { expect, test, vi } from 'vitest';

const field = () => screen.getByRole('textbox', { name: 'Message' });

test('Enter sends the trimmed draft and empties the field', async () => {
  const onSend = vi.fn();
  render(<Composer status="idle" onSend={onSend} />);
  await userEvent.type(field(), '  Hello{Enter}');
  expect(onSend.mock.calls).toEqual([['Hello']]);
  expect(field()).toHaveValue('');
});

test('Shift+Enter makes a line and sends nothing', async () => {
  const onSend = vi.fn();
  render(<Composer status="idle" onSend={onSend} />);
  await userEvent.type(field(), 'a{Shift>}{Enter}{/Shift}b');
  expect(onSend).not.toHaveBeenCalled();
  expect(field()).toHaveValue('a\nb');
});

test.each([
  ['isComposing', { key: 'Enter', isComposing: true }],
  ['the key code 229, as Safari has it', { key: 'Enter', keyCode: 229 }],
])('Enter never sends while an input method composes: %s', async (_, init) => {
  const onSend = vi.fn();
  render(<Composer status="idle" onSend={onSend} />);
  await userEvent.type(field(), 'にほん');
  fireEvent.keyDown(field(), init);
  expect(onSend).not.toHaveBeenCalled();
});

test('Esc stops a reply that is on its way, but not while an input method composes', async () => {
  const onStop = vi.fn();
  render(<Composer status="streaming" onSend={vi.fn()} onStop={onStop} />);
  fireEvent.keyDown(field(), { key: 'Escape', isComposing: true });
  expect(onStop).not.toHaveBeenCalled();
  fireEvent.keyDown(field(), { key: 'Escape' });
  expect(onStop).toHaveBeenCalledOnce();
});

test('while a reply is on its way, Enter sends nothing and the draft stays', async () => {
  const onSend = vi.fn();
  const { rerender } = render(<Composer status="streaming" onSend={onSend} />);
  await userEvent.type(field(), 'next{Enter}');
  for (const status of ['failed', 'cancelled', 'completed'] as const) {
    rerender(<Composer status={status} onSend={onSend} />);
    expect(field()).toHaveValue('next');
  }
  expect(onSend).not.toHaveBeenCalled();
});

test.each([
  ['false', () => false],
  ['a promise of false', async () => false],
])('a send refused by %s leaves the draft', async (_, onSend) => {
  render(<Composer status="idle" onSend={onSend} />);
  await userEvent.type(field(), 'keep me{Enter}');
  await vi.waitFor(() => expect(field()).toHaveValue('keep me'));
});

test('a late refusal does not overwrite what was written meanwhile', async () => {
  let refuse: (value: boolean) => void = () => {};
  const answer = new Promise<boolean>((resolve) => {
    refuse = resolve;
  });
  render(<Composer status="idle" onSend={() => answer} />);
  await userEvent.type(field(), 'first{Enter}');
  await userEvent.type(field(), 'second');
  refuse(false);
  await answer;
  expect(field()).toHaveValue('second');
});

test('the promise of a start, which settles with the end of the reply, does not hold the draft', async () => {
  render(<Composer status="idle" onSend={() => new Promise(() => {})} />);
  await userEvent.type(field(), 'sent{Enter}');
  expect(field()).toHaveValue('');
});

test('an app may keep the draft itself', async () => {
  const onDraftChange = vi.fn();
  render(<Composer status="idle" onSend={vi.fn()} draft="kept" onDraftChange={onDraftChange} />);
  await userEvent.type(field(), '!');
  expect(onDraftChange).toHaveBeenCalledWith('kept!');
  expect(field()).toHaveValue('kept');
});

test('class names, attributes and the ref reach the form', () => {
  const ref = vi.fn();
  render(<Composer status="idle" onSend={vi.fn()} ref={ref} className="mine" data-testid="form" />);
  const form = screen.getByTestId('form');
  expect(form).toHaveClass('mine');
  expect(form).toHaveAttribute('data-slot', 'dk-composer');
  expect(ref).toHaveBeenCalledWith(form);
});
