/**
 * For `optimizeDeps` of every Vite that serves the sources to a browser. What is first imported by a click or a fence
 * would be found late, and then Vite reloads the page. The parser is served as it is: it is built on one of our own
 * files (parser-alias.mjs), which Vite would keep in its cache when that file changes.
 */
export const browserDependencies = {
  include: [
    'decode-named-character-reference',
    'idb',
    'katex',
    'mermaid',
    'shiki/core',
    'shiki/engine/javascript',
    'shiki/langs',
    'shiki/langs/typescript.mjs',
    'shiki/themes/github-dark-default.mjs',
    'shiki/themes/github-light-default.mjs',
    'shiki/themes/vitesse-dark.mjs',
    'shiki/themes/vitesse-light.mjs',
  ],
  exclude: ['@lezer/markdown'],
};
