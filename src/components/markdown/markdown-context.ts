'use client';
/** What all parts of a text know: two contexts, as what is settled must not render again when a definition comes. */
import { createContext } from 'react';
import { type Definitions, NO_DEFINITIONS } from '../../markdown/definitions';
import type { InlineReader } from '../../markdown/read-inline';
import type { AllowedImages } from '../../markdown/url-policy';
import type { MarkdownComponents } from './markdown-components';
import type { MarkdownLabels } from './markdown-labels';

export interface MarkdownSettings {
  readonly components: MarkdownComponents;
  readonly images: AllowedImages | undefined;
  readonly labels: Partial<MarkdownLabels> | undefined;
  readonly inline: InlineReader | undefined;
  /** Of the ids that this text makes. */
  readonly id: string;
}

export const SettingsContext = /* @__PURE__ */ createContext<MarkdownSettings>({
  components: {},
  images: undefined,
  labels: undefined,
  inline: undefined,
  id: '',
});

/** What references mean so far, and the numbers of the footnotes by label. */
export interface MarkdownReferences {
  readonly definitions: Definitions;
  readonly numbers: ReadonlyMap<string, number>;
}

export const ReferencesContext = /* @__PURE__ */ createContext<MarkdownReferences>({
  definitions: NO_DEFINITIONS,
  numbers: new Map(),
});
