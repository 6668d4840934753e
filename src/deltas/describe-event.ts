import type { StreamEvent } from '../events/stream-event';
import { asObject, asText } from './parse-event-data';

/** What an event looks like, for an error that nobody knew it: its names, never its values. */
export function describeEvent({ event }: StreamEvent, json: unknown): string {
  const { type } = asObject(json);
  const names = Object.keys(typeof json === 'object' ? asObject(json) : {});
  const isName = (text: string) => /^[\w.:/-]{1,40}$/.test(text);
  const kind = [asText(type), event].find((name) => name && isName(name)) ?? 'message';
  const fields = names.filter(isName).slice(0, 8);
  return `${kind} ${fields.length > 0 ? `{ ${fields.join(', ')} }` : json === undefined ? '(no JSON)' : '(no fields)'}`;
}
