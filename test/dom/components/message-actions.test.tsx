import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MessageActions } from 'deltakit/components';
import { renderToString } from 'react-dom/server';
import { expect, test, vi } from 'vitest';

const actions = () =>
  [...document.querySelectorAll('[data-action]')].map((button) => button.getAttribute('data-action'));

test('what is not given is not there', () => {
  const { rerender } = render(<MessageActions />);
  expect(actions()).toEqual([]);
  rerender(<MessageActions text="" fileName="a.md" branch={{ index: 0, count: 2 }} />);
  expect(actions()).toEqual([]);
  rerender(<MessageActions text="a" branch={{ index: 0, count: 1 }} onBranch={vi.fn()} />);
  expect(actions()).toEqual(['copy', 'copy-markdown']);
  rerender(
    <MessageActions
      text="a"
      onExport={vi.fn()}
      onRegenerate={vi.fn()}
      onEdit={vi.fn()}
      branch={{ index: 0, count: 2 }}
      onBranch={vi.fn()}
      onFeedback={vi.fn()}
    >
      <button type="button">Share</button>
    </MessageActions>,
  );
  expect(actions()).toEqual([
    'previous',
    'next',
    'copy',
    'copy-markdown',
    'edit',
    'regenerate',
    'up',
    'down',
    'save',
  ]);
  expect(screen.getByRole('button', { name: 'Share' })).toHaveAttribute('tabindex', '-1');
});

test('outside of a message its own text is copied, and words say so', async () => {
  const user = userEvent.setup();
  render(<MessageActions text="**a**" />);
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await screen.findByText('Copied')).toHaveAttribute('role', 'status');
  expect(await navigator.clipboard.readText()).toBe('**a**');
});

test('an opinion can be taken back', async () => {
  const onFeedback = vi.fn();
  const { rerender } = render(<MessageActions onFeedback={onFeedback} />);
  await userEvent.click(screen.getByRole('button', { name: 'Good answer' }));
  expect(onFeedback).toHaveBeenLastCalledWith('up');
  rerender(<MessageActions onFeedback={onFeedback} feedback="up" />);
  expect(screen.getByRole('button', { name: 'Good answer' })).toHaveAttribute('aria-pressed', 'true');
  expect(screen.getByRole('button', { name: 'Bad answer' })).toHaveAttribute('aria-pressed', 'false');
  await userEvent.click(screen.getByRole('button', { name: 'Good answer' }));
  expect(onFeedback).toHaveBeenLastCalledWith(undefined);
});

test('the first and the last version lead no further', async () => {
  const onBranch = vi.fn();
  const { rerender } = render(<MessageActions branch={{ index: 0, count: 2 }} onBranch={onBranch} />);
  expect(screen.getByRole('status')).toHaveTextContent('Version 1 of 21 / 2');
  await userEvent.click(screen.getByRole('button', { name: 'Previous version' }));
  expect(onBranch).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Next version' }));
  expect(onBranch).toHaveBeenCalledWith(1);
  rerender(<MessageActions branch={{ index: 1, count: 2 }} onBranch={onBranch} />);
  expect(screen.getByRole('group', { name: 'Version 2 of 2' })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Next version' })).toHaveAttribute('aria-disabled', 'true');
});

test('a message is saved under the name that the app gives', async () => {
  const names: string[] = [];
  URL.createObjectURL = () => 'blob:a';
  URL.revokeObjectURL = vi.fn();
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    names.push(this.download);
  });
  render(<MessageActions text="a" fileName="answer.md" />);
  await userEvent.click(screen.getByRole('button', { name: 'Save as a file' }));
  expect(names).toEqual(['answer.md']);
  click.mockRestore();
});

async function startEdit(onEdit: (text: string) => void) {
  render(<MessageActions text="a" onEdit={onEdit} />);
  await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
  return screen.getByRole('textbox', { name: 'Edit the message' });
}

test('an Enter that ends a word of an input method does not send', async () => {
  const onEdit = vi.fn();
  const field = await startEdit(onEdit);
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
  fireEvent.keyDown(field, { key: 'Escape', isComposing: true });
  expect(onEdit).not.toHaveBeenCalled();
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(onEdit).toHaveBeenCalledWith('a');
});

test('nothing is not sent', async () => {
  const onEdit = vi.fn();
  const field = await startEdit(onEdit);
  await userEvent.clear(field);
  await userEvent.keyboard(' {Enter}');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(onEdit).not.toHaveBeenCalled();
});

test('an Esc that leaves the form does not stop a reply besides', async () => {
  const onKeyDown = vi.fn();
  render(
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what a chat would
    <div onKeyDown={onKeyDown}>
      <MessageActions text="a" onEdit={vi.fn()} />
    </div>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
  await userEvent.keyboard('{Escape}');
  expect(screen.getByRole('button', { name: 'Edit' })).toHaveFocus();
  expect(onKeyDown).not.toHaveBeenCalled();
});

test('the focus goes to the same button of the version that comes, and else to the thread', async () => {
  const thread = (key: string, branch: { index: number; count: number } | undefined) => (
    <div role="log" tabIndex={-1}>
      <MessageActions key={key} text={key} branch={branch} onBranch={vi.fn()} />
    </div>
  );
  const { rerender } = render(thread('a', { index: 0, count: 2 }));
  screen.getByRole('button', { name: 'Next version' }).focus();
  rerender(thread('b', { index: 1, count: 2 }));
  expect(screen.getByRole('button', { name: 'Next version' })).toHaveFocus();
  rerender(thread('c', undefined));
  await Promise.resolve();
  expect(screen.getByRole('log')).toHaveFocus();
});

test('on a server it is there with its words', () => {
  expect(renderToString(<MessageActions text="a" />)).toContain('Copy as Markdown');
});
