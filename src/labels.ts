/** `deltakit/labels`: every string of the kit in English, German, Arabic and Japanese. An app loads those that it names. */
export { arabic } from './components/labels/arabic';
export { english } from './components/labels/english';
export { german } from './components/labels/german';
export { japanese } from './components/labels/japanese';
export type { Labels } from './components/labels/labels';
