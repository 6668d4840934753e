import type { Meta, StoryObj } from '@storybook/react-vite';
import { useUploads } from 'deltakit';
import { AttachButton, Attachments, DropZone } from 'deltakit/components';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { ATTACHMENTS_ENGLISH } from '../../src/components/attachments/attachments-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';
import { FIVE, makeDone, makeFailed, makeGoing, makeUploads, PICTURE } from './make-uploads';

const meta = {
  title: 'Components/Attachments',
  component: Attachments,
  args: { uploads: makeUploads(FIVE) },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: '46rem', padding: '1rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Attachments>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Choose, drop or paste files of your own: they are read in this page and go nowhere. */
export const Overview: StoryObj<{ accept: string; maxFiles: number; maxBytes: number }> = {
  args: { accept: 'image/*, .pdf', maxFiles: 4, maxBytes: 5 * 2 ** 20, ...labelArgs(ATTACHMENTS_ENGLISH) },
  argTypes: labelArgTypes(ATTACHMENTS_ENGLISH),
  render: function Render({ accept, maxFiles, maxBytes, ...strings }) {
    const uploads = useUploads({
      accept,
      maxFiles,
      maxBytes,
    });
    const labels = readLabels(ATTACHMENTS_ENGLISH, strings);
    return (
      <DropZone onFiles={uploads.add} labels={labels} style={{ minBlockSize: '12rem', gap: '1rem' }}>
        <AttachButton onFiles={uploads.add} accept={accept} labels={labels} />
        <Attachments uploads={uploads} labels={labels} />
      </DropZone>
    );
  },
};

const one = (upload: Parameters<typeof makeUploads>[0][number]) => (
  <Attachments uploads={makeUploads([upload])} />
);

export const AllStates: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: () => (
    <States
      states={{
        'a picture': one(makeDone('delta-from-above.png', { previewUrl: PICTURE, size: 2_411_724 })),
        'a picture that can’t be shown': one(
          makeDone('photo.heic', { mediaType: 'image/heic', size: 900_000 }),
        ),
        'a file': one(makeDone('report.pdf', { size: 88_000 })),
        'being read': one(makeGoing('reading', 'notes.pdf', 0.1)),
        'being uploaded': one(makeGoing('uploading', 'a-file-with-a-name-that-is-too-long.pdf', 0.45)),
        'too large': one(makeFailed('size', 'film.png', 20 * 2 ** 20)),
        'of the wrong kind': one(makeFailed('type', 'archive.zip')),
        'one too many': one(makeFailed('count', 'eleventh.png', 10)),
        'no network': one(makeFailed('network', 'scan.pdf')),
        cancelled: one(makeFailed('aborted', 'scan.pdf')),
        'the button': <AttachButton onFiles={fn()} />,
        'the button, when it can’t be pressed': <AttachButton onFiles={fn()} isInert />,
      }}
    />
  ),
};

export const Five: Story = {};

/** The focus goes to the one beside it, so that a keyboard can go on. */
export const RemovesAndTriesAgain: Story = {
  args: {
    uploads: makeUploads([makeDone('a.png'), makeFailed('network', 'b.pdf'), makeFailed('type', 'c.zip')]),
  },
  play: async ({ args, canvas }) => {
    await expect(canvas.getByRole('status')).toHaveTextContent('c.zip: The file is application/zip');
    await userEvent.click(canvas.getByRole('button', { name: 'Try again: b.pdf' }));
    await expect(args.uploads.retry).toHaveBeenCalledOnce();
    // It would be of the same kind again.
    await expect(canvas.queryByRole('button', { name: 'Try again: c.zip' })).toBeNull();
    await userEvent.click(canvas.getByRole('button', { name: 'Remove a.png' }));
    await expect(args.uploads.remove).toHaveBeenCalledWith(args.uploads.uploads[0]?.id);
    await expect(canvas.getByRole('button', { name: 'Remove b.pdf' })).toHaveFocus();
  },
};

/** What lies under the pointer changes all the time; the overlay stays until the files have left, or are dropped. */
export const HeldOver: StoryObj<{ onFiles(files: File[]): void }> = {
  args: { onFiles: fn() },
  render: ({ onFiles }) => (
    <DropZone onFiles={onFiles}>
      <p data-testid="words">A whole chat can take files.</p>
      <p>
        <em data-testid="more">Wherever they are dropped.</em>
      </p>
    </DropZone>
  ),
  play: async ({ args, canvas }) => {
    const words = canvas.getByTestId('words');
    const more = canvas.getByTestId('more');
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['%PDF-1.7'], 'a.pdf', { type: 'application/pdf' }));
    // Not by fireEvent: of a data transfer it keeps nothing.
    const drag = (target: Element, type: string) =>
      target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    const overlay = () => canvas.queryByText(ATTACHMENTS_ENGLISH.dropHere);
    drag(words, 'dragenter');
    await waitFor(() => expect(overlay()).toBeVisible());
    drag(more, 'dragenter');
    drag(words, 'dragleave');
    await expect(overlay()).toBeVisible();
    drag(more, 'dragleave');
    await waitFor(() => expect(overlay()).toBeNull());
    drag(words, 'dragenter');
    drag(words, 'drop');
    await waitFor(() => expect(overlay()).toBeNull());
    await expect(args.onFiles).toHaveBeenCalledOnce();
    // Something to look at.
    drag(words, 'dragenter');
  },
};
