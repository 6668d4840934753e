/** What the docs name is there: files, headings, scripts of package.json. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { readBlocks } from './read-blocks';
import { readPages } from './read-pages';

const pages = readPages();
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** A page without its code. */
const prose = (text: string) => text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '``');

/** As GitHub makes an anchor of a heading. */
function anchorsOf(text: string): string[] {
  const headings = [...text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').matchAll(/^#{1,6} (.+)$/gm)];
  const counts = new Map<string, number>();
  return headings.map(([, heading = '']) => {
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

const anchors = new Map<string, readonly string[]>();

function anchorsIn(path: string): readonly string[] {
  const known = anchors.get(path) ?? anchorsOf(readFileSync(path, 'utf8'));
  anchors.set(path, known);
  return known;
}

it('every link from page to page leads to a file, and to a heading of it', () => {
  const broken = pages.flatMap(({ path, text }) =>
    [...prose(text).matchAll(/\[[^\]]*\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
      if (/^[a-z]+:/.test(target)) return [];
      const [file = '', anchor] = target.split('#');
      const at = file === '' ? path : join(dirname(path), file);
      if (!existsSync(at)) return [`${path}: ${target}`];
      const isThere = anchor === undefined || anchorsIn(at).includes(anchor);
      return isThere ? [] : [`${path}: ${target}`];
    }),
  );
  expect(broken).toEqual([]);
});

it('every page of docs is found from docs/README.md', () => {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path) || !existsSync(path)) return;
    seen.add(path);
    for (const [, target = ''] of readFileSync(path, 'utf8').matchAll(/\]\(([^)\s#:]+\.md)(?:#[^)]*)?\)/g))
      visit(join(dirname(path), target));
  };
  visit('docs/README.md');
  expect(pages.map(({ path }) => path).filter((path) => path.startsWith('docs/') && !seen.has(path))).toEqual(
    [],
  );
});

it('every script that the docs name is one of package.json', () => {
  const named = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/npm (?:run (?:-s )?|(?=test\b|start\b))([\w:-]+)/g)].map(([, script = '']) => ({
      path,
      script,
    })),
  );
  expect(named.length).toBeGreaterThan(20);
  // Behind `cd` in an app of one's own, scripts are those of that app.
  const ofApps = ['dev', 'start'];
  expect(named.filter(({ script }) => !(script in scripts) && !ofApps.includes(script))).toEqual([]);
});

it('what the docs install is what is tried here', () => {
  const { devDependencies, dependencies, peerDependencies } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  ) as Record<string, Record<string, string>>;
  const known = new Set([
    'deltakit',
    ...Object.keys({ ...devDependencies, ...dependencies, ...peerDependencies }),
  ]);
  const installed = pages.flatMap(readBlocks).flatMap(({ language, code, page }) =>
    language === 'sh'
      ? [...code.matchAll(/^npm (?:install|i)((?: (?:-D|@?[\w@./-]+))*)/gm)].flatMap(([, names = '']) =>
          names
            .trim()
            .split(' ')
            .filter((name) => name && !name.startsWith('-'))
            .map((name) => ({ page, name: name.replace(/(.)@.*$/, '$1') })),
        )
      : [],
  );
  expect(installed.filter(({ name }) => !known.has(name))).toEqual([]);
});
