/** Every string of every language: that it is there, that it is of that language, and that it reaches every part. */
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type StreamErrorKind, type Upload, UploadError, type UploadErrorKind, useChat } from 'deltakit';
import { createCodeBlock, createDiagram } from 'deltakit/code';
import {
  Announcer,
  Attachments,
  Chat,
  CompletionField,
  Composer,
  ErrorNotice,
  JobProgress,
  JumpToLatest,
  type Labels,
  LabelsProvider,
  Limits,
  Message,
  MessageActions,
  PromptVersion,
  Reasoning,
  RetryButton,
  Sources,
  StatusNote,
  StructuredView,
  Suggestions,
  Thread,
  ThreadList,
  ToolCall,
  type ToolState,
  TypingIndicator,
  Usage,
  Welcome,
} from 'deltakit/components';
import { arabic, english, german, japanese } from 'deltakit/labels';
import { Markdown } from 'deltakit/markdown';
import { createMockServer } from 'deltakit/mock';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { CancelReason, Status } from '../../../src/machine/state';
import { makeCompletion } from '../../../stories/components/make-completion';
import { makeReply } from '../../../stories/components/make-reply';

const OTHERS = Object.entries({ german, arabic, japanese });
const FSI = '\u2068';
const PDI = '\u2069';

/** The keys of a union: a member that is added later is a type error until it stands here. */
const keysOf = <K extends string>(union: Record<K, true>) => Object.keys(union) as K[];

const COUNTS = [0, 1, 2, 3, 10, 11, 100, 1234];
const STATUSES = keysOf<Status>({
  idle: true,
  pending: true,
  streaming: true,
  completed: true,
  failed: true,
  cancelled: true,
});
const REASONS = keysOf<CancelReason>({
  user: true,
  superseded: true,
  detached: true,
  unmount: true,
  server: true,
});
const FINISHES = keysOf<Exclude<Parameters<Labels['finished']>[0], undefined>>({
  stop: true,
  length: true,
  'tool-calls': true,
  'content-filter': true,
  refusal: true,
  other: true,
});
const KINDS = keysOf<Exclude<StreamErrorKind, 'timeout'>>({
  'invalid-request': true,
  network: true,
  http: true,
  'rate-limit': true,
  provider: true,
  truncated: true,
  malformed: true,
  'too-large': true,
  'invalid-output': true,
  blocked: true,
});
const TOOL_STATES = keysOf<ToolState>({
  forming: true,
  ready: true,
  'awaiting-approval': true,
  'awaiting-answer': true,
  running: true,
  done: true,
  failed: true,
  denied: true,
  interrupted: true,
});
const UPLOAD_ERRORS = keysOf<UploadErrorKind>({
  type: true,
  size: true,
  count: true,
  network: true,
  aborted: true,
  read: true,
});
const UPLOAD_STATES = keysOf<Upload['status']>({
  reading: true,
  uploading: true,
  done: true,
  failed: true,
  cancelled: true,
});
const USAGE_KINDS = keysOf<Parameters<Labels['usageOf']>[0]>({
  inputTokens: true,
  cachedInputTokens: true,
  outputTokens: true,
  reasoningTokens: true,
  totalTokens: true,
});
const TOOLS = 'web_search google_search file_search retrieval web_fetch url_context bash code_execution';

type Made = { [K in keyof Labels as Labels[K] extends string ? never : K]: Labels[K] };
type Samples = {
  [K in keyof Made]: Made[K] extends (...args: infer Args) => unknown ? readonly Readonly<Args>[] : never;
};

const names = [['Ωmega']] as const;
const counts = COUNTS.map((count) => [count] as const);
const places = COUNTS.map((count) => [count, count + 1] as const);
const flags = [[true], [false]] as const;

