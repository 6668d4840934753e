/** The demo page and its server in one process: the page is built from the sources, `/api` is answered in place. */
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { browserDependencies } from '../scripts/browser-dependencies.mjs';
import { parserAlias } from '../scripts/parser-alias.mjs';
import { sourceAlias } from '../scripts/source-alias.mjs';
import { demoApi } from './server/vite-plugin';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), tailwindcss(), demoApi()],
  resolve: { alias: [...sourceAlias, ...parserAlias] },
  optimizeDeps: browserDependencies,
  server: { port: 5173 },
});
