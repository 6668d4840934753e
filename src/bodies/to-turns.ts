/**
 * A thread in, turns out that every provider takes, each in its own words: names and ids are valid, files can be sent
 * or are named, and a person begins.
 */
import type { ChatMessage, ChatRole } from '../chat/chat-message';
import type { BodyContext } from './body-context';
import { createNamer, FORBIDDEN } from './create-namer';
import { toJsonValue, toResultText, toWellFormed } from './json-value';
import { nameTools, toValidName } from './name-tools';
import { noteFile, readFile, type SentFile } from './read-file';
import { type ContentPart, settleThread } from './settle-thread';

/** What one side said at once. Only the model makes calls, and it sends no files. */
export interface Turn {
  readonly role: ChatRole;
  readonly content: readonly (SentText | SentFile)[];
  readonly calls: readonly SentCall[];
}

export interface SentText {
  readonly type: 'text';
  readonly text: string;
}

/** A call with what came of it. */
export interface SentCall {
  readonly id: string;
  readonly name: string;
  readonly args: { readonly [key: string]: unknown };
  readonly argsText: string;
  /** What came of it, as text that is never blank. */
  readonly result: string;
  /** The same as JSON has it. */
  readonly value: unknown;
  readonly isError: boolean;
}

/** A tool with a name that is valid and a schema of an object. */
export interface SentTool {
  readonly name: string;
  readonly description?: string;
  readonly schema: { type: 'object'; [key: string]: unknown };
}

/** OpenAI Chat took no longer ids for years, and some of its models still do not. */
const MAX_ID = 40;

/** The turns of a thread, an answer's steps each as one; what the system says stands where it was said. */
export function toTurns(
  messages: readonly ChatMessage[],
  { system = '', tools }: BodyContext,
): readonly Turn[] {
  const names = nameTools(tools.map(({ name }) => name));
  const nameCall = createNamer(MAX_ID, FORBIDDEN);
  const turns: Turn[] = [];
  for (const { message, steps } of settleThread(messages, false)) {
    const { role } = message;
    for (const { content, calls } of steps) {
      const said = content.flatMap((part) => toContent(part, role));
      const made = calls.map(({ call, result }) => ({
        id: nameCall(call.id),
        name: names.get(call.name) ?? toValidName(call.name),
        args: call.args,
        argsText: call.argsText,
        result: toResultText(result.value),
        value: toJsonValue(result.value),
        isError: !!result.isError,
      }));
      turns.push({ role, content: said, calls: made });
    }
  }
  const first = turns.find(({ role }) => role !== 'system');
  return [
    ...(system.trim() ? [textTurn('system', system)] : []),
    ...(first?.role === 'user' ? [] : [textTurn('user', BEGINNING)]),
    ...turns,
  ];
}

function textTurn(role: ChatRole, text: string): Turn {
  return { role, content: [{ type: 'text', text: toWellFormed(text) }], calls: [] };
}

/** Most providers take back no file that their model made. */
function toContent(part: ContentPart, role: ChatRole): Turn['content'] {
  if (part.type === 'text') return [part];
  if (part.type === 'data') return [];
  return [role === 'user' ? readFile(part.file) : noteFile(part.file)];
}

/** What stands where the model began, or nobody has said anything: most providers want a person to begin. */
const BEGINNING = '[The conversation begins.]';

/** All that the system says, as one text. */
export function toSystemText(turns: readonly Turn[]): string {
  return toText(turns.filter(({ role }) => role === 'system').flatMap(({ content }) => content));
}

/** The texts of a turn as one. */
export function toText(content: Turn['content']): string {
  return content.flatMap((one) => (one.type === 'text' ? [one.text] : [])).join('\n\n');
}

/** @param fromFile gives nothing for a file of a type that the provider doesn't take */
export function mapContent<Block>(
  content: Turn['content'],
  fromText: (text: string) => Block,
  fromFile: (file: SentFile) => Block | undefined,
): Block[] {
  return content.map((one) =>
    one.type === 'text' ? fromText(one.text) : (fromFile(one) ?? fromText(noteFile(one).text)),
  );
}

/** The tools, as every provider takes them. */
export function toTools({ tools }: BodyContext): readonly SentTool[] {
  const names = nameTools(tools.map(({ name }) => name));
  return tools.map(({ name, description, parameters: { $schema: _, ...schema } }) => ({
    name: names.get(name) ?? name,
    ...(description && { description }),
    schema: { properties: {}, ...schema, type: 'object' },
  }));
}
