import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  // The packages lie one folder up, where all apps share them.
  // Once built, it is gone: to keep it takes as long as to make it.
  experimental: { turbopackFileSystemCacheForBuild: false },
  // tsc looks at the types, with all that Next adds to them.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: fileURLToPath(new URL('..', import.meta.url)) },
};
