/**
 * In: the entries that package.json exports. Out: dist, one ES module for each source file. Modules stay apart so
 * that `'use client'` stays at the top of the files that have it, and an app's bundler drops what it does not use.
 */
import { defineConfig } from 'vite';
import { parserAlias } from './scripts/parser-alias.mjs';
import { listEntries } from './scripts/source-alias.mjs';

export default defineConfig({
  publicDir: false,
  resolve: { alias: parserAlias },
  build: {
    target: 'es2022',
    minify: false,
    sourcemap: true,
    lib: { entry: listEntries(), formats: ['es'] },
    rolldownOptions: {
      // The warning that 'use client' may be lost; check-package.mjs sees to it that none is.
      checks: { moduleLevelDirective: false },
      // What an app installs besides: dependencies and peers.
      external: [/^(react|react-dom|shiki)($|\/)/, 'decode-named-character-reference'],
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
