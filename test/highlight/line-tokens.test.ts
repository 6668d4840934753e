/** How code that grows is read: the laws, held with real languages of shiki. */
import fc from 'fast-check';
import { bundledLanguages } from 'shiki/langs';
import dark from 'shiki/themes/github-dark-default.mjs';
import light from 'shiki/themes/github-light-default.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLineTokens } from '../../src/highlight/create-line-tokens';
import { countShared, lineAt } from '../../src/highlight/line-at';
import { createShikiReader } from '../../src/highlight/read-with-shiki';
import { type Grammar, plainLine, type TokenLine } from '../../src/highlight/token-line';
import { createWorkShare } from '../../src/highlight/work-share';
import { appendAll, emptyList, type GrowingList, itemsOf } from '../../src/markdown/growing-list';

const TYPESCRIPT = `import { open } from "node:fs";

/* a comment
   of two lines */
export function greet(name: string): string {
  return \`Hello, \${name}
  and \${[1, 2].map((n) => n * 2)}\`;
}`.split('\n');
const PYTHON = ['def f(a: int) -> str:', '    """Text', '    more"""', '    return f"{a!r}"  # end'];

const forEver = { hasTime: () => true };

function listOf(lines: readonly string[]): GrowingList<string> {
  return appendAll(emptyList<string>(), lines);
}

/** What a block shows while its text comes in: all up to a cut, again and again. */
function linesUpTo(text: string, end: number): string[] {
  return text.slice(0, end).split('\n');
}

const shown = (lines: Iterable<TokenLine>) => [...lines].map(({ text, spans }) => ({ text, spans }));

let grammars: Record<'typescript' | 'python', Grammar>;

beforeAll(async () => {
  const reader = createShikiReader(light, dark);
  const [typescript, python] = await Promise.all([bundledLanguages.typescript(), bundledLanguages.python()]);
  grammars = {
    typescript: reader.addLanguage(typescript.default),
    python: reader.addLanguage(python.default),
  };
  // So that what is compiled when it is first met does not cut a line of the tests short.
  for (const [grammar, lines] of [
    [grammars.typescript, TYPESCRIPT],
    [grammars.python, PYTHON],
  ] as const)
    createLineTokens(grammar, forEver).read(listOf(lines), true);
});

