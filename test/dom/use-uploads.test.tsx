import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { type UploadsState, useUploads } from '../../src/react/use-uploads';
import type { UploadOptions } from '../../src/uploads/upload-options';
import { PNG } from '../uploads/samples';

const png = (name = 'dot.png') => new File([PNG], name, { type: 'image/png' });

/** An `upload` that ends when it is told, and tells whom it was ended for. */
function createServer() {
  const signals: AbortSignal[] = [];
  let answer: (url: string) => void = () => {};
  const upload: UploadOptions['upload'] = (_file, { signal }) => {
    signals.push(signal);
    return new Promise((resolve) => {
      answer = (url) => resolve({ url });
    });
  };
  return { upload, signals, answer: (url: string) => answer(url) };
}

function Attach(options: UploadOptions) {
  const { uploads, add, remove } = useUploads(options);
  return (
    <>
      <input type="file" multiple aria-label="Attach" onChange={(event) => add(event.target.files ?? [])} />
      <ul>
        {uploads.map(({ id, name, status }) => (
          <li key={id}>
            {name} {status}
            <button type="button" onClick={() => remove(id)}>
              Remove
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

describe('useUploads', () => {
  it('shows what a person chose, and takes it away again', async () => {
    render(
      <StrictMode>
        <Attach />
      </StrictMode>,
    );
    await userEvent.upload(screen.getByLabelText('Attach'), [png('1.png'), png('2.png')]);
    expect(await screen.findByText(/2.png done/)).toBeVisible();
    await userEvent.click(screen.getAllByText('Remove')[0]!);
    expect(screen.queryByText(/1.png/)).toBeNull();
    expect(screen.getByText(/2.png done/)).toBeVisible();
  });

  it('sends each file once under StrictMode, and does not end it by the double mount', async () => {
    const { upload, signals, answer } = createServer();
    const { result } = renderHook(() => useUploads({ upload }), { wrapper: StrictMode });
    act(() => result.current.add([png()]));
    await waitFor(() => expect(signals).toHaveLength(1));
    await act(async () => answer('https://files.test/1'));
    expect(result.current.uploads).toMatchObject([{ status: 'done', file: { url: 'https://files.test/1' } }]);
    expect(signals[0]?.aborted).toBe(false);
    expect(signals).toHaveLength(1);
  });

  it('gives functions that stay the same, and options that are never stale', async () => {
    const { result, rerender } = renderHook((options: UploadOptions) => useUploads(options), {
      initialProps: { maxBytes: 1 },
    });
    const { uploads: _, ...before } = result.current;
    rerender({ maxBytes: 1000 });
    const { uploads: __, ...after } = result.current;
    expect(
      Object.entries(after).every(([name, value]) => before[name as keyof typeof before] === value),
    ).toBe(true);
    act(() => before.add([png()]));
    let parts: Awaited<ReturnType<UploadsState['settle']>> = [];
    await act(async () => {
      parts = await before.settle();
    });
    expect(parts).toHaveLength(1);
  });

  it('ends what is under way when the component goes, and gives its previews back', async () => {
    const revoked = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {});
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:1');
    const { upload, signals } = createServer();
    const { result, unmount } = renderHook(() => useUploads({ upload }));
    act(() => result.current.add([png()]));
    await waitFor(() => expect(signals).toHaveLength(1));
    unmount();
    await waitFor(() => expect(signals[0]?.aborted).toBe(true));
    expect(revoked).toHaveBeenCalledWith('blob:1');
    expect(await result.current.settle()).toEqual([]);
    vi.restoreAllMocks();
  });
});
