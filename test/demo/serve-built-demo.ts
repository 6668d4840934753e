/**
 * The demo, bundled once into a temporary folder and served with its api by Vite's preview. A page of it is one script
 * instead of some hundred modules, which each new context of a browser would fetch anew; React stays that of
 * development, which complains. That `npm run demo` serves the same page is seen with `startDemo`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, type InlineConfig, preview } from 'vite';
import type { RunningDemo } from './start-demo';

export async function serveBuiltDemo(): Promise<RunningDemo> {
  const outDir = await mkdtemp(join(tmpdir(), 'deltakit-demo-'));
  // Vite's config loader warns of imports without extension, a line for each file: see scripts/demo.mjs.
  process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';
  const config: InlineConfig = {
    configFile: resolve('demo/vite.config.ts'),
    mode: 'development',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: { outDir, emptyOutDir: true, minify: false, reportCompressedSize: false },
    preview: { port: 0, host: '127.0.0.1' },
  };
  await build(config);
  const server = await preview(config);
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The preview of the demo has no address.');
  return {
    url,
    async close() {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
