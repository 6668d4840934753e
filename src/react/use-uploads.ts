'use client';
/** React's binding to the files of a message. State as in `use-engine`, and for the same reason. */
import { useEffect, useInsertionEffect, useRef, useState } from 'react';
import { createUploads, type Upload, type Uploads } from '../uploads/create-uploads';
import type { UploadOptions } from '../uploads/upload-options';

/** The files of a message that is being written, and what to do with them. The functions keep their identity. */
export type UploadsState = Pick<Uploads, 'add' | 'remove' | 'retry' | 'clear' | 'settle'> & {
  readonly uploads: readonly Upload[];
};

/**
 * Files that a person attaches: checked, read or sent, and given as parts of a message. What is under way ends with the
 * component.
 *
 * @example
 * ```tsx
 * const { uploads, add, settle, clear } = useUploads({ accept: 'image/*, .pdf' });
 * const send = async (text: string) => {
 *   const files = await settle();
 *   clear();
 *   await chat.send([{ type: 'text', text }, ...files]);
 * };
 * ```
 */
export function useUploads(options: UploadOptions = {}): UploadsState {
  const latest = useRef(options);
  const isMounted = useRef(false);
  const [store] = useState(() => createUploads(() => latest.current));
  const [actions] = useState(() => {
    const { add, remove, retry, clear, settle } = store;
    return { add, remove, retry, clear, settle };
  });
  const [uploads, setUploads] = useState(store.getSnapshot);

  useInsertionEffect(() => {
    latest.current = options;
  });

  useEffect(() => {
    const update = () => setUploads(store.getSnapshot());
    isMounted.current = true;
    const unsubscribe = store.subscribe(update);
    update();
    return () => {
      isMounted.current = false;
      unsubscribe();
      // As in `use-engine`: StrictMode mounts again in the same breath.
      queueMicrotask(() => {
        if (!isMounted.current) store.dispose();
      });
    };
  }, [store]);

  return { ...actions, uploads };
}