describe.each([
  ['typescript', TYPESCRIPT],
  ['python', PYTHON],
] as const)('%s that comes in pieces', (name, code) => {
  const text = code.join('\n');

  it('has the tokens of the whole at once, wherever it is cut', () => {
    const whole = shown(itemsOf(createLineTokens(grammars[name], forEver).read(listOf(code), true).lines));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 12 }), (cuts) => {
        const tokens = createLineTokens(grammars[name], forEver);
        for (const cut of [...cuts].sort((a, b) => a - b)) tokens.read(listOf(linesUpTo(text, cut)), false);
        expect(shown(itemsOf(tokens.read(listOf(code), true).lines))).toEqual(whole);
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('is highlighted with every piece, to its last character', () => {
    const tokens = createLineTokens(grammars[name], forEver);
    for (let end = 0; end <= text.length; end += 1) {
      const lines = linesUpTo(text, end);
      expect([...itemsOf(tokens.read(listOf(lines), false).lines)].map((line) => line.text)).toEqual(lines);
    }
  });

  it('keeps a finished line the same object', () => {
    const tokens = createLineTokens(grammars[name], forEver);
    let before: readonly TokenLine[] = [];
    for (let end = 0; end <= text.length; end += 3) {
      const lines = [...itemsOf(tokens.read(listOf(linesUpTo(text, end)), false).lines)];
      for (const [index, line] of before.slice(0, -1).entries()) expect(lines[index]).toBe(line);
      before = lines;
    }
  });
});

describe('a block of 5,000 lines', () => {
  const lines = Array.from({ length: 5000 }, (_, index) => `const line${index} = "${index}";`);

  /** Reads nothing into lines, and counts how many it was given. */
  function createCounter() {
    const counter = { reads: 0 };
    const grammar: Grammar<number> = {
      start: 0,
      readLine(text, before) {
        counter.reads += 1;
        return { line: plainLine(text), after: before + 1, isWhole: true };
      },
    };
    return { counter, grammar };
  }

  it('is read once, and the line that grows once an update', () => {
    const { counter, grammar } = createCounter();
    const tokens = createLineTokens(grammar, forEver);
    let list = emptyList<string>();
    for (let index = 0; index < lines.length; index += 50) {
      list = appendAll(list, lines.slice(index, index + 50));
      tokens.read(list, false);
    }
    tokens.read(list, true);
    expect(counter.reads).toBe(5000);
  });

  it('keeps the groups and sections that are full', () => {
    const { grammar } = createCounter();
    const tokens = createLineTokens(grammar, forEver);
    const list = listOf(lines);
    const before = tokens.read(list, false).lines;
    const after = tokens.read(appendAll(list, ['one more', 'and more']), false).lines;
    expect(after.items).toBe(before.items);
    expect(after.groups).toBe(before.groups);
    expect(after.sections.slice(0, 3)).toEqual(before.sections.slice(0, 3));
    for (const index of [0, 1, 2]) expect(after.sections[index]).toBe(before.sections[index]);
  });

  it('is read in slices when it is there at once, and the slices are the whole', () => {
    let time = 0;
    const pauses: (() => void)[] = [];
    const share = createWorkShare({ now: () => time, schedule: (run) => pauses.push(run) });
    const grammar: Grammar<number> = {
      start: 0,
      readLine(text, before) {
        time += 0.1;
        return { line: plainLine(text), after: before + 1, isWhole: true };
      },
    };
    const tokens = createLineTokens(grammar, share);
    const list = listOf(lines);
    let read = tokens.read(list, true);
    let slices = 1;
    while (!read.isWhole) {
      pauses.shift()?.();
      const start = time;
      const { length } = read.lines;
      read = tokens.read(list, true);
      slices += 1;
      expect(time - start).toBeLessThanOrEqual(8.2);
      expect(read.lines.length).toBeGreaterThan(length);
    }
    expect(slices).toBeGreaterThan(50);
    expect([...itemsOf(read.lines)].map(({ text }) => text)).toEqual(lines);
  });

  it('gives no line back that was shown with its looks, though there is no time', () => {
    const { grammar } = createCounter();
    let isTime = true;
    const tokens = createLineTokens(grammar, { hasTime: () => isTime });
    tokens.read(listOf(['a', 'b', 'gro']), false);
    isTime = false;
    const { lines: read, isWhole } = tokens.read(listOf(['a', 'b', 'growing', 'c', 'd']), false);
    expect([...itemsOf(read)].map(({ text }) => text)).toEqual(['a', 'b', 'growing']);
    expect(isWhole).toBe(false);
  });
});

describe('a line that there was no time to read to its end', () => {
  const createSlow = (tries: number): Grammar<string> => {
    let left = tries;
    return {
      start: '',
      readLine(text) {
        left -= 1;
        return { line: plainLine(text), after: text, isWhole: left < 0 };
      },
    };
  };

  it('is begun again until it is whole', () => {
    const tokens = createLineTokens(createSlow(3), forEver);
    expect(tokens.read(listOf(['a', 'b']), true).isWhole).toBe(true);
  });

  it('stays as far as it came after twenty tries', () => {
    const tokens = createLineTokens(createSlow(1_000_000), forEver);
    expect(tokens.read(listOf(['a', 'b']), true)).toMatchObject({ isWhole: true, lines: { length: 2 } });
  });

  it('is shown as far as it came while others work', () => {
    const tokens = createLineTokens(createSlow(10), { hasTime: createOnce() });
    expect(tokens.read(listOf(['a', 'b']), true)).toMatchObject({ isWhole: false, lines: { length: 1 } });
  });

  function createOnce() {
    let calls = 0;
    return () => {
      calls += 1;
      return calls === 1;
    };
  }
});

describe('a text that is another one', () => {
  it('is read anew from the first line that differs', () => {
    const tokens = createLineTokens(grammars.typescript, forEver);
    const before = [...itemsOf(tokens.read(listOf(TYPESCRIPT), true).lines)];
    const other = [...TYPESCRIPT.slice(0, 2), 'let other = 1;', 'let end = 2;'];
    const after = [...itemsOf(tokens.read(listOf(other), true).lines)];
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[0]).toBe(before[0]);
    expect(shown(after)).toEqual(
      shown(itemsOf(createLineTokens(grammars.typescript, forEver).read(listOf(other), true).lines)),
    );
  });
});

describe('lines that are hostile', () => {
  it('stay plain where they are longer than 2,000 characters, and the next one goes on from before them', () => {
    const tokens = createLineTokens(grammars.typescript, forEver);
    const long = `"${'x'.repeat(2000)}`;
    const [first, second, third] = itemsOf(
      tokens.read(listOf(['const a = 1;', long, 'const b = 2;']), true).lines,
    );
    expect(second?.spans).toEqual([long.length, 0]);
    expect(third?.spans).toEqual(first?.spans);
  });
});

describe('a place in a growing list', () => {
  it('is found as if the list were an array, and so is what two lists share', () => {
    const length = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(length, length, fc.integer({ min: 0, max: 3000 }), (kept, added, at) => {
        const items = Array.from({ length: kept }, (_, index) => index);
        const list = appendAll(emptyList<number>(), items);
        const longer = appendAll(
          list,
          Array.from({ length: added }, () => -1),
        );
        expect(lineAt(list, at)).toBe(items[at]);
        expect(countShared(list, longer)).toBe(kept);
        expect(countShared(appendAll(emptyList<number>(), items), longer)).toBe(kept);
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});
