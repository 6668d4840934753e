/** The faults that the demo's server can play: those of docs/faults.md, with what it says of each. */
import { useEffect, useState } from 'react';
import type { Row } from '../../../test/faults/describe-played';
import { getJson } from '../parts/server-facts';

export interface FaultCard {
  /** Its name in addresses. */
  slug: string;
  name: string;
  /** What the document says of it. */
  row: Row;
  /** Why a page can't play it. */
  why?: string;
}

export interface FaultSection {
  title: string;
  faults: readonly FaultCard[];
}

/** Empty until the server has told. */
export function useFaultList(): readonly FaultSection[] {
  const [sections, setSections] = useState<readonly FaultSection[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    getJson<FaultSection[]>('/api/faults', abort.signal).then(setSections, (error: unknown) => {
      if (!abort.signal.aborted) console.error('The demo server did not tell its faults.', error);
    });
    return () => abort.abort();
  }, []);
  return sections;
}
