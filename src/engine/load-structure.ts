import { loadCode } from './load-code';

/** What replies with a schema need: fetched when there is one. @throws StreamError `network` when it can't be */
export function loadStructure() {
  return loadCode(() => import('../structured/structure-replies'));
}
