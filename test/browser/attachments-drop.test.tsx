/** Files that are dropped, pasted and picked, as Chromium's own data transfers. */
import { useUploads } from 'deltakit';
import { Composer, DropZone } from 'deltakit/components';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PNG } from '../uploads/samples';
import { mount } from './mount';

const png = (name: string) => new File([PNG], name, { type: 'image/png' });

function transferOf(...files: File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
}

/** @returns whether the browser is left to do what it does */
const drag = (target: Element, type: string, dataTransfer: DataTransfer) =>
  target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));

const paste = (target: Element, clipboardData: DataTransfer) =>
  target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));

function Page({ onSend }: { onSend(text: string, files: unknown): void }) {
  const uploads = useUploads({ accept: 'image/*' });
  return (
    <DropZone onFiles={uploads.add}>
      <p>Said before</p>
      <Composer status="idle" onSend={onSend} uploads={uploads} accept="image/*" />
    </DropZone>
  );
}

async function stage() {
  const onSend = vi.fn();
  const { container } = mount(<Page onSend={onSend} />);
  const field = page.getByRole('textbox', { name: 'Message' });
  await expect.element(field).toBeVisible();
  return { onSend, container, field, words: page.getByText('Said before').element() };
}

const overlays = (container: Element) => container.querySelectorAll('[data-slot="dk-drop-overlay"]');

test('files dropped anywhere in the zone are attached once, shown and sent', async () => {
  const { onSend, container, field, words } = await stage();
  const files = transferOf(png('a.png'));
  drag(words, 'dragenter', files);
  await expect.poll(() => overlays(container).length).toBe(1);
  // Over the composer the composer alone says that it takes them.
  drag(field.element(), 'dragenter', files);
  drag(words, 'dragleave', files);
  await expect.poll(() => overlays(container)[0]?.parentElement?.dataset.slot).toBe('dk-composer');
  expect(overlays(container)).toHaveLength(1);
  expect(drag(field.element(), 'dragover', files)).toBe(false);
  expect(drag(field.element(), 'drop', files)).toBe(false);
  await expect.poll(() => overlays(container).length).toBe(0);
  drag(words, 'drop', transferOf(png('b.png')));
  await expect.element(page.getByText('2 files attached')).toBeInTheDocument();
  expect(page.getByRole('listitem').elements()).toHaveLength(2);
  expect(container.querySelector('img')?.src).toMatch(/^blob:/);
  await userEvent.click(page.getByRole('button', { name: 'Send' }));
  expect(onSend).toHaveBeenCalledOnce();
  expect(onSend.mock.calls[0]).toMatchObject([
    '',
    [{ file: { name: 'a.png', mediaType: 'image/png' } }, { file: { name: 'b.png' } }],
  ]);
  await expect.poll(() => page.getByRole('listitem').elements().length).toBe(0);
});

test('a pasted picture is attached; a table with a picture of itself stays text, as do words that are dragged', async () => {
  const { field, words, container } = await stage();
  expect(paste(field.element(), transferOf(png('pasted.png')))).toBe(false);
  await expect.element(page.getByText('pasted.png', { exact: true })).toBeVisible();
  const table = transferOf(png('table.png'));
  table.setData('text/plain', '1\t2');
  table.setData('text/html', '<table><tr><td>1<td>2</table>');
  expect(paste(field.element(), table)).toBe(true);
  const text = new DataTransfer();
  text.setData('text/plain', 'words');
  expect(paste(field.element(), text)).toBe(true);
  expect(drag(words, 'dragover', text)).toBe(true);
  expect(overlays(container)).toHaveLength(0);
  expect(page.getByRole('listitem').elements()).toHaveLength(1);
});

test('files are picked by a button, and one that may not be attached says why and keeps the message', async () => {
  const { field, container, onSend } = await stage();
  const input = container.querySelector<HTMLInputElement>('[data-slot="dk-attach-input"]');
  if (!input) throw new Error('no input');
  const click = vi.spyOn(input, 'click').mockImplementation(() => {});
  await userEvent.click(page.getByRole('button', { name: 'Attach files' }));
  expect(click).toHaveBeenCalledOnce();
  expect(input.accept).toBe('image/*');
  input.files = transferOf(new File(['%PDF-1.7\n'], 'a.pdf', { type: 'application/pdf' })).files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await expect.element(page.getByText(/^The file is application\/pdf/)).toBeVisible();
  await userEvent.click(field);
  await userEvent.keyboard('look{Enter}');
  expect(onSend).not.toHaveBeenCalled();
  await userEvent.click(page.getByRole('button', { name: 'Remove a.pdf' }));
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onSend.mock.calls).toEqual([['look', []]]);
});
