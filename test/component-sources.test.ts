/** What all sources of the kit keep to: no side of the page, no words of their own, no motion that can't be turned off. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { describe, expect, it } from 'vitest';

const COMPONENTS = resolve('src/components');

interface Node {
  type: string;
  [key: string]: unknown;
}

interface Source {
  file: string;
  /** String literals, also pieces of templates. */
  texts: string[];
  /** Text between tags. */
  words: string[];
  /** Values of attributes that a person reads or hears, where they are written out. */
  spoken: string[];
  code: string;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const SPOKEN = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'title',
  'alt',
  'placeholder',
  'label',
];

function readSource(path: string): Source {
  const code = readFileSync(path, 'utf8');
  const source: Source = { file: relative(COMPONENTS, path), texts: [], words: [], spoken: [], code };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (!isNode(value)) return;
    if (value.type === 'Literal' && typeof value.value === 'string') source.texts.push(value.value);
    if (value.type === 'TemplateElement' && isRaw(value.value)) source.texts.push(value.value.raw);
    if (value.type === 'JSXText' && typeof value.value === 'string') source.words.push(value.value);
    if (value.type === 'JSXAttribute' && isNode(value.name) && isNode(value.value)) {
      const isSpoken = SPOKEN.includes(String(value.name.name)) && value.value.type === 'Literal';
      if (isSpoken) source.spoken.push(String(value.value.value));
    }
    for (const child of Object.values(value)) visit(child);
  };
  visit(parseAst(code, { lang: 'tsx' }));
  return source;
}

const isRaw = (value: unknown): value is { raw: string } =>
  typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'string';

const sources = readdirSync(COMPONENTS, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => readSource(join(entry.parentPath, entry.name)));

/** Every utility class of the kit, with the file it is in; variants stay before it. */
const classes = sources.flatMap(({ file, texts }) =>
  texts
    .flatMap((text) => text.split(/\s+/).filter((one) => one.startsWith('dk:')))
    .map((name) => ({ file, name })),
);
const utilityOf = (name: string) =>
  name.slice(name.replace(/\[[^\]]*\]/g, (part) => '_'.repeat(part.length)).lastIndexOf(':') + 1);

const SIDED =
  /^-?(?:[mp][lr]|scroll-[mp][lr]|left|right|border-[lr]|rounded-(?:[lr]|[tb][lr])|text-(?:left|right)|float-(?:left|right)|clear-(?:left|right))(?:-|$)/;

describe('the sources of the kit', () => {
  it('are read', () => {
    expect(classes.length).toBeGreaterThan(1000);
    expect(SIDED.test('ml-2') && SIDED.test('-right-1') && SIDED.test('border-l')).toBe(true);
    expect(SIDED.test('ms-2') || SIDED.test('rounded-full') || SIDED.test('text-start')).toBe(false);
  });

  it('name no left and no right, as a page may run from either', () => {
    expect(classes.filter(({ name }) => SIDED.test(utilityOf(name)))).toEqual([]);
  });

  it('stop each animation and transition for who wants less motion', () => {
    const moving = sources.flatMap(({ file, texts }) => {
      const names = texts.flatMap((text) => text.split(/\s+/)).filter((name) => name.startsWith('dk:'));
      const kinds = ['animate', 'transition'] as const;
      return kinds
        .filter((kind) => names.some((name) => utilityOf(name).startsWith(kind) && !/-none$/.test(name)))
        .filter(
          (kind) =>
            !names.some((name) => /motion-(reduce|safe):/.test(name) && utilityOf(name).startsWith(kind)),
        )
        .map((kind) => `${kind} in ${file}`);
    });
    expect(moving).toEqual([]);
  });

  it('say nothing that is not in a table of labels', () => {
    const said = sources.flatMap(({ file, words, spoken }) =>
      [...words, ...spoken].filter((text) => /\p{L}/u.test(text)).map((text) => `${file}: ${text.trim()}`),
    );
    expect(said).toEqual([]);
  });
});
