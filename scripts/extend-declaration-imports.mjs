/**
 * In: the declarations that tsc emitted to dist. Out: the same, with `.js` at the end of each relative import. The
 * sources import without extension; Node's own resolution (`moduleResolution: node16`) needs one in what is published.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const relativeImport = /(\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.{1,2}\/[^'"]+)\2/g;

for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.d.ts')) continue;
  const file = join(dist, name);
  const before = readFileSync(file, 'utf8');
  const after = before.replace(relativeImport, (_match, keyword, quote, specifier) => {
    return `${keyword}${quote}${extend(file, specifier)}${quote}`;
  });
  if (after !== before) writeFileSync(file, after);
}

/** @param {string} file @param {string} specifier */
function extend(file, specifier) {
  if (/\.(js|css|json)$/.test(specifier)) return specifier;
  if (!existsSync(join(dirname(file), `${specifier}.d.ts`))) {
    throw new Error(`${file} imports "${specifier}", but no declaration was emitted for it.`);
  }
  return `${specifier}.js`;
}
