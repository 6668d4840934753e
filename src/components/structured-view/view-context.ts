/** What all fields of a value need, whatever they stand in. */
import { createContext, type ReactNode } from 'react';
import type { StructuredViewLabels } from './structured-view-labels';

/** How a field is shown. */
export interface FieldView {
  /** Names it. Default: its name in the JSON, as words. */
  title?: ReactNode;
  /** Shows its value, which may be half. Default: by what it is. */
  render?: ((value: unknown, isOpen: boolean) => ReactNode) | undefined;
}

/** By path: `title`, or `steps.title` for a field of each of the `steps`. */
export type FieldViews = Readonly<Record<string, FieldView>>;

export interface View {
  fields: FieldViews;
  text: StructuredViewLabels;
  /** Whether what is not there may still come. */
  isForming: boolean;
}

export const ViewContext = /* @__PURE__ */ createContext<View | undefined>(undefined);
