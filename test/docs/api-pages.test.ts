/** docs/api is written from the types, so it can be no other than they are; and it leaves nobody without an answer. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createApiPages } from '../../scripts/api/create-api-pages';

const FOLDER = 'docs/api';
const pages = createApiPages();

it('the pages of docs/api are what the types say: npm run docs:api writes them', () => {
  expect(readdirSync(FOLDER).sort()).toEqual([...pages.keys()].sort());
  const stale = [...pages].filter(([name, text]) => readFileSync(join(FOLDER, name), 'utf8') !== text);
  expect(stale.map(([name]) => name)).toEqual([]);
});

it('a hook and a component each have a page with a sentence, an example, and stories that show it live', () => {
  const own = [...pages].filter(([, text]) => /^# .+\n\n`import /.test(text));
  expect(own.length).toBeGreaterThan(40);
  const poor = own.filter(
    ([, text]) =>
      !/^# .+\n\n`import .+`\n\n\w/.test(text) || !text.includes('```tsx') || !text.includes('**Live:**'),
  );
  expect(poor.map(([name]) => name)).toEqual([]);
});

it('every option and every prop has a sentence', () => {
  const untold = [...pages].flatMap(([name, text]) => {
    const takes = /^## (?:Takes|Props)$([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(text)?.[1] ?? '';
    return [...takes.matchAll(/^\| `(\w+)\??` \|.*\| {2}\|$/gm)].map(([, field]) => `${name}: ${field}`);
  });
  expect(untold).toEqual([]);
});
