/**
 * deltakit and the pages of the chosen contestants in, production builds out, minified. deltakit is built as for its
 * package, into a folder of the bench: what is measured is what the sources say now. All run the root's React.
 */
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { runNpx } from '../../scripts/run-npm.mjs';

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/**
 * @param pages folders in `pages/`
 * @param minify false keeps the names of functions, for a profile
 * @returns the folder that was built
 * @throws Error where a build fails
 */
export async function buildPages(pages: readonly string[], minify = true): Promise<string> {
  if (pages.includes('deltakit')) await buildPackage(pathOf('dist/package/'));
  const outDir = pathOf('dist/pages');
  await build({
    configFile: false,
    root: pathOf('pages'),
    publicDir: false,
    logLevel: 'warn',
    plugins: [react(), tailwindcss()],
    resolve: {
      dedupe: ['react', 'react-dom'],
      alias: [
        { find: /^deltakit$/, replacement: pathOf('dist/package/index.js') },
        { find: /^deltakit\/styles\.css$/, replacement: pathOf('dist/package/styles.css') },
        { find: /^deltakit\/([a-z-]+)$/, replacement: `${pathOf('dist/package/')}$1.js` },
      ],
    },
    build: {
      outDir,
      emptyOutDir: true,
      ...(minify ? {} : { minify: false }),
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: {
        input: pages.map((page) => pathOf(`pages/${page}/index.html`)),
        // Of the peers' packages, and nothing that could be changed here.
        checks: { moduleLevelDirective: false },
      },
    },
  });
  return outDir;
}

/** As `npm run build` does it, but for the declarations, which run nothing. */
async function buildPackage(outDir: string): Promise<void> {
  const root = pathOf('../..');
  await build({ root, configFile: pathOf('../../vite.config.ts'), logLevel: 'warn', build: { outDir } });
  const styles = ['tailwindcss', '-i', 'src/styles/styles.css', '-o', `${outDir}styles.css`, '--minify'];
  if (runNpx(styles, { stdio: 'ignore' }) !== 0) throw new Error('deltakit’s stylesheet could not be built.');
}
