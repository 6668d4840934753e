/** `npm run docs:api`: the entries' types and TSDoc in, the pages of docs/api out. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApiPages } from './api/create-api-pages';

const FOLDER = 'docs/api';

try {
  const pages = createApiPages();
  mkdirSync(FOLDER, { recursive: true });
  for (const old of readdirSync(FOLDER)) if (!pages.has(old)) rmSync(join(FOLDER, old));
  for (const [name, text] of pages) writeFileSync(join(FOLDER, name), text);
  console.log(`${FOLDER}: ${pages.size} pages`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
