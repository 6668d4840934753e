/**
 * Where one is: the path is a page, the query what was chosen on it. Every choice is an address, so each can be
 * linked to, reloaded, and gone back to.
 */
import { useCallback, useMemo, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

/** The page that was last looked at. */
let lastPath = location.pathname;

/** Whether another page was gone to since this was last asked: then the focus goes there too. */
export function hasMoved(): boolean {
  const moved = location.pathname !== lastPath;
  lastPath = location.pathname;
  return moved;
}

/** Goes to an address of this app. `replace` leaves none behind to go back to. */
export function go(href: string, how: 'push' | 'replace' = 'push'): void {
  const { pathname, search } = new URL(href, location.href);
  if (pathname + search === readPlace()) return;
  if (how === 'push') history.pushState(null, '', href);
  else history.replaceState(null, '', href);
  for (const listener of listeners) listener();
}

/** The path and the query that the address bar has. */
export function usePlace(): { path: string; query: URLSearchParams } {
  const place = useSyncExternalStore(subscribe, readPlace, readPlace);
  return useMemo(() => {
    const { pathname, searchParams } = new URL(place, location.origin);
    return { path: pathname, query: searchParams };
  }, [place]);
}

/** What a page lets one choose: names, each with its values, of which the first is the default. */
type Spec = Readonly<Record<string, readonly [string, ...string[]] | ''>>;

type ChoicesOf<Of extends Spec> = {
  readonly [Name in keyof Of]: Of[Name] extends readonly (infer Value extends string)[] ? Value : string;
};

/**
 * What was chosen on a page, as its address says. What the address does not say, or says in vain, is the default; a
 * choice of which anything may be the value is `''` in the spec.
 *
 * @example
 * ```tsx
 * const SPEC = { size: ['64k', '16k'], thread: '' } as const;
 * const [{ size }, choose] = useChoices(SPEC);
 * <button onClick={() => choose({ size: '16k' })}>16k</button>
 * ```
 */
export function useChoices<const Of extends Spec>(
  spec: Of,
): [ChoicesOf<Of>, (change: Partial<ChoicesOf<Of>>, how?: 'push' | 'replace') => void] {
  const { query } = usePlace();
  const choices = useMemo(
    () => Object.fromEntries(Object.keys(spec).map((name) => [name, read(query, name, spec[name])])),
    [spec, query],
  );
  const choose = useCallback(
    (change: Partial<ChoicesOf<Of>>, how: 'push' | 'replace' = 'push') => {
      // What the address says now: several choices may be made before React renders.
      const next = new URLSearchParams(location.search);
      for (const [name, value] of Object.entries<string | undefined>(change)) {
        const isDefault = value === (spec[name]?.[0] ?? '');
        if (value === undefined || isDefault) next.delete(name);
        else next.set(name, value);
      }
      go(`${location.pathname}${next.size > 0 ? `?${next}` : ''}`, how);
    },
    [spec],
  );
  return [choices as ChoicesOf<Of>, choose];
}

function read(query: URLSearchParams, name: string, values: Spec[string] | undefined): string {
  const said = query.get(name) ?? '';
  if (!values) return said;
  return values.includes(said) ? said : values[0];
}

function readPlace(): string {
  return location.pathname + location.search;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}
