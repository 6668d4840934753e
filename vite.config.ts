/**
 * In: the entries that package.json exports. Out: dist, one ES module for each source file. Modules stay apart so
 * that `'use client'` stays at the top of the files that have it, and an app's bundler drops what it does not use.
 */
import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { parserAlias } from './scripts/parser-alias.mjs';
import { listEntries } from './scripts/source-alias.mjs';

export default defineConfig({
  publicDir: false,
  plugins: [leaveOutFragments(), addParserLicense()],
  resolve: { alias: parserAlias },
  // Whatever NODE_ENV says: React has no `jsxDEV` in production.
  oxc: { jsx: { development: false } },
  build: {
    target: 'es2022',
    minify: false,
    sourcemap: true,
    lib: { entry: listEntries(), formats: ['es'] },
    rolldownOptions: {
      // The warning that 'use client' may be lost; check-package.mjs sees to it that none is.
      checks: { moduleLevelDirective: false },
      // What an app installs besides: dependencies and peers.
      external: [/^(react|react-dom|shiki)($|\/)/, 'decode-named-character-reference', 'idb'],
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        // npm packs no folder of that name.
        entryFileNames: ({ name }) =>
          `${name.replace(/^.*node_modules\/(.+?)\/dist\/index$/, 'bundled/$1')}.js`,
      },
    },
  },
});

/** A text is read on from a line, never from an older tree or in ranges: what the parser has for that is left out. */
function leaveOutFragments(): Plugin {
  const unused = [
    ['fragments.length ? new FragmentCursor(fragments, input) : null', 'null'],
    ['injectGaps(this.ranges, 0, tree.topNode, this.ranges[0].from, this.reusePlaceholders)', 'tree'],
  ] as const;
  return {
    name: 'deltakit-parser-fragments',
    transform(code, id) {
      if (!id.endsWith('@lezer/markdown/dist/index.js')) return;
      const missing = unused.find(([source]) => !code.includes(source));
      if (missing) throw new Error(`@lezer/markdown has changed, it no longer says: ${missing[0]}`);
      return { code: unused.reduce((left, [source, none]) => left.replace(source, none), code), map: null };
    },
  };
}

/** What is bundled comes with its licence. */
function addParserLicense(): Plugin {
  return {
    name: 'deltakit-parser-license',
    generateBundle() {
      const source = readFileSync(new URL('./node_modules/@lezer/markdown/LICENSE', import.meta.url), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'bundled/@lezer/LICENSE', source });
    },
  };
}
