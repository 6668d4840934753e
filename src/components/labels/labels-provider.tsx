'use client';
/** Replaces strings for all parts below it, as a page in another language does. */
import type { ReactNode } from 'react';
import type { Labels } from './labels';
import { LabelsContext } from './use-labels';

/** Props of {@link LabelsProvider}. */
export interface LabelsProviderProps {
  /** Keep the object the same from one render to the next: all parts below render when it changes. */
  labels: Partial<Labels>;
  /** The parts that speak by these words. */
  children: ReactNode;
}

/**
 * Gives strings to every part below it. A part's own `labels` win over these.
 *
 * @example
 * ```tsx
 * import { german } from 'deltakit/labels';
 * <LabelsProvider labels={german}>
 *   <Chat chat={chat} />
 * </LabelsProvider>
 * ```
 */
export function LabelsProvider({ labels, children }: LabelsProviderProps) {
  return <LabelsContext value={labels}>{children}</LabelsContext>;
}
