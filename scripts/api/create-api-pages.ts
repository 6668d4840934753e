/** In: src/ and stories/. Out: the pages of docs/api, by name: what `npm run docs:api` writes, and a test compares. */
import { findStories } from './find-stories';
import { readApi } from './read-api';
import { writePages } from './write-pages';

export function createApiPages(): Map<string, string> {
  const { typeEntries, ...api } = readApi();
  return writePages(api, typeEntries, findStories('stories'));
}
