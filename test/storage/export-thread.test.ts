/** A thread as a file, for people and for machines; and back, from files that nobody vouches for. */
import { exportThread, importThread, type SavedMessage, type SavedThread } from 'deltakit/storage';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { versionsOfThread } from './random-thread';
import { message, thread } from './saved';

const user = (text: string, facts: Partial<SavedMessage> = {}) =>
  message({ id: 'u', role: 'user', parts: [{ type: 'text', text }], ...facts });

const WHOLE: SavedThread = thread(
  [
    user('Why **tides**?'),
    message({ id: 'old', parentId: 'u', timing: { createdAt: 1 }, parts: [{ type: 'text', text: 'Old.' }] }),
    message({
      id: 'new',
      parentId: 'u',
      timing: { createdAt: 2, contentAt: 3, endedAt: 4 },
      model: 'm-1',
      usage: { inputTokens: 1 },
      finishReason: 'stop',
      parts: [
        { type: 'reasoning', text: 'Think.\nMore.' },
        { type: 'text', text: 'The moon.' },
        {
          type: 'tool-call',
          call: {
            id: 'c',
            name: 'look_up',
            argsText: '{"a":1}',
            args: { a: 1 },
            input: { a: 1 },
            status: 'ready',
            state: 'done',
          },
        },
        { type: 'tool-result', result: { callId: 'c', name: 'look_up', value: { tide: '```high```' } } },
        { type: 'source', source: { title: 'On [tides]', url: 'https://sea.test/a b>', score: 0.5 } },
        { type: 'source', source: { title: 'Bad', url: 'javascript:alert(1)' } },
        {
          type: 'file',
          file: { name: 'chart.png', mediaType: 'image/png', url: 'data:image/png;base64,AAAA' },
        },
        { type: 'data', data: { name: 'depth', value: 3 } },
      ],
    }),
    message({
      id: 'cut',
      parentId: 'new',
      timing: { createdAt: 5 },
      status: 'failed',
      error: { kind: 'truncated', message: 'The connection closed. Retry.' },
    }),
  ],
  { selected: { '': 'u', u: 'new', new: 'cut' }, title: 'Tides & *moons*' },
);

describe('Markdown', () => {
  it('has the selected branch, with everything in it that people look for', () => {
    expect(exportThread(WHOLE, 'markdown')).toBe(`# Tides & \\*moons\\*

## User

Why **tides**?

## Assistant

> Reasoning: Think.
> More.

The moon.

**Tool: look\\_up** (done)

\`\`\`
{"a":1}
\`\`\`

**Result: look\\_up**

\`\`\`\`
{
  "tide": "\`\`\`high\`\`\`"
}
\`\`\`\`

**Data: depth**

\`\`\`
3
\`\`\`

Files:

- chart.png

Sources:

- [On \\[tides\\]](<https://sea.test/a%20b%3E>)
- Bad

## Assistant

Hi.

> Failed: The connection closed. Retry.
`);
  });

  it.each([
    [{ status: 'cancelled', reason: 'user' }, 'Stopped'],
    [{ status: 'cancelled', reason: 'unmount' }, 'Stopped: the page was left'],
    [{ status: 'streaming' }, 'Not finished'],
    [{ finishReason: 'length' }, 'Cut off: it was too long'],
  ] as const)('says of %j that it is %s', (facts, says) => {
    expect(exportThread(thread([message(facts)]), 'markdown')).toContain(`Hi.\n\n> ${says}\n`);
  });

  it('shows the newest branch where none is selected', () => {
    const { selected: _, ...rest } = WHOLE;
    expect(exportThread({ ...rest, selected: {} }, 'markdown')).toContain('The moon.');
    expect(exportThread({ ...rest, selected: { u: 'old' } }, 'markdown')).not.toContain('The moon.');
  });

  it.each([
    ['a fence', 'Look:\n```js\nlet a', '```js\nlet a\n```\n\n## Assistant'],
    ['a long fence', '~~~~\n~~~', '~~~~\n~~~\n~~~~\n\n## Assistant'],
    ['a fence in a list', '- one\n\n  ```\n  code', '  ```\n  code\n  ```\n\n## Assistant'],
    ['a comment', 'Oh\n<!-- and so on', '\\<!-- and so on'],
    ['a script', '<script>\n', '\\<script>'],
  ])('closes %s that a message left open', (_, text, closed) => {
    const two = thread([user(text), message({ id: 'b', parentId: 'u', timing: { createdAt: 1 } })]);
    expect(exportThread(two, 'markdown')).toContain(closed);
  });

  it('leaves code as it is, also what looks like HTML in it', () => {
    const code = '```html\n<!-- a -->\n<script>\n```';
    expect(exportThread(thread([user(code)]), 'markdown')).toContain(code);
  });

  it('has other words, where they are given', () => {
    expect(exportThread(thread([user('Hallo')]), 'markdown', { user: 'Ich' })).toContain('## Ich');
  });
});

