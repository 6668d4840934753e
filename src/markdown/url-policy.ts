/**
 * An address that a model wrote in, where it leads out, or nothing. The URL parser that the browser itself uses decides:
 * what is read off the raw text (`java\nscript:`, `//host`, `https:host`) would be read otherwise when it is followed.
 */

/** Where an address leads. */
export interface Destination {
  /** For `href` or `src`. */
  readonly href: string;
  /** `undefined` where the address has no host of its own: it stays on the site of the page. */
  readonly url: URL | undefined;
}

/**
 * Which pictures of other sites load by themselves: hosts (`img.example.com`), origins (`https://img.example.com`) and
 * schemes (`https:`, or `data:` for bytes within the text), or a function that says so of a URL.
 */
export type AllowedImages = readonly string[] | ((url: URL) => boolean);

/** No page is there. A server knows no other base, and that of the page may change: its scheme must not matter. */
const NOWHERE = 'https://nowhere.invalid';
const ELSEWHERE = 'http://nowhere.invalid';

/** Where a link may lead: the web, a mail address, a telephone, the page's own site. */
export function toLink(address: string): Destination | undefined {
  const destination = resolve(address);
  const isLink = !destination?.url || /^(https?|mailto|tel):$/.test(destination.url.protocol);
  return isLink ? destination : undefined;
}

/** Where a picture may be: the web, the page's own site, or its own bytes, of a kind that holds no code. */
export function toImage(address: string): Destination | undefined {
  const destination = resolve(address);
  const isImage = !destination?.url || /^https?:/.test(destination.href) || isRaster(destination.href);
  return isImage ? destination : undefined;
}

/** Whether an address is the bytes of a picture that holds no code, as an SVG may. */
export function isRaster(href: string): boolean {
  return /^data:image\/(png|jpe?g|gif|webp|avif)[;,]/.test(href);
}

/**
 * Whether a picture loads without being asked: a foreign host would learn that it was seen, and what its address says.
 *
 * @param origin that of the page; `undefined` on a server
 */
export function mayLoad({ url }: Destination, allowed: AllowedImages = [], origin?: string): boolean {
  if (!url || (url.host && url.origin === origin)) return true;
  if (typeof allowed === 'function') return allowed(url);
  return [url.host, url.origin, url.protocol].some((part) => part && allowed.includes(part));
}

function resolve(written: string): Destination | undefined {
  // A browser would take it for a slash, a writer of markdown did not.
  const address = written.replaceAll('\\', '%5C');
  const isAbsolute = URL.canParse(address);
  const isRelative = !isAbsolute && URL.canParse(address, NOWHERE) && URL.canParse(address, ELSEWHERE);
  if (!isAbsolute && !isRelative) return undefined;
  const url = new URL(address, isAbsolute ? undefined : NOWHERE);
  if (url.origin === NOWHERE) return { href: address, url: undefined };
  // `https://bank.example@evil.example` reads as what it is not.
  url.username = url.password = '';
  return { href: url.href, url };
}
