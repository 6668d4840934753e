/** The demo page and its server in one process: the page is built from the sources, `/api` is answered in place. */
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { browserDependencies } from '../scripts/browser-dependencies.mjs';
import { parserAlias } from '../scripts/parser-alias.mjs';
import { sourceAlias } from '../scripts/source-alias.mjs';
import { demoApi } from './server/vite-plugin';

export default defineConfig(({ command, isPreview }) => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), tailwindcss(), demoApi()],
  resolve: {
    alias: [
      ...sourceAlias,
      ...parserAlias,
      // React's own build for measuring: without it a production build tells nobody what a commit costs.
      ...(command === 'build' && !isPreview
        ? [{ find: /^react-dom\/client$/, replacement: 'react-dom/profiling' }]
        : []),
    ],
  },
  optimizeDeps: browserDependencies,
  server: { port: 5173 },
  preview: { port: 5173 },
  // Languages and diagrams are as large as they are, and fetched when they are met.
  build: { chunkSizeWarningLimit: 2000 },
}));
