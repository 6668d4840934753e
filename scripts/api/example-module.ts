/**
 * In: an example of the TSDoc, and what the entries export. Out: the same with the imports that a reader needs to copy
 * it, and what it is given besides (`stream`, `chat` …) as a comment that readers don't see and the compiler does.
 */
import type { ApiName } from './api-model';

/** What examples speak of without making it, and how it is made. */
const GIVEN: Readonly<Record<string, string>> = {
  stream: "const stream = useLLMStream({ url: '/api/chat/stream' });",
  chat: "const chat = useChat({ url: '/api/chat' });",
  completion: "const completion = useCompletion({ url: '/api/complete' });",
  uploads: 'const uploads = useUploads();',
  text: "const [text, setText] = useState('');",
  field: 'const field = useRef<HTMLTextAreaElement>(null);',
  schema: 'const schema = z.object({ name: z.string(), minutes: z.number(), steps: z.array(z.string()) });',
  storage: 'const storage = memoryThreads();',
  message: 'declare const message: ChatMessage;',
  reply: 'declare const reply: Reply;',
  part: 'declare const part: { call: ChatToolCall };',
  upload: 'declare const upload: Upload;',
  usage: 'declare const usage: ThreadUsage;',
  thread: 'declare const thread: SavedThread;',
  stored: 'declare const stored: SavedThread | undefined;',
  sources: 'declare const sources: [Source, ...Source[]];',
  threads: 'declare const threads: ThreadSummary[];',
  cost: 'declare const cost: number | undefined;',
  prices: 'const prices = { input: 3, output: 15 };',
  id: "const id = 'first';",
  threadId: "const threadId = 'first';",
  input: 'declare const input: HTMLInputElement;',
  file: 'declare const file: File;',
  open: 'declare function open(id: string): void;',
  show: 'declare function show(thread: object, messageId: string | undefined): void;',
  report: 'declare function report(error: unknown): void;',
  hide: 'declare function hide(): void;',
  send: 'declare function send(event: React.FormEvent): void;',
  fetchWeather: 'declare function fetchWeather(city: string): Promise<{ sky: string }>;',
  offerToDeleteThreads: 'declare function offerToDeleteThreads(): void;',
};

const OTHERS: Readonly<Record<string, string>> = {
  z: 'zod',
  useState: 'react',
  useEffect: 'react',
  useRef: 'react',
};

/** What the entries export: names that exist, and types. */
export interface Exports {
  names: readonly ApiName[];
  /** Name → entry. */
  types: ReadonlyMap<string, string>;
}

/** The example with its fence, as it stands on a page. */
export function toExample(example: string, exports: Exports): string {
  const [, language = 'ts', code = example] = /^```(tsx?)\n([\s\S]*?)\n```$/.exec(example.trim()) ?? [];
  const given: string[] = [];
  const seen = new Set<string>();
  const visit = (text: string): void => {
    for (const name of freeNames(text)) {
      const one = GIVEN[name];
      if (!one || seen.has(name) || declares(code, name) || isCalled(text, name)) continue;
      seen.add(name);
      visit(one);
      given.push(one);
    }
  };
  visit(code);
  const shown = importsFor(code, code, exports, new Set());
  const imported = new Set(shown.flatMap(({ names }) => names));
  const hidden = importsFor(given.join('\n'), code, exports, imported);
  const before = [...hidden.map(toLine), ...given];
  const head = shown.map(toLine);
  return [
    ...(before.length > 0 ? [`<!-- given:\n${before.join('\n')}\n-->\n`] : []),
    `\`\`\`${language}`,
    ...(head.length > 0 ? [...head, ...(code.startsWith('import ') ? [] : [''])] : []),
    code,
    '```',
  ].join('\n');
}

interface ImportLine {
  from: string;
  names: string[];
}

function importsFor(
  text: string,
  code: string,
  { names, types }: Exports,
  without: Set<string>,
): ImportLine[] {
  const lines = new Map<string, string[]>();
  for (const name of new Set(freeNames(text))) {
    if (without.has(name) || declares(code, name) || (name in GIVEN && !isCalled(text, name))) continue;
    const isType = new RegExp(`[:|<[.] ?${name}\\b(?!\\s*(?:[a-z]+=|/?>))`).test(text) && types.has(name);
    const from = OTHERS[name] ?? (isType ? types.get(name) : names.find((one) => one.name === name)?.entry);
    if (from) lines.set(from, [...(lines.get(from) ?? []), isType ? `type ${name}` : name]);
  }
  return [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, list]) => ({ from, names: list.sort() }));
}

function toLine({ from, names }: ImportLine): string {
  return `import { ${names.join(', ')} } from '${from}';`;
}

function freeNames(text: string): string[] {
  const code = text
    .replace(/'[^'\n]*'/g, "''")
    .replace(/\/\/.*$/gm, '')
    .replace(/>[^<>{}=;()]*</g, '><');
  return [...code.matchAll(/(?<![.\w])[A-Za-z_]\w*(?!\w|=[{'"]|:)/g)].map(([name]) => name);
}

/** Whether the example makes it, or imports it. */
function declares(code: string, name: string): boolean {
  return new RegExp(
    `(?:const|function|let) (?:${name}\\b|[{[][^=]*\\b${name}\\b[^=]*[}\\]] =)|\\(\\(?${name}[,)].*=>|import \\{[^}]*\\b${name}\\b`,
  ).test(code);
}

/** `open` and `send` are given as functions; `text` is a text, and a function of the mock. */
function isCalled(code: string, name: string): boolean {
  return name === 'text' && code.includes('text(');
}
