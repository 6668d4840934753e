/**
 * Drafts by key: in memory at once, in the session's storage when typing pauses, so that they outlive a reload and cost
 * nothing a key. A page without storage has them in memory.
 */

const drafts = /* @__PURE__ */ new Map<string, string>();
const NAME = 'deltakit:draft:';

export function readDraft(key: string): string {
  return drafts.get(key) ?? tryStorage((storage) => storage.getItem(NAME + key)) ?? '';
}

export function keepDraft(key: string, draft: string): void {
  drafts.set(key, draft);
}

/** Writes what was kept last. */
export function writeDraft(key: string): void {
  const draft = drafts.get(key);
  if (draft === undefined) return;
  tryStorage((storage) => (draft ? storage.setItem(NAME + key, draft) : storage.removeItem(NAME + key)));
}

/** A page may have none, may not be allowed to touch it, or it may be full. */
function tryStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}
