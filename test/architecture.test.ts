/** Holds every import in src/ to the table of docs/architecture.md: what each folder may know. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve('src');

/** A folder, or a file at the top of src, and what it may import, besides itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'errors.ts': [],
  'server-error.ts': [],
  'rate-limits.ts': [],
  bytes: ['errors.ts', 'server-error.ts', 'rate-limits.ts'],
  events: ['errors.ts'],
  deltas: ['errors.ts', 'server-error.ts', 'events/stream-event.ts'],
  machine: ['errors.ts', 'rate-limits.ts', 'deltas/delta.ts'],
  display: ['machine/reply.ts', 'machine/text-growth.ts'],
  markdown: [],
  highlight: ['markdown'],
  structured: ['errors.ts', 'deltas/delta.ts', 'machine/reply.ts'],
  engine: ['errors.ts', 'rate-limits.ts', 'bytes', 'events', 'deltas', 'machine', 'display', 'structured'],
  review: ['errors.ts', 'deltas/delta.ts', 'engine'],
  jobs: ['errors.ts', 'server-error.ts', 'bytes', 'deltas', 'display', 'engine', 'machine'],
  bodies: ['deltas/delta.ts', 'chat/chat-message.ts', 'usage/estimate-tokens.ts'],
  uploads: ['deltas/delta.ts', 'machine/reply.ts'],
  usage: ['deltas/delta.ts', 'chat/chat-message.ts'],
  chat: [
    'errors.ts',
    'deltas/delta.ts',
    'machine',
    'display/page-clock.ts',
    'engine',
    'structured',
    'bodies',
    'tools',
    'usage',
    'storage',
  ],
  // Of tools their types.
  react: [
    'errors.ts',
    'rate-limits.ts',
    'engine',
    'jobs',
    'machine',
    'structured',
    'uploads',
    'chat',
    'tools',
  ],
  components: ['rate-limits.ts', 'chat/cite-sources.ts', 'react', 'machine', 'markdown', 'highlight'],
  mock: ['errors.ts', 'deltas'],
  // Of the machine the type of a request, which a review is told.
  relay: [
    'errors.ts',
    'bytes/read-response-error.ts',
    'events',
    'deltas',
    'machine/state.ts',
    'bodies',
    'chat/chat-message.ts',
    'review',
    'usage/estimate-tokens.ts',
  ],
  storage: [
    'errors.ts',
    'deltas/delta.ts',
    'machine/reply.ts',
    'chat/chat-message.ts',
    'chat/saved-thread.ts',
  ],
  // Of bodies what the model is told of a tool, of structured the type of what is not whole yet.
  tools: [
    'errors.ts',
    'machine/reply.ts',
    'chat/chat-message.ts',
    'display/page-clock.ts',
    'bodies/body-context.ts',
    'structured/deep-partial.ts',
  ],
};

/** What a folder may import besides, as types alone: nothing of it is in a bundle. */
const MAY_IMPORT_TYPES: Record<string, readonly string[]> = {
  components: [
    'engine/create-engine.ts',
    'chat/chat-message.ts',
    'chat/saved-thread.ts',
    'chat/chat-options.ts',
    'deltas/delta.ts',
    'structured/deep-partial.ts',
    'uploads',
    'usage',
  ],
};

const ENTRIES = [
  'index.ts',
  'core.ts',
  'components.ts',
  'labels.ts',
  'markdown.ts',
  'code.ts',
  'mock.ts',
  'relay.ts',
  'storage.ts',
];

/** Packages that a folder may import; all others may import none. */
const MAY_USE: Record<string, readonly string[]> = {
  storage: ['idb'],
  react: ['react', '@standard-schema/spec'],
  structured: ['@standard-schema/spec'],
  engine: ['@standard-schema/spec'],
  components: ['react', '@lezer/markdown'],
  tools: ['@standard-schema/spec'],
  markdown: ['@lezer/markdown', '@lezer/common', 'decode-named-character-reference'],
  highlight: [
    'shiki/core',
    'shiki/engine/javascript',
    'shiki/langs',
    'shiki/themes/github-light-default.mjs',
    'shiki/themes/github-dark-default.mjs',
  ],
};

interface Import {
  file: string;
  target: string;
  /** Whether all that is imported is types. */
  isType: boolean;
}

const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(SRC, join(entry.parentPath, entry.name)));

/** Every import and re-export of a file, also those of types alone. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(SRC, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const statements = text.matchAll(/(?:(?:import|export)\s+(type\b)?[^';]*?from|import)\s*\(?\s*'([^']+)'/g);
  return [...statements].map(([, type, specifier = '']) => ({
    file,
    target: specifier.startsWith('.') ? resolveFile(join(dirname(file), specifier)) : specifier,
    isType: type !== undefined,
  }));
}

function resolveFile(path: string): string {
  return files.find((file) => file === `${path}.ts` || file === `${path}.tsx`) ?? path;
}

const roomOf = (file: string) => file.split('/')[0] ?? file;
const imports = files.flatMap(importsOf);
const isLocal = ({ target }: Import) => files.includes(target);

describe('the import table', () => {
  it('has a row for every folder and file of src', () => {
    const rooms = new Set(files.map(roomOf));
    expect([...rooms].filter((room) => !(room in MAY_IMPORT) && !ENTRIES.includes(room))).toEqual([]);
    expect(imports.length).toBeGreaterThan(100);
  });

  it('is kept by every import', () => {
    const broken = imports.filter(isLocal).filter(({ file, target, isType }) => {
      const room = roomOf(file);
      if (ENTRIES.includes(room) || roomOf(target) === room) return false;
      const may = [...(MAY_IMPORT[room] ?? []), ...((isType && MAY_IMPORT_TYPES[room]) || [])];
      return !may.some((allowed) => target === allowed || roomOf(target) === allowed);
    });
    expect(broken).toEqual([]);
  });

  it('tells types from what is in a bundle', () => {
    const ofComponents = imports.filter(({ file }) => roomOf(file) === 'components');
    expect(
      ofComponents.filter(({ target, isType }) => isType && target === 'engine/create-engine.ts'),
    ).not.toEqual([]);
    expect(ofComponents.filter(({ target, isType }) => !isType && target === 'react')).not.toEqual([]);
  });

  it('lets nothing import an entry', () => {
    expect(imports.filter(({ target }) => ENTRIES.includes(target))).toEqual([]);
  });

  it('lets a folder use no package but its own', () => {
    const broken = imports
      .filter((one) => !isLocal(one))
      .filter(({ file, target }) => !MAY_USE[roomOf(file)]?.includes(target));
    expect(broken).toEqual([]);
  });

  it('is without cycles', () => {
    const cycles: string[][] = [];
    const done = new Set<string>();
    function visit(file: string, path: readonly string[]): void {
      const at = path.indexOf(file);
      if (at !== -1) cycles.push([...path.slice(at), file]);
      if (at !== -1 || done.has(file)) return;
      for (const one of imports) if (one.file === file && isLocal(one)) visit(one.target, [...path, file]);
      done.add(file);
    }
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });
});

describe('a file of src', () => {
  it('has a name that says something', () => {
    expect(
      files.filter((file) =>
        /(^|\/)(utils?|helpers?|types|misc|common|lib|internal|index)(\/|\.tsx?$)/.test(file),
      ),
    ).toEqual(['index.ts']);
  });

  it('is no longer than 300 lines', () => {
    const long = files.filter((file) => readFileSync(join(SRC, file), 'utf8').split('\n').length > 300);
    expect(long).toEqual([]);
  });
});