/** What each function is given: a row for every way through it. */
const SAMPLES: Samples = {
  toolAwaits: names,
  attachmentState: UPLOAD_STATES.flatMap((state) => [
    [state, 0],
    [state, 0.56],
  ]),
  attachmentError: [
    ...UPLOAD_ERRORS.map((kind) => [{ kind, message: 'Ω' }] as const),
    ...COUNTS.map((limit) => [{ kind: 'count', limit, message: 'Ω' }] as const),
    [{ kind: 'size', limit: 20 * 2 ** 20, message: 'Ω' }],
    [{ kind: 'size', status: 413, message: 'Ω' }],
  ],
  attachmentRetry: names,
  attachmentRemove: names,
  attachmentsDone: counts,
  fileSize: [...counts, [1_258_291], [3 * 2 ** 30]],
  code: [[''], ['Ω']],
  charsLeft: counts,
  charsOver: counts,
  waitsForFiles: counts,
  filesFailed: counts,
  suggestionKeys: flags,
  suggestionSays: names,
  suggestionBroke: [['Ω', 'Ψ']],
  suggestionCut: names,
  noSuggestion: [[], ['Ω']],
  failedElsewhere: ['full', 'corrupt', 'denied', 'unavailable', 'blocked'].flatMap((kind) => [
    ['StorageError', kind],
    ['StreamError', kind],
  ]),
  jobState: STATUSES.flatMap((status) => [[status], ...REASONS.map((reason) => [status, reason] as const)]),
  jobShare: [[0], [0.559], [0.999], [1]],
  jobTime: [...counts, [61], [120], [125]],
  limitsOf: [['tokens'], ['requests']],
  limitLeft: [...COUNTS.map((left) => [left, undefined] as const), ...places],
  limitLittle: counts,
  limitWholeIn: [...counts, [89], [90], [5399], [5400], [7200], [40_000]],
  loadImage: names,
  task: flags,
  noteBack: counts,
  branchPlace: places,
  branchShort: places,
  promptVersion: [['Ω'], ['1']],
  promptTitle: [
    ['1', undefined, undefined],
    ['1', 'Ω', '1'],
    ['1', 'Ω', '2'],
  ],
  thoughtFor: [[0.2], ...counts, [61], [120], [125]],
  retryIn: counts,
  sourceScore: [[0], [0.817], [1], [12]],
  lessClose: counts,
  citation: [
    [1, 'Ω'],
    [11, 'Ψ'],
  ],
  retrying: COUNTS.map((seconds) => [seconds, 2, 3]),
  attempt: places,
  tried: counts,
  cancelled: [[undefined], ...REASONS.map((reason) => [reason] as const)],
  failed: [
    [''],
    ['timeout'],
    ...KINDS.map((kind) => [kind] as const),
    ...['connect', 'firstContent', 'idle', 'stall', 'total', 'Ω'].map((phase) => ['timeout', phase] as const),
  ],
  finished: [[undefined], ...FINISHES.map((reason) => [reason] as const)],
  fieldName: [['Ωmega_Ψ'], ['']],
  valueBoolean: flags,
  valueTable: counts,
  valueNotWhole: [[], ['network'], ['invalid-output']],
  jumpToLatest: counts,
  threadGroup: COUNTS.map((days) => [days, 0]),
  threadRename: names,
  threadDelete: names,
  threadsNotFound: names,
  toolState: TOOL_STATES.flatMap((state) => [
    [state, true],
    [state, false],
  ]),
  remoteTool: [...TOOLS.split(' '), 'image_generation', 'Ω'].flatMap((tool) => [
    [tool, true],
    [tool, false],
  ]),
  toolResults: counts,
  usageTotal: COUNTS.flatMap((count) => [
    [count, true],
    [count, false],
  ]),
  usageOf: USAGE_KINDS.map((kind) => [kind]),
  usageCount: counts,
  usageMoney: [
    [12.5, 'EUR'],
    [0.0023, 'EUR'],
    [1200, 'JPY'],
  ],
  usageLevel: [['ok'], ['warning'], ['reached']],
  usageShare: [[0], [0.56], [1.25]],
  usageUncounted: counts,
};

