/** What a stylesheet may count on in sources, and in the marks that lead to them. */
import type { DataContract } from '../data-contract';

export const SOURCES_DATA = {
  /** With `details` it is a list, else a line of names. */
  'dk-sources': { 'data-details': 'flag' },
  'dk-sources-list': {},
  'dk-source': {},
  'dk-source-text': {},
  'dk-source-head': {},
  'dk-source-place': {},
  'dk-source-link': {},
  'dk-source-name': {},
  'dk-source-host': {},
  'dk-source-score': {},
  'dk-source-bar': {},
  'dk-source-bar-share': {},
  'dk-source-snippet': { 'data-open': 'flag' },
  'dk-source-more': {},
  'dk-sources-rest': {},
  'dk-sources-show': {},
  'dk-citation': {},
  'dk-citation-mark': { 'data-open': 'flag' },
  'dk-citation-card': {},
  'dk-citation-head': {},
  'dk-citation-snippet': {},
} as const satisfies DataContract;
