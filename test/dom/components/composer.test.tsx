import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Composer } from 'deltakit/components';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { UploadsState } from '../../../src/react/use-uploads';
import type { Upload } from '../../../src/uploads/create-uploads';
import { UploadError } from '../../../src/uploads/upload-error';

const field = () => screen.getByRole('textbox', { name: 'Message' });

test('Enter sends the trimmed draft and empties the field', async () => {
  const onSend = vi.fn();
  render(<Composer status="idle" onSend={onSend} />);
  await userEvent.type(field(), '  Hello{Enter}');
  expect(onSend.mock.calls).toEqual([['Hello', []]]);
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

test('with sendOn="mod-enter" Enter makes a line, and Ctrl+Enter or ⌘Enter sends', async () => {
  const onSend = vi.fn();
  render(<Composer status="idle" onSend={onSend} sendOn="mod-enter" />);
  await userEvent.type(field(), 'a{Enter}b');
  expect(field()).toHaveValue('a\nb');
  expect(onSend).not.toHaveBeenCalled();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await userEvent.type(field(), 'c{Meta>}{Enter}{/Meta}');
  expect(onSend.mock.calls.map(([text]) => text)).toEqual(['a\nb', 'c']);
});

describe('a draft with a key', () => {
  afterEach(() => {
    sessionStorage.clear();
    vi.restoreAllMocks();
  });
  const props = { status: 'idle', onSend: vi.fn() } as const;

  test('stays with its thread: the field of another is empty, and back again it is there', async () => {
    const { rerender } = render(<Composer {...props} draftKey="one" />);
    await userEvent.type(field(), 'for one');
    rerender(<Composer {...props} draftKey="two" />);
    expect(field()).toHaveValue('');
    await userEvent.type(field(), 'for two');
    rerender(<Composer {...props} draftKey="one" />);
    expect(field()).toHaveValue('for one');
    rerender(<Composer {...props} draftKey="two" />);
    expect(field()).toHaveValue('for two');
  });

  test('is written when the page goes, not with each key, and read by the page that comes', async () => {
    const setItem = vi.spyOn(Storage.prototype, 'setItem');
    render(<Composer {...props} draftKey="kept" />);
    await userEvent.type(field(), 'x');
    expect(setItem).not.toHaveBeenCalled();
    fireEvent(window, new Event('pagehide'));
    expect(setItem.mock.calls).toEqual([['deltakit:draft:kept', 'x']]);
    sessionStorage.setItem('deltakit:draft:of-a-page-before', 'from before');
    render(<Composer {...props} draftKey="of-a-page-before" labels={{ composer: 'Another' }} />);
    expect(screen.getByRole('textbox', { name: 'Another' })).toHaveValue('from before');
  });

  test('is forgotten when it was sent', async () => {
    const { unmount } = render(<Composer {...props} draftKey="sent" />);
    await userEvent.type(field(), 'gone');
    fireEvent(window, new Event('pagehide'));
    await userEvent.keyboard('{Enter}');
    expect(sessionStorage.getItem('deltakit:draft:sent')).toBeNull();
    unmount();
    render(<Composer {...props} draftKey="sent" />);
    expect(field()).toHaveValue('');
  });

  test('that is refused late comes back to its own thread', async () => {
    let refuse: (value: boolean) => void = () => {};
    const answer = new Promise<boolean>((resolve) => {
      refuse = resolve;
    });
    const { rerender } = render(<Composer status="idle" onSend={() => answer} draftKey="home" />);
    await userEvent.type(field(), 'mine{Enter}');
    rerender(<Composer {...props} draftKey="away" />);
    refuse(false);
    await answer;
    expect(field()).toHaveValue('');
    rerender(<Composer {...props} draftKey="home" />);
    expect(field()).toHaveValue('mine');
  });

  test('goes along when a thread gets its id while one writes in it', async () => {
    const { rerender } = render(<Composer {...props} />);
    await userEvent.type(field(), 'next');
    rerender(<Composer {...props} draftKey="named" />);
    expect(field()).toHaveValue('next');
  });

  test('works where nothing may be stored', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const { rerender } = render(<Composer {...props} draftKey="full" />);
    await userEvent.type(field(), 'still here');
    rerender(<Composer {...props} draftKey="other" />);
    rerender(<Composer {...props} draftKey="full" />);
    expect(field()).toHaveValue('still here');
  });
});

describe('history', () => {
  const history = ['first', 'second'];

  test('comes by ↑ in an empty field, goes on from the start of what was recalled, and back by ↓', async () => {
    render(<Composer status="idle" onSend={vi.fn()} history={history} />);
    await userEvent.click(field());
    await userEvent.keyboard('{ArrowUp}');
    expect(field()).toHaveValue('second');
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    expect(field()).toHaveValue('first');
    await userEvent.keyboard('{ArrowDown}');
    expect(field()).toHaveValue('second');
    await userEvent.keyboard('{ArrowDown}');
    expect(field()).toHaveValue('');
  });

  test('leaves a draft of one’s own alone, also one that was recalled and changed', async () => {
    render(<Composer status="idle" onSend={vi.fn()} history={history} />);
    await userEvent.type(field(), 'mine{Home}{ArrowUp}');
    expect(field()).toHaveValue('mine');
    await userEvent.clear(field());
    await userEvent.keyboard('{ArrowUp}{End}!{Home}{ArrowUp}');
    expect(field()).toHaveValue('second!');
  });

  test('does not come while an input method composes, or within what was recalled', async () => {
    render(<Composer status="idle" onSend={vi.fn()} history={history} />);
    fireEvent.keyDown(field(), { key: 'ArrowUp', isComposing: true });
    expect(field()).toHaveValue('');
    await userEvent.click(field());
    await userEvent.keyboard('{ArrowUp}{ArrowRight}{ArrowUp}');
    expect(field()).toHaveValue('second');
  });

  test('begins with the newest again after a send', async () => {
    const { rerender } = render(<Composer status="idle" onSend={vi.fn()} history={history} />);
    await userEvent.click(field());
    await userEvent.keyboard('{ArrowUp}{ArrowDown}third{Enter}');
    rerender(<Composer status="idle" onSend={vi.fn()} history={[...history, 'third']} />);
    await userEvent.keyboard('{ArrowUp}');
    expect(field()).toHaveValue('third');
  });
});

test('near its limit the field says what is left, past it it says so and sends nothing', async () => {
  const onSend = vi.fn();
  render(<Composer status="idle" onSend={onSend} maxChars={30} />);
  await userEvent.type(field(), 'nine char');
  expect(field()).not.toHaveAccessibleDescription();
  await userEvent.type(field(), 's');
  expect(field()).toHaveAccessibleDescription('20 characters left');
  await userEvent.type(field(), 'x'.repeat(21));
  expect(field()).toHaveAccessibleDescription('1 character too many');
  expect(field()).toBeInvalid();
  expect(screen.getByRole('status')).toHaveTextContent('1 character too many');
  await userEvent.keyboard('{Enter}');
  expect(onSend).not.toHaveBeenCalled();
  await userEvent.keyboard('{Backspace}{Enter}');
  expect(onSend).toHaveBeenCalledOnce();
});

describe('with files', () => {
  const facts = { id: '1', name: 'a.pdf', mediaType: 'application/pdf', size: 2048, progress: 0.5 };
  const file = { name: 'a.pdf', url: 'data:application/pdf,' };
  const going: Upload = { ...facts, status: 'reading' };
  const done: Upload = { ...facts, progress: 1, status: 'done', file };
  const failed: Upload = {
    ...facts,
    status: 'failed',
    error: new UploadError({ kind: 'network', message: 'No network.' }),
  };
  const make = (...uploads: Upload[]): UploadsState => ({
    uploads,
    add: vi.fn(),
    remove: vi.fn(),
    retry: vi.fn(),
    clear: vi.fn(),
    settle: async () => [],
  });
  const sent = [{ type: 'file', file }];
  const send = () => screen.getByRole('button', { name: 'Send' });

  test('files alone may be sent, and are gone when they were', async () => {
    const onSend = vi.fn();
    const uploads = make(done);
    render(<Composer status="idle" onSend={onSend} uploads={uploads} />);
    await userEvent.click(send());
    expect(onSend.mock.calls).toEqual([['', sent]]);
    expect(uploads.remove).toHaveBeenCalledWith('1');
  });

  test('a message waits for what is under way, says so, and goes once', async () => {
    const onSend = vi.fn();
    const { rerender } = render(<Composer status="idle" onSend={onSend} uploads={make(going)} />);
    await userEvent.type(field(), 'look{Enter}{Enter}');
    expect(onSend).not.toHaveBeenCalled();
    expect(field()).toHaveValue('look');
    expect(field()).toHaveAccessibleDescription('Sends when the file is there');
    expect(send()).toHaveAttribute('aria-disabled', 'true');
    rerender(<Composer status="idle" onSend={onSend} uploads={make(done)} />);
    expect(onSend.mock.calls).toEqual([['look', sent]]);
    expect(field()).toHaveValue('');
  });

  test.each([
    ['Esc', '{Escape}'],
    ['a change of the draft', '!'],
  ])('%s takes a message back that waits', async (_, keys) => {
    const onSend = vi.fn();
    const { rerender } = render(<Composer status="idle" onSend={onSend} uploads={make(going)} />);
    await userEvent.type(field(), `look{Enter}${keys}`);
    rerender(<Composer status="idle" onSend={onSend} uploads={make(done)} />);
    expect(onSend).not.toHaveBeenCalled();
  });

  test('a message that waits is not sent in another thread', async () => {
    const onSend = vi.fn();
    const { rerender } = render(
      <Composer status="idle" onSend={onSend} uploads={make(going)} draftKey="waits" />,
    );
    await userEvent.type(field(), 'look{Enter}');
    rerender(<Composer status="idle" onSend={onSend} uploads={make(going)} draftKey="elsewhere" />);
    rerender(<Composer status="idle" onSend={onSend} uploads={make(done)} draftKey="elsewhere" />);
    expect(onSend).not.toHaveBeenCalled();
  });

  test('a file that failed keeps the message, in words, and is not left out in silence', async () => {
    const onSend = vi.fn();
    const { rerender } = render(<Composer status="idle" onSend={onSend} uploads={make(going)} />);
    await userEvent.type(field(), 'look{Enter}');
    rerender(<Composer status="idle" onSend={onSend} uploads={make(failed)} />);
    expect(field()).toHaveAccessibleDescription('One file is not attached: try again or remove it');
    await userEvent.keyboard('{Enter}');
    // Tried again, it is there; but who waited was told otherwise meanwhile, and has to press again.
    rerender(<Composer status="idle" onSend={onSend} uploads={make(done)} />);
    expect(onSend).not.toHaveBeenCalled();
  });

  test('what was refused later comes back with its files; meanwhile they are out of sight', async () => {
    let answer: (value: boolean) => void = () => {};
    const uploads = make(done);
    const onSend = () =>
      new Promise<boolean>((resolve) => {
        answer = resolve;
      });
    render(<Composer status="idle" onSend={onSend} uploads={uploads} />);
    await userEvent.type(field(), 'look{Enter}');
    expect(screen.queryByText('a.pdf')).toBeNull();
    answer(false);
    expect(await screen.findByText('a.pdf')).toBeVisible();
    expect(field()).toHaveValue('look');
    expect(uploads.remove).not.toHaveBeenCalled();
  });

  test('files that are attached while the answer is out take the place of those that were sent', async () => {
    const uploads = make(done);
    const onSend = () => new Promise(() => {});
    const { rerender } = render(<Composer status="idle" onSend={onSend} uploads={uploads} />);
    await userEvent.click(send());
    const more = { ...make(done, { ...done, id: '2', name: 'b.pdf' }), remove: uploads.remove };
    rerender(<Composer status="streaming" onSend={onSend} uploads={more} />);
    expect(uploads.remove).toHaveBeenCalledExactlyOnceWith('1');
    expect(screen.getByText('b.pdf')).toBeVisible();
  });

  test('the last file that is removed leaves the focus in the field', async () => {
    const uploads = make(done);
    render(<Composer status="idle" onSend={vi.fn()} uploads={uploads} />);
    await userEvent.click(screen.getByRole('button', { name: 'Remove a.pdf' }));
    expect(uploads.remove).toHaveBeenCalledWith('1');
    expect(field()).toHaveFocus();
  });
});
