/** The tour's own words: English, and read as such where the layout is from right to left. */
import type { ReactNode } from 'react';

export function OwnWords({ children }: { children: ReactNode }) {
  return (
    <bdi lang="en" dir="ltr">
      {children}
    </bdi>
  );
}
