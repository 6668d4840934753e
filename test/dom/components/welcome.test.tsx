import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Welcome } from 'deltakit/components';
import { expect, test, vi } from 'vitest';

test('it has a heading, a text and prompts, each of which an app may say', async () => {
  const onPick = vi.fn();
  const { rerender } = render(<Welcome suggestions={['Begin']} onPick={onPick} />);
  expect(screen.getByRole('heading', { name: 'What would you like to know?' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Begin' }));
  expect(onPick).toHaveBeenCalledExactlyOnceWith('Begin');
  rerender(
    <Welcome heading="Hello" text={null} labels={{ welcome: 'Unsaid' }}>
      <p>More</p>
    </Welcome>,
  );
  expect(screen.getByRole('heading', { name: 'Hello' })).toBeVisible();
  expect(screen.queryByRole('list')).toBeNull();
  expect(screen.getByText('More')).toBeVisible();
});
