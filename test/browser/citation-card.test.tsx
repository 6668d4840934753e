/** The card of a citation as Chromium opens and closes it. */
import { Citation, Message, Thread } from 'deltakit/components';
import 'deltakit/styles.css';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mount } from './mount';

test('an Esc closes a card that is open by pointing alone, wherever the focus is; the next one stops the reply', async () => {
  const onStop = vi.fn();
  mount(
    <div style={{ blockSize: 320, display: 'flex' }}>
      <Thread status="streaming" onStop={onStop}>
        <Message role="user">Why?</Message>
        <p>
          Deltas grow where rivers slow down. <Citation number={1} source={{ title: 'River deltas' }} />
        </p>
      </Thread>
    </div>,
  );
  const card = page.getByRole('note', { name: 'Source 1: River deltas' });
  const log = page.getByRole('log');
  await expect.element(log).toBeVisible();
  (log.element() as HTMLElement).focus();
  await userEvent.hover(page.getByRole('button', { name: 'Source 1: River deltas' }));
  await expect.element(card).toBeVisible();
  await expect.element(log).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => card.query()).toBeNull();
  expect(onStop).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  expect(onStop).toHaveBeenCalledOnce();
});
