/**
 * A thread in, Markdown of its selected branch out. What a model or a person wrote stays as it is, but can't reach
 * beyond its own message: a fence that was left open is closed, and so is what HTML would swallow.
 */
import type { MessagePart } from '../chat/chat-message';
import type { SavedMessage, SavedThread } from '../chat/saved-thread';

/** The words of an export that are not the thread's. */
export interface ExportLabels {
  readonly untitled: string;
  readonly system: string;
  readonly user: string;
  readonly assistant: string;
  readonly reasoning: string;
  readonly tool: string;
  readonly result: string;
  readonly data: string;
  readonly sources: string;
  readonly files: string;
  readonly refused: string;
  readonly stopped: string;
  /** Why, where nobody stopped it. */
  readonly left: string;
  readonly failed: string;
  readonly unfinished: string;
  readonly tooLong: string;
}

const ENGLISH: ExportLabels = {
  untitled: 'Untitled',
  system: 'System',
  user: 'User',
  assistant: 'Assistant',
  reasoning: 'Reasoning',
  tool: 'Tool',
  result: 'Result',
  data: 'Data',
  sources: 'Sources',
  files: 'Files',
  refused: 'Refused',
  stopped: 'Stopped',
  left: 'Stopped: the page was left',
  failed: 'Failed',
  unfinished: 'Not finished',
  tooLong: 'Cut off: it was too long',
};

export function toMarkdown(thread: SavedThread, labels?: Partial<ExportLabels>): string {
  const words = { ...ENGLISH, ...labels };
  const messages = listShown(thread).map((message) => writeMessage(message, words));
  return `${[`# ${writeLine(thread.title) || words.untitled}`, ...messages].join('\n\n')}\n`;
}

/** The branch that is selected; where none is, the one that was made last. */
function listShown({ messages, selected }: SavedThread): readonly SavedMessage[] {
  const shown: SavedMessage[] = [];
  const last = new Map<string, SavedMessage>();
  for (const message of messages) {
    const parent = message.parentId ?? '';
    if (!last.has(parent) || selected[parent] !== last.get(parent)?.id) last.set(parent, message);
  }
  for (let next = last.get(''); next; next = last.get(next.id)) shown.push(next);
  return shown;
}

function writeMessage(message: SavedMessage, words: ExportLabels): string {
  const { role, parts, refusal } = message;
  const sources = parts.flatMap((part) => (part.type === 'source' ? [part.source] : []));
  const files = parts.flatMap((part) => (part.type === 'file' ? [part.file] : []));
  const blocks = [
    `## ${words[role]}`,
    ...parts.map((part) => writePart(part, words)),
    refusal && `> ${words.refused}: ${writeLine(refusal)}`,
    writeList(
      words.files,
      files.map(({ name, mediaType, url }) => writeLink(name ?? mediaType, url)),
    ),
    writeList(
      words.sources,
      sources.map(({ id, title, url }) => writeLink(title ?? url ?? id, url)),
    ),
    writeEnding(message, words),
  ];
  return blocks.filter(Boolean).join('\n\n');
}

function writePart(part: MessagePart, words: ExportLabels): string {
  switch (part.type) {
    case 'text':
      return closeText(part.text.trim());
    case 'reasoning':
      return `> ${words.reasoning}: ${closeText(part.text.trim()).replaceAll('\n', '\n> ')}`;
    case 'tool-call':
      return `**${words.tool}: ${writeLine(part.call.name)}** (${part.call.state})\n\n${writeCode(part.call.argsText)}`;
    case 'tool-result':
      return `**${words.result}: ${writeLine(part.result.name)}**\n\n${writeCode(part.result.value)}`;
    case 'data':
      return `**${words.data}: ${writeLine(part.data.name)}**\n\n${writeCode(part.data.value)}`;
    case 'source':
    case 'file':
      return '';
    default:
      return part satisfies never;
  }
}

function writeEnding({ status, reason, error, finishReason }: SavedMessage, words: ExportLabels): string {
  if (status === 'failed') return `> ${words.failed}: ${writeLine(error?.message ?? '')}`;
  if (status === 'cancelled') return `> ${reason === 'unmount' ? words.left : words.stopped}`;
  if (status !== 'completed') return `> ${words.unfinished}`;
  return finishReason === 'length' ? `> ${words.tooLong}` : '';
}

function writeList(name: string, items: readonly string[]): string {
  return items.length > 0 ? `${name}:\n\n${items.map((item) => `- ${item}`).join('\n')}` : '';
}

/** A link leads to the web alone; what came as data is named. */
function writeLink(name = '', url = ''): string {
  const text = writeLine(name);
  if (!/^https?:/i.test(url)) return text;
  return `[${text || url.replace(/[[\]]/g, '')}](<${url.replace(/[<>\\\s]/g, encodeURIComponent)}>)`;
}

/** Text on one line, of which nothing is a mark. */
function writeLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}

/** JSON or text in a fence that is longer than any in it. */
function writeCode(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '');
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return text && `${fence}\n${text}\n${fence}`;
}

/** HTML that goes on until its own end, however far that is. */
const SWALLOWS = /^( {0,3})<(?=[!?]|(?:script|pre|style|textarea)\b)/i;
const FENCE = /^( {0,3})(`{3,}|~{3,})(.*)$/;

function closeText(text: string): string {
  let indent = '';
  let open = '';
  const lines = text.split('\n').map((line) => {
    const [, space = '', fence = '', info = ''] = FENCE.exec(line) ?? [];
    if (open) {
      if (fence.startsWith(open) && !info.trim()) open = '';
    } else if (fence && !(fence.startsWith('`') && info.includes('`'))) {
      open = fence;
      indent = space;
    } else return line.replace(SWALLOWS, '$1\\<');
    return line;
  });
  // Indented as it began: what stands in an item of a list ends with it anyway.
  return open ? `${lines.join('\n')}\n${indent}${open}` : lines.join('\n');
}
