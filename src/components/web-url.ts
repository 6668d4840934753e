/** An address that a model gave in, a URL that may be followed out. Scripts and the like are none. */

import { isRaster } from '../markdown/url-policy';

/** What leads to the web. */
export function toWebUrl(url: string | undefined): URL | undefined {
  const parsed = parse(url);
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed : undefined;
}

/**
 * What a file may be at: the web, a mail address, or its own bytes.
 *
 * @param base what an address without a host belongs to; without it there is none to follow
 */
export function toFileUrl(url: string | undefined, base: string | undefined): URL | undefined {
  const parsed = parse(url, base);
  return parsed && /^(https?|mailto|data|blob):$/.test(parsed.protocol) ? parsed : undefined;
}

/** Whether it can be shown as a picture without telling another site, and holds no code. */
export function isOwnPicture({ protocol, origin, href }: URL): boolean {
  return isRaster(href) || (/^(https?|blob):$/.test(protocol) && origin === globalThis.location?.origin);
}

/** Whether its bytes are there already. */
export function isOwnBytes({ protocol }: URL): boolean {
  return /^(data|blob):$/.test(protocol);
}

function parse(url: string | undefined, base?: string): URL | undefined {
  return url && URL.canParse(url, base) ? new URL(url, base) : undefined;
}
