/** Countdowns in; out: the same, standing at eight seconds in the page's language, as what is looked at should not change. */
import { type ReactNode, useContext, useMemo } from 'react';
import { LabelsProvider } from '../../src/components/labels/labels-provider';
import { LabelsContext, useLabels } from '../../src/components/labels/use-labels';
import { RETRY_BUTTON_ENGLISH } from '../../src/components/retry-button/retry-button-labels';
import { STATUS_NOTE_ENGLISH } from '../../src/components/status-note/status-note-labels';

const SECONDS = 8;
const ENGLISH = { ...RETRY_BUTTON_ENGLISH, ...STATUS_NOTE_ENGLISH };

export function StandStill({ children }: { children: ReactNode }) {
  const around = useContext(LabelsContext);
  const { retryIn, retrying } = useLabels(ENGLISH, undefined);
  const labels = useMemo(
    () => ({
      ...around,
      retryIn: () => retryIn(SECONDS),
      retrying: (_: number, attempt: number, attempts: number) => retrying(SECONDS, attempt, attempts),
    }),
    [around, retryIn, retrying],
  );
  return <LabelsProvider labels={labels}>{children}</LabelsProvider>;
}
