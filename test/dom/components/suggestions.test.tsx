import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suggestions } from 'deltakit/components';
import { expect, test, vi } from 'vitest';

test('a press gives the prompt, not its title', async () => {
  const onPick = vi.fn();
  render(
    <Suggestions
      prompts={['One', { prompt: 'The whole of two', title: 'Two', note: 'short' }]}
      onPick={onPick}
    />,
  );
  expect(screen.getByRole('list', { name: 'Suggestions' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Two short' }));
  await userEvent.click(screen.getByRole('button', { name: 'One' }));
  expect(onPick.mock.calls).toEqual([['The whole of two'], ['One']]);
});

test('inert ones pick nothing and keep the focus', async () => {
  const onPick = vi.fn();
  render(<Suggestions prompts={['One']} onPick={onPick} isInert />);
  await userEvent.click(screen.getByRole('button', { name: 'One' }));
  expect(onPick).not.toHaveBeenCalled();
  expect(screen.getByRole('button', { name: 'One' })).toHaveFocus();
});
