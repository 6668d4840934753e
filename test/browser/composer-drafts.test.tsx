/** What is written stays: over a stop, an error and another thread; and each key renders the composer alone. */
import { Composer } from 'deltakit/components';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Status } from '../../src/machine/state';
import { mount } from './mount';

function Chats({ onRender }: { onRender(): void }) {
  const [status, setStatus] = useState<Status>('streaming');
  const [thread, setThread] = useState('a');
  onRender();
  return (
    <>
      <button type="button" onClick={() => setStatus('failed')}>
        Fail
      </button>
      <button type="button" onClick={() => setThread(thread === 'a' ? 'b' : 'a')}>
        Switch
      </button>
      <Composer
        status={status}
        onSend={() => setStatus('streaming')}
        onStop={() => setStatus('cancelled')}
        draftKey={`test ${thread}`}
      />
    </>
  );
}

test('a draft survives a stop, an error and a switch of the thread', async () => {
  const onRender = vi.fn();
  mount(<Chats onRender={onRender} />);
  const field = page.getByRole('textbox', { name: 'Message' });
  await userEvent.click(field);
  const before = onRender.mock.calls.length;
  await userEvent.keyboard('The next question');
  // Nothing but the composer rendered.
  expect(onRender).toHaveBeenCalledTimes(before);
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('button', { name: 'Send' })).toBeVisible();
  await expect.element(field).toHaveValue('The next question');
  await userEvent.click(page.getByRole('button', { name: 'Fail' }));
  await expect.element(field).toHaveValue('The next question');
  await userEvent.click(page.getByRole('button', { name: 'Switch' }));
  await expect.element(field).toHaveValue('');
  await userEvent.click(page.getByRole('button', { name: 'Switch' }));
  await expect.element(field).toHaveValue('The next question');
  expect(sessionStorage.getItem('deltakit:draft:test a')).toBe('The next question');
  sessionStorage.clear();
});
