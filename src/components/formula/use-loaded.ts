'use client';
/** A module that an app's function fetches, once somebody needs it. */
import { useEffect, useState } from 'react';

/** Fetches a module once for all who need it. */
export interface LazyModule<T> {
  /** What is there already. */
  readonly current: T | undefined;
  /** Never rejects: `undefined` where it could not be fetched; then the next who asks tries again. */
  load(): Promise<T | undefined>;
}

export function createLazyModule<T>(fetchModule: () => Promise<T | { readonly default: T }>): LazyModule<T> {
  let current: T | undefined;
  let loading: Promise<T | undefined> | undefined;
  async function load(): Promise<T | undefined> {
    try {
      const loaded = await fetchModule();
      current = isModule(loaded) ? loaded.default : loaded;
      return current;
    } catch {
      loading = undefined;
      return undefined;
    }
  }
  return {
    get current() {
      return current;
    },
    load() {
      loading ??= load();
      return loading;
    },
  };
}

function isModule<T>(loaded: T | { readonly default: T }): loaded is { readonly default: T } {
  return typeof loaded === 'object' && loaded !== null && 'default' in loaded;
}

/** The module, once it is there; nothing is fetched before `isNeeded`. */
export function useLoaded<T>(lazy: LazyModule<T>, isNeeded: boolean): T | undefined {
  const [, setLoaded] = useState<T>();
  useEffect(() => {
    if (!isNeeded || lazy.current) return;
    let isWanted = true;
    lazy.load().then((loaded) => {
      // As a function, because the module may be one.
      if (isWanted && loaded) setLoaded(() => loaded);
    });
    return () => {
      isWanted = false;
    };
  }, [lazy, isNeeded]);
  return isNeeded ? lazy.current : undefined;
}
