import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AttachButton, Attachments } from 'deltakit/components';
import { expect, onTestFinished, test, vi } from 'vitest';
import { formatBytes } from '../../../src/components/attachments/format-bytes';
import type { Upload } from '../../../src/uploads/create-uploads';
import { UploadError, type UploadErrorKind } from '../../../src/uploads/upload-error';

const facts = { name: 'a.png', mediaType: 'image/png', size: 1_258_291, progress: 0.45 };
const done = (id: string, name = 'a.png', file = {}): Upload => ({
  ...facts,
  id,
  name,
  status: 'done',
  file,
});
const failed = (kind: UploadErrorKind, limit?: number): Upload => ({
  ...facts,
  id: kind,
  status: kind === 'aborted' ? 'cancelled' : 'failed',
  error: new UploadError({ kind, message: `Why: ${kind}.`, limit }),
});

function show(...uploads: Upload[]) {
  const state = { uploads, remove: vi.fn(), retry: vi.fn() };
  return { ...render(<Attachments uploads={state} />), ...state };
}

test('a file that is on its way says how far it is, as a bar and in words', () => {
  show({ ...facts, id: '1', status: 'uploading' });
  const bar = screen.getByRole('progressbar', { name: 'a.png' });
  expect(bar).toHaveAttribute('aria-valuenow', '45');
  expect(bar).toHaveAttribute('aria-valuetext', 'Uploading 45%');
  expect(screen.getByText('Uploading 45%')).toBeVisible();
});

test('a file that is there says so, and how large it is', () => {
  show(done('1'));
  expect(screen.getByRole('listitem')).toHaveTextContent('a.png Attached · 1.2 MB');
  expect(screen.getByRole('status')).toHaveTextContent('File attached');
});

test.each([
  ['size', 20 * 2 ** 20, 'Larger than 20 MB. Choose a smaller one.'],
  ['count', 3, 'A message may have 3 files. Remove one, then try again.'],
  ['size', undefined, 'Why: size.'],
  ['network', undefined, 'Why: network.'],
] as const)('an error of the kind %s with the limit %s says: %s', (kind, limit, words) => {
  show(failed(kind, limit));
  expect(screen.getByRole('listitem')).toHaveTextContent(words);
  expect(screen.getByRole('status')).toHaveTextContent(`a.png: ${words}`);
});

test.each([
  ['type', 0],
  ['size', 0],
  ['count', 1],
  ['network', 1],
  ['read', 1],
  ['aborted', 1],
] as const)('an error of the kind %s has %s ways to try again', async (kind, ways) => {
  const { retry } = show(failed(kind));
  const buttons = screen.queryAllByRole('button', { name: 'Try again: a.png' });
  expect(buttons).toHaveLength(ways);
  for (const button of buttons) await userEvent.click(button);
  expect(retry.mock.calls).toEqual(ways ? [[kind]] : []);
});

test('a picture is shown only by an address of the page, and its status is an attribute', () => {
  const { container } = show(
    { ...done('1'), previewUrl: 'blob:here' },
    done('2', 'b.png', { url: 'https://x' }),
  );
  expect([...container.querySelectorAll('img')].map(({ src }) => src)).toEqual(['blob:here']);
  expect(container.querySelectorAll('[data-slot="dk-attachment"][data-status="done"]')).toHaveLength(2);
});

test('the focus of a removed file goes to the one behind it, or before it', async () => {
  const { remove } = show(done('1', 'a'), done('2', 'b'));
  await userEvent.click(screen.getByRole('button', { name: 'Remove a' }));
  expect(screen.getByRole('button', { name: 'Remove b' })).toHaveFocus();
  await userEvent.click(screen.getByRole('button', { name: 'Remove b' }));
  expect(screen.getByRole('button', { name: 'Remove a' })).toHaveFocus();
  expect(remove.mock.calls).toEqual([['1'], ['2']]);
});

test('sizes are said in the way of the language', () => {
  expect([0, 512, 88_000, 1_258_291, 2 ** 34].map((bytes) => formatBytes(bytes, 'en'))).toEqual([
    '0 kB',
    '0.5 kB',
    '86 kB',
    '1.2 MB',
    '16 GB',
  ]);
  expect(formatBytes(1_258_291, 'de')).toBe('1,2 MB');
});

test('a size said again needs no new formatter', () => {
  const { NumberFormat } = Intl;
  const made = vi.fn((of: typeof NumberFormat, given: ConstructorParameters<typeof NumberFormat>) =>
    Reflect.construct(of, given),
  );
  Intl.NumberFormat = new Proxy(NumberFormat, { construct: made });
  onTestFinished(() => {
    Intl.NumberFormat = NumberFormat;
  });
  const said = [1, 3, 3, 2048, 4096, 4096].map((kilobytes) => formatBytes(kilobytes * 1024, 'nl'));
  expect(said).toEqual(['1 kB', '3 kB', '3 kB', '2 MB', '4 MB', '4 MB']);
  // One for each unit.
  expect(made).toHaveBeenCalledTimes(2);
});

test('a button that is inert opens nothing', async () => {
  const { container } = render(<AttachButton onFiles={vi.fn()} isInert accept={['image/*', '.pdf']} />);
  const input = container.querySelector('input');
  const click = vi.spyOn(HTMLInputElement.prototype, 'click');
  await userEvent.click(screen.getByRole('button', { name: 'Attach files' }));
  expect(click).not.toHaveBeenCalled();
  expect(input).toHaveAttribute('accept', 'image/*,.pdf');
});