describe('JSON', () => {
  it('comes back as the same thread', () => {
    expect(importThread(exportThread(WHOLE, 'json'))).toEqual(WHOLE);
    fc.assert(
      fc.property(versionsOfThread(1), ([one]) => {
        const imported = importThread(exportThread(one!, 'json'));
        expect(imported.messages.map(({ id }) => id).sort()).toEqual(
          one!.messages.map(({ id }) => id).sort(),
        );
        expect(importThread(exportThread(imported, 'json'))).toEqual(imported);
      }),
      { numRuns: 100 },
    );
  });

  it('comes with new ids where they are asked for, and the same tree', () => {
    let count = 0;
    const copy = importThread(exportThread({ ...WHOLE, deleted: ['x'] }, 'json'), {
      createId: () => `n${count++}`,
    });
    expect(copy.messages.map(({ id, parentId }) => [id, parentId])).toEqual([
      ['n0', null],
      ['n1', 'n0'],
      ['n2', 'n0'],
      ['n3', 'n2'],
    ]);
    expect(copy.selected).toEqual({ '': 'n0', n0: 'n2', n2: 'n3' });
    expect(copy.id).toBe('n4');
    expect(copy.deleted).toBeUndefined();
  });
});

describe('a file that is not right', () => {
  const file = (change: (thread: Record<string, unknown>) => unknown) => {
    const read = JSON.parse(exportThread(WHOLE, 'json'));
    change(read.thread);
    return JSON.stringify(read);
  };
  const at = (index: number, facts: object) =>
    file((one) => Object.assign((one.messages as object[])[index]!, facts));

  it.each([
    ['no JSON', '{', 'file'],
    ['another file', '{"format":"x","version":1}', 'file.format'],
    ['a list', '[]', 'file'],
    [
      'of a later version',
      exportThread(WHOLE, 'json').replace('"version": 1', '"version": 2'),
      'file.version',
    ],
    ['without a title', file((one) => delete one.title), 'file.thread.title'],
    ['with a strange role', at(1, { role: 'root' }), 'file.thread.messages[1].role'],
    ['with the same id twice', at(1, { id: 'u' }), 'file.thread.messages[1].id'],
    ['with an orphan', at(1, { parentId: 'nobody' }), 'file.thread.messages[1].parentId'],
    ['with a circle', at(0, { parentId: 'cut' }), 'file.thread.messages[0].parentId'],
    ['with an id that all objects have', at(3, { id: 'constructor' }), 'file.thread.messages[3].id'],
    [
      'with a part of no kind',
      at(0, { parts: [{ type: '__proto__' }] }),
      'file.thread.messages[0].parts[0].type',
    ],
    [
      'with a time that is none',
      at(0, { timing: { createdAt: null } }),
      'file.thread.messages[0].timing.createdAt',
    ],
    [
      'with a text that is none',
      at(0, { parts: [{ type: 'text', text: {} }] }),
      'file.thread.messages[0].parts[0].text',
    ],
    [
      'with an endless number',
      at(0, {}).replace('"createdAt":0', '"createdAt":1e999'),
      'file.thread.createdAt',
    ],
  ])('%s is refused, and the error says where', (_, json, path) => {
    expect(() => importThread(json)).toThrow(
      expect.objectContaining({
        name: 'StorageError',
        kind: 'corrupt',
        path,
        message: expect.stringContaining(path),
      }),
    );
  });

  it('whatever it is gives a thread or a StorageError, and nothing else', () => {
    const good = exportThread(WHOLE, 'json');
    fc.assert(
      fc.property(
        fc.nat(good.length),
        fc.nat(8),
        fc.constantFrom('', '"', '{', '[', '0', 'null', '__proto__'),
        (from, length, put) => {
          const broken = good.slice(0, from) + put + good.slice(from + length);
          try {
            importThread(broken);
          } catch (error) {
            expect(error).toMatchObject({ name: 'StorageError', kind: 'corrupt' });
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('too long, or too deep, is refused before it does harm', () => {
    expect(() => importThread('x'.repeat(11), { maxChars: 10 })).toThrow('more than 10 characters');
    for (const depth of [1_000, 1_000_000]) {
      const deep = at(0, { parts: [{ type: 'data', data: { name: 'd', value: 'DEEP' } }] });
      const json = deep.replace('"DEEP"', '['.repeat(depth) + ']'.repeat(depth));
      expect(() => importThread(json)).toThrow('nested too deeply');
    }
  });

  it('changes no prototype, and brings no field that is not known', () => {
    const json = at(0, { parts: [{ type: 'data', data: { name: 'd', value: 'EVIL' } }], evil: 1 }).replace(
      '"EVIL"',
      '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}',
    );
    const [first] = importThread(json).messages;
    expect(first).not.toHaveProperty('evil');
    const part = first?.parts[0];
    const value = part?.type === 'data' && part.data.value;
    expect(Object.assign({}, value)).not.toHaveProperty('isAdmin');
    expect({}).not.toHaveProperty('isAdmin');
  });
});
