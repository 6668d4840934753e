/**
 * What a stylesheet may count on in markdown: its slots, and the attributes of each. Plain elements have no slot, as an
 * app may put its own in their place: `.dk-md h2` is how they are styled, `ul[data-tight]` and `li[data-task]` what they say.
 */
import type { DataContract } from '../data-contract';

export const MARKDOWN_DATA = {
  'dk-markdown': {},
  'dk-md-group': {},
  'dk-md-section': {},
  'dk-md-html': {},
  'dk-md-table': {},
  'dk-md-link': {},
  'dk-md-link-host': {},
  'dk-md-image': {},
  'dk-md-image-alt': {},
  'dk-md-image-load': {},
  'dk-md-image-host': {},
  'dk-md-notes': {},
  'dk-md-note-mark': {},
  'dk-md-note-link': {},
  'dk-md-note-back': {},
} as const satisfies DataContract;