/** Everything that a language can say, by where it is said. */
function sayAll(labels: Labels): Map<string, unknown> {
  const said = new Map<string, unknown>();
  for (const [key, value] of Object.entries<unknown>({ ...labels })) {
    if (typeof value !== 'function') {
      said.set(key, value);
      continue;
    }
    const rows: readonly (readonly unknown[])[] =
      Object.entries(SAMPLES).find(([name]) => name === key)?.[1] ?? [];
    for (const row of rows) said.set(`${key}(${JSON.stringify(row).slice(1, -1)})`, value(...row));
  }
  return said;
}

/** Words that no other of the languages has. */
const ENGLISH_WORDS =
  /\b(the|of|and|or|with|your?|for|to|is|are|not?|again|left|try|reply|answer|message|conversations?|files?|sources?|tools?|stop(ped)?|send|sent|copy|copied|approval|wait(s|ing)?|earlier|today|yesterday|results?|done|failed|running|stored|previous|next|yes|none|row|rows|suggestion)\b/i;

describe.each(OTHERS)('%s', (name, labels) => {
  test('has the keys of English, and no others', () => {
    expect(Object.keys(labels).sort()).toEqual(Object.keys(english).sort());
  });

  test('gives text where English does, and nothing where English gives nothing', () => {
    const said = sayAll(labels);
    const wrong = [...sayAll(english)].filter(([where, text]) => typeof said.get(where) !== typeof text);
    expect(wrong).toEqual([]);
    expect([...said.keys()].length).toBeGreaterThan(400);
    const broken = [...said].filter(([, text]) =>
      /undefined|null|NaN|\[object|Infinity|\{|\}/.test(String(text ?? '')),
    );
    expect(broken).toEqual([]);
    const empty = [...said].filter(([where, text]) => text === '' && where !== 'fieldName("")');
    expect(empty).toEqual([]);
  });

  test('says nothing in English', () => {
    const wrong = [...sayAll(labels)].filter(
      ([, text]) => typeof text === 'string' && ENGLISH_WORDS.test(text),
    );
    expect(wrong).toEqual([]);
    // In other letters it shows at once.
    const latin =
      name === 'german' ? /(?!)/ : /(?!Ctrl|Tab|Esc|Space|Markdown|EUR|JP|kB|KB|MB|GB|mega)\b[A-Za-z]{2,}/;
    const left = [...sayAll(labels)].filter(([, text]) => typeof text === 'string' && latin.test(text));
    expect(left).toEqual([]);
  });

  test('closes each isolate that it opens', () => {
    for (const [where, text] of sayAll(labels)) {
      const depths = [...String(text)].map((letter) => (letter === FSI ? 1 : letter === PDI ? -1 : 0));
      expect([where, depths.reduce<number>((sum, depth) => sum + depth, 0)]).toEqual([where, 0]);
    }
  });

  test.each([
    'toolAwaits',
    'attachmentRetry',
    'attachmentRemove',
    'loadImage',
    'threadRename',
    'threadDelete',
    'threadsNotFound',
    'suggestionSays',
  ] as const)('keeps a name in %s to itself', (key) => {
    expect(labels[key]('‏אב.pdf')).toContain(`${FSI}‏אב.pdf${PDI}`);
  });

  test('tells all ends of a reply apart', () => {
    const failures = [
      ...KINDS.map((kind) => labels.failed(kind)),
      labels.failed('timeout'),
      labels.failed(''),
    ];
    expect(new Set(failures).size).toBe(failures.length);
    expect(new Set(REASONS.map((reason) => labels.cancelled(reason))).size).toBe(REASONS.length);
    expect(new Set(TOOL_STATES.map((state) => labels.toolState(state, true))).size).toBe(TOOL_STATES.length);
    expect(labels.toolState('interrupted', true)).not.toBe(labels.toolState('interrupted', false));
  });
});

test('English is what each part says by itself', () => {
  render(<Composer status="idle" onSend={() => {}} />);
  expect(screen.getByRole('textbox', { name: english.composer })).toHaveAttribute(
    'placeholder',
    english.placeholder,
  );
  expect(
    [...sayAll(english)].filter(([, text]) => /undefined|NaN|\[object/.test(String(text ?? ''))),
  ).toEqual([]);
});

describe('Arabic', () => {
  test.each([
    [0, '0 رمز'],
    [1, 'رمز واحد'],
    [2, 'رمزان'],
    [3, '3 رموز'],
    [10, '10 رموز'],
    [11, '11 رمزًا'],
    [99, '99 رمزًا'],
    [100, '100 رمز'],
    [102, '102 رمز'],
    [103, '103 رموز'],
    [1234, '1,234 رمزًا'],
  ])('counts %i as %s', (count, words) => {
    expect(arabic.usageTotal(count, false)).toBe(words);
  });

  test('a dual behind a preposition is another than a subject', () => {
    expect(arabic.charsLeft(2)).toBe('يتبقى حرفان');
    expect(arabic.charsOver(2)).toBe('تجاوز الحد بمقدار حرفين');
    expect(arabic.retryIn(2)).toBe('إعادة المحاولة بعد ثانيتين');
    expect(arabic.thoughtFor(125)).toBe('فكّر لمدة دقيقتين و5 ثوانٍ');
  });

  test('has the digits 0 to 9 everywhere', () => {
    expect([...sayAll(arabic)].filter(([, text]) => /[٠-٩۰-۹]/.test(String(text)))).toEqual([]);
  });
});

test('German counts one apart, and puts its own point and comma', () => {
  expect(german.usageTotal(1, false)).toBe('1 Token');
  expect(german.usageTotal(1234, true)).toBe('Mindestens 1.234 Tokens');
  expect(german.sourceScore(0.817)).toBe('Wertung 0,82');
  expect(german.usageMoney(0.0023, 'EUR')).toBe('0,0023\u00a0€');
});

test('Japanese puts nothing between a figure and its unit', () => {
  const spaced = [...sayAll(japanese)].filter(([, text]) => /\d\s|\s\d/.test(String(text)));
  expect(spaced).toEqual([]);
  expect(japanese.fileSize(1_258_291)).toBe('1.2MB');
  expect(japanese.thoughtFor(125)).toBe('2分5秒間考えました');
});

const nothing = () => {};
const upload = (facts: object) =>
  ({
    id: String(Math.random()),
    name: 'Ω',
    mediaType: 'application/pdf',
    size: 5e6,
    progress: 0.5,
    ...facts,
  }) as Upload;
const uploads = {
  uploads: [
    upload({ status: 'uploading' }),
    upload({ status: 'done', file: { mediaType: 'application/pdf', url: 'x:' } }),
    upload({ status: 'failed', error: new UploadError({ kind: 'network', message: 'No English here' }) }),
  ],
  add: nothing,
  remove: nothing,
  retry: nothing,
  clear: nothing,
  settle: async () => [],
};
const CodeBlock = createCodeBlock({ languages: {} });
const Diagram = createDiagram(() => new Promise(nothing));
const call = (facts: object) => ({
  id: 'Ω',
  name: 'Ψ',
  argsText: '{}',
  args: {},
  status: 'ready' as const,
  ...facts,
});
const source = { id: '1', title: 'Ω', snippet: 'Ψ', score: 0.3 };
const MARKDOWN = '- [x] Ω\n- [ ] Ψ\n\n![Ω](https://9.9/Ω.png)\n\nΩ[^1]\n\n```\nΩ\n```\n\n[^1]: Ψ\n';
const error = { kind: 'network', message: '', phase: undefined };

/** What is given to each is Greek: all other words are the kit's. */
const PARTS: Record<string, ReactNode> = {
  Attachments: <Attachments uploads={uploads} />,
  CompletionField: <CompletionField completion={makeCompletion('completed', 'Ω')} defaultValue="Ψ" />,
  'CompletionField, idle': <CompletionField completion={makeCompletion('idle')} />,
  Composer: <Composer status="idle" onSend={nothing} uploads={uploads} draft="ΩΩΩ" maxChars={2} />,
  'Composer, busy': <Composer status="streaming" onSend={nothing} onStop={nothing} />,
  ErrorNotice: <ErrorNotice error={error} onRetry={nothing} onDismiss={nothing} attempt={3} />,
  'ErrorNotice, storage': <ErrorNotice error={{ name: 'StorageError', kind: 'full', message: '' }} />,
  JobProgress: <JobProgress status="streaming" progress={0.5} onStop={nothing} onDetach={nothing} />,
  'JobProgress, failed': <JobProgress status="failed" error={error} onRetry={nothing} />,
  JumpToLatest: <JumpToLatest unseen={3} />,
  Limits: (
    <Limits
      limits={{
        requests: { remaining: 3, limit: 60, resetAt: Date.now() + 60_000 },
        tokens: { remaining: 0, limit: 9000 },
      }}
    />
  ),
  Message: (
    <Message role="assistant" status="failed" error={error} reply={makeReply('Ω')} onRetry={nothing} />
  ),
  'Message, waiting': (
    <Message role="assistant" status="pending" reply={makeReply('')} attempt={2} attempts={3} />
  ),
  'Message of a person': <Message role="user">Ω</Message>,
  MessageActions: (
    <MessageActions
      text="Ω"
      fileName="Ω.md"
      onRegenerate={nothing}
      onEdit={nothing}
      branch={{ index: 1, count: 3, ids: [] } as never}
      onBranch={nothing}
      onFeedback={nothing}
    />
  ),
  PromptVersion: <PromptVersion version="3" promptId="Ω" latest="4" />,
  Reasoning: <Reasoning text="Ω" durationMs={65_000} />,
  'Reasoning, live': <Reasoning text="Ω" isLive />,
  RetryButton: <RetryButton onRetry={nothing} waitMs={9000} />,
  Sources: <Sources sources={[source, { ...source, id: '2', score: 0.9 }]} minScore={0.5} />,
  StatusNote: <StatusNote status="completed" finishReason="length" />,
  'StatusNote, stopped': <StatusNote status="cancelled" reason="user" onRetry={nothing} />,
  'StatusNote, waiting': (
    <StatusNote status="pending" attempt={2} attempts={3} retryAt={Date.now() + 30_000} onStop={nothing} />
  ),
  StructuredView: (
    <StructuredView value={{ Ω: true, Ψ: null, Φ: [] }} status="failed" error={error} onRetry={nothing} />
  ),
  Suggestions: <Suggestions prompts={['Ω']} onPick={nothing} />,
  Thread: (
    <Thread onEarlier={nothing}>
      <p>Ω</p>
    </Thread>
  ),
  ThreadList: (
    <ThreadList
      threads={[{ id: 'Ω', title: '', updatedAt: Date.now() } as never]}
      onSelect={nothing}
      onNew={nothing}
      onRename={nothing}
      onDelete={nothing}
      onSearch={nothing}
    />
  ),
  'ThreadList, empty': <ThreadList threads={[]} onSelect={nothing} />,
  ToolCall: <ToolCall call={call({ state: 'awaiting-approval' })} onApprove={nothing} onDeny={nothing} />,
  'ToolCall, done': <ToolCall call={call({ state: 'done', result: ['Ω', 'Ψ'] })} />,
  'ToolCall, cut': <ToolCall call={call({ status: 'interrupted', argsText: '{"Ω":' })} isCut />,
  'ToolCall, failed': <ToolCall call={call({ isError: true, result: 'Ω' })} />,
  TypingIndicator: <TypingIndicator />,
  Usage: (
    <Usage
      usage={{
        inputTokens: 5,
        cachedInputTokens: 2,
        outputTokens: 1200,
        reasoningTokens: 3,
        totalTokens: 1205,
      }}
      cost={0.01}
      currency="EUR"
      budget={{ used: {}, level: 'warning', fraction: 0.9, remaining: {} }}
    />
  ),
  Welcome: <Welcome />,
  Markdown: <Markdown text={MARKDOWN} components={{ CodeBlock }} />,
  'a diagram': <Markdown text={'```\nΩ\n```'} components={{ CodeBlock: Diagram }} />,
};

const SAID = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'placeholder'];

/** All that a person can read or hear of a page. */
function readWords(root: Element): string[] {
  const said = [...root.querySelectorAll('*')].flatMap((element) => [
    ...SAID.map((name) => element.getAttribute(name) ?? ''),
    ...[...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent ?? ''),
  ]);
  return said.filter((text) => text.trim() !== '');
}

const LATIN = /(?!Ctrl|Tab|Esc|Space|Markdown|EUR)\b[A-Za-z]{2,}/;

describe('a provider reaches', () => {
  // jsdom has none, and a diagram asks it whether the page is dark.
  beforeEach(() => {
    const media = { matches: false, addEventListener: nothing, removeEventListener: nothing };
    vi.stubGlobal('matchMedia', () => media);
    return () => vi.unstubAllGlobals();
  });

  test.each(Object.entries(PARTS))('%s', (_name, part) => {
    const { container } = render(<LabelsProvider labels={arabic}>{part}</LabelsProvider>);
    const words = readWords(container);
    expect(words.join(' ')).toMatch(/[ء-ي]/);
    expect(words.filter((text) => LATIN.test(text) && !text.startsWith('https:'))).toEqual([]);
  });
});

function Page({ labels }: { labels?: Partial<Labels> }) {
  const chat = useChat({
    url: '/api/chat/stream?scenario=echo&speed=instant',
    fetch: createMockServer(),
    retry: false,
    pacing: 'instant',
  });
  return <Chat chat={chat} markdown={Markdown} labels={labels} />;
}

test('a provider reaches the announcer', async () => {
  const say = (status: Status) => (
    <LabelsProvider labels={arabic}>
      <Announcer status={status} />
    </LabelsProvider>
  );
  const { rerender } = render(say('streaming'));
  rerender(say('cancelled'));
  expect(await screen.findByText(arabic.cancelled(undefined))).toBeInTheDocument();
});

describe('a chat', () => {
  beforeEach(() => sessionStorage.clear());

  test('speaks the language of the provider, from its welcome to its answer', async () => {
    const { container } = render(
      <LabelsProvider labels={japanese}>
        <Page />
      </LabelsProvider>,
    );
    expect(screen.getByText(japanese.welcome)).toBeVisible();
    await userEvent.type(screen.getByRole('textbox', { name: japanese.composer }), 'Ω{Enter}');
    await screen.findByRole('button', { name: japanese.regenerate });
    expect(screen.getByRole('article', { name: japanese.assistant })).toHaveTextContent('Ω');
    expect(
      readWords(container).filter((text) => /[A-Za-z]{2,}/.test(text) && !/Markdown/.test(text)),
    ).toEqual([]);
  });

  test('has words of its own that win over those of the provider, and leave the others', () => {
    render(
      <LabelsProvider labels={german}>
        <Page labels={{ welcome: 'Ω?' }} />
      </LabelsProvider>,
    );
    expect(screen.getByText('Ω?')).toBeVisible();
    expect(screen.queryByText(german.welcome)).toBeNull();
    expect(screen.getByRole('textbox', { name: german.composer })).toHaveAttribute(
      'placeholder',
      german.placeholder,
    );
  });
});

test("a part's own words win over the provider's, one string at a time", () => {
  render(
    <LabelsProvider labels={german}>
      <Composer status="idle" onSend={nothing} labels={{ placeholder: 'Ω' }} />
    </LabelsProvider>,
  );
  expect(screen.getByRole('textbox', { name: german.composer })).toHaveAttribute('placeholder', 'Ω');
});

test('some of the strings are enough for the compiler, and no others are', () => {
  const some: Partial<Labels> = { send: 'Ω', tried: (attempts) => String(attempts) };
  // @ts-expect-error there is no such string
  const others: Partial<Labels> = { sendIt: 'Ω' };
  // @ts-expect-error what changes with a number is a function
  const text: Partial<Labels> = { tried: 'Ω' };
  expect([some, others, text].map((labels) => ({ ...english, ...labels }).stop)).toEqual(
    Array(3).fill('Stop'),
  );
});
