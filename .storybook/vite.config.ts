/** Storybook's own: the library build of the root's vite.config.ts has no place in it. */
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { browserDependencies } from '../scripts/browser-dependencies.mjs';
import { parserAlias } from '../scripts/parser-alias.mjs';
import { sourceAlias } from '../scripts/source-alias.mjs';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: [...sourceAlias, ...parserAlias] },
  optimizeDeps: browserDependencies,
});
