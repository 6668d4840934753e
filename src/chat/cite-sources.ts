/** A text with citations such as `[1]` in, markdown out in which each leads to its source. */
import type { Source } from '../deltas/delta';

export interface CiteOptions {
  /**
   * Where a citation leads, such as `#source-3`. Default: the source's own address; one without is no link.
   *
   * @param number from 1
   */
  hrefOf?: ((source: Source, number: number) => string | undefined) | undefined;
  /** Sources below it are not linked; those without a score are. */
  minScore?: number | undefined;
}

/**
 * Links the citations of a text, by number or by the id of the source, as link definitions before it: they show nothing,
 * and the text grows behind them as it comes.
 *
 * @example
 * ```tsx
 * const sources = message.parts.flatMap((part) => (part.type === 'source' ? [part.source] : []));
 * <Markdown text={citeSources(message.text, sources)} />
 * ```
 */
export function citeSources(
  text: string,
  sources: readonly Source[],
  { hrefOf = ({ url }) => url, minScore = Number.NEGATIVE_INFINITY }: CiteOptions = {},
): string {
  const definitions = sources.flatMap((source, index) => {
    const href = (source.score ?? minScore) >= minScore ? hrefOf(source, index + 1) : undefined;
    if (!href) return [];
    const title = source.title?.replace(/\s+/g, ' ').replace(/["\\]/g, '\\$&');
    const target = `<${href.replace(/[<>\\\s]/g, encodeURIComponent)}>${title ? ` "${title}"` : ''}`;
    const labels = new Set([String(index + 1), ...(isLabel(source.id) ? [source.id] : [])]);
    return [...labels].map((label) => `[${label}]: ${target}\n`);
  });
  return definitions.length > 0 ? `${definitions.join('')}\n${text}` : text;
}

/** What can stand in brackets as it is. */
function isLabel(id: string | undefined): id is string {
  return id !== undefined && /^[\w.:-]{1,100}$/.test(id);
}
