/** What a stylesheet may count on in a welcome: the slots, and the attributes of each. */
import type { DataContract } from '../data-contract';

export const WELCOME_DATA = {
  'dk-welcome': {},
  'dk-welcome-mark': {},
  'dk-welcome-heading': {},
  'dk-welcome-text': {},
} as const satisfies DataContract;
