/** The hostile texts of the corpus, as the corpus server gives them: what is put in, and what has to hold. */
import { inject } from 'vitest';

export type Property =
  | 'no-script-exec'
  | 'no-dangerous-url'
  | 'no-event-handler-attr'
  | 'no-foreign-request'
  | 'no-forbidden-element'
  | 'link-rel-noopener-noreferrer'
  | 'link-destination-visible'
  | 'bidi-isolated'
  | 'no-dom-clobber'
  | 'no-prototype-pollution'
  | 'linear-time'
  | 'no-throw'
  | 'no-crash'
  | 'text-preserved';

export interface Payload {
  id: string;
  category: string;
  /** How it comes: `markdown` and `html` as text, the others as a part of a reply. */
  format: 'markdown' | 'html' | 'json' | 'url' | 'tool-name' | 'ui-part';
  /** Those of them that are about more than every text. */
  properties: Property[];
  text: string;
}

interface StoredPayload extends Omit<Payload, 'text'> {
  input: string | null;
  generator?: { repeat: string; count: number; suffix: string } | { js: string };
}

/** All of them; none where the corpus is not there. */
export async function loadPayloads(): Promise<Payload[]> {
  const url = inject('corpusUrl');
  if (!url) return [];
  const { payloads } = (await (await fetch(`${url}/payloads.json`)).json()) as { payloads: StoredPayload[] };
  return payloads.map(({ input, generator, ...payload }) => ({
    ...payload,
    text: input ?? generate(generator),
  }));
}

function generate(generator: StoredPayload['generator']): string {
  if (!generator) return '';
  if ('js' in generator) return String(new Function(`return ${generator.js}`)());
  return generator.repeat.repeat(generator.count) + generator.suffix;
}
