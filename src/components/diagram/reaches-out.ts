/**
 * Whether the source of a diagram could make the page ask the network for something. While mermaid measures a diagram
 * its parts stand in the page: the picture of a node, the icon of an actor or a style with `url()` would be fetched,
 * and what a model wrote could so tell others what was said. In: source. Out: a careful guess; `true` where in doubt.
 */

const SIGNS = [
  // A URL with a host.
  /[/\\]{2}/,
  /\b(?:https?|ftp|wss?):/i,
  // What loads in a style.
  /url\(|image-set|@import|image\(|src\(/i,
  // Ways to write one of these so that it is not seen here. `\n` is a line break in a label.
  /\\(?!n)/,
  /&(?!(?:amp|lt|gt|quot|nbsp);)(?:#|\w+;)/,
];

export function reachesOut(source: string): boolean {
  // Browsers leave out tabs and line ends within a URL.
  const dense = source.replace(/\s+/g, '');
  return SIGNS.some((sign) => sign.test(source) || sign.test(dense));
}
