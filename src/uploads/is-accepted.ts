/** Whether a file may be attached, by the grammar of the `accept` attribute of HTML. */
import { toMediaType } from './sniff-media-type';

/**
 * SVG is a picture for browsers alone: no provider takes it, and it can hold scripts. So it is accepted only by its own
 * name, `.svg` or `image/svg+xml`.
 *
 * @param accept such as `image/*, .pdf`; nothing accepts all
 * @see https://html.spec.whatwg.org/multipage/input.html#attr-input-accept
 */
export function isAccepted(
  accept: string | readonly string[] | undefined,
  { name, mediaType }: { name: string; mediaType: string },
): boolean {
  const tokens = String(accept ?? '')
    .split(',')
    .map((token) => token.trim().toLowerCase())
    .filter(Boolean);
  const isSvg = mediaType === SVG;
  if (tokens.length === 0) return !isSvg;
  return tokens.some((token) => {
    if (token.startsWith('.')) return name.toLowerCase().endsWith(token);
    if (!token.endsWith('/*')) return toMediaType(token) === mediaType;
    return !isSvg && (token === '*/*' || mediaType.startsWith(token.slice(0, -1)));
  });
}

/** The media type of SVG. */
export const SVG = 'image/svg+xml';
