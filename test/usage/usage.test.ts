import type { Usage } from 'deltakit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../src/chat/chat-message';
import { addUsage, usageOf } from '../../src/usage/add-usage';
import { type Budget, checkBudget } from '../../src/usage/check-budget';
import { costOf, type Prices } from '../../src/usage/cost-of';
import { estimateTokens } from '../../src/usage/estimate-tokens';

const count = fc.nat(1_000_000);
/** As providers tell it: parts are never more than what they are parts of, and reasoning may be counted beside. */
const told = fc
  .record({ input: count, output: count, cached: count, reasoning: count, isBeside: fc.boolean() })
  .map(({ input, output, cached, reasoning, isBeside }): Required<Usage> => {
    const reasoningTokens = isBeside ? reasoning : Math.min(reasoning, output);
    return {
      inputTokens: input,
      outputTokens: output,
      cachedInputTokens: Math.min(cached, input),
      reasoningTokens,
      totalTokens: input + output + (isBeside ? reasoningTokens : 0),
    };
  });
const anyUsage = fc.record(
  {
    inputTokens: count,
    outputTokens: count,
    cachedInputTokens: count,
    reasoningTokens: count,
    totalTokens: count,
  },
  { requiredKeys: [] },
);
const price = fc.integer({ min: 0, max: 1000 }).map((cents) => cents / 100);
const anyPrices: fc.Arbitrary<Prices> = fc.record(
  { input: price, output: price, cachedInput: price, reasoning: price },
  { requiredKeys: ['input', 'output'] },
);

describe('addUsage', () => {
  it('gives the same in any order and in any grouping', () => {
    fc.assert(
      fc.property(anyUsage, anyUsage, anyUsage, (a, b, c) => {
        expect(addUsage(a, b)).toEqual(addUsage(b, a));
        expect(addUsage(addUsage(a, b), c)).toEqual(addUsage(a, addUsage(b, c)));
      }),
    );
  });

  it('changes nothing by nothing, but for the total that it fills in', () => {
    fc.assert(
      fc.property(anyUsage, (usage) => {
        const sum = addUsage(usage, undefined);
        expect(sum).toMatchObject(usage);
        expect(addUsage({}, sum)).toEqual(sum);
      }),
    );
    expect(addUsage(undefined, {})).toEqual({});
  });

  it('leaves its arguments as they are, and what both lack unknown', () => {
    const usage = Object.freeze({ inputTokens: 3, outputTokens: 4 });
    expect(addUsage(usage, usage)).toEqual({ inputTokens: 6, outputTokens: 8, totalTokens: 14 });
  });
});

describe('usageOf', () => {
  const message = (role: ChatMessage['role'], status: ChatMessage['status'], usage?: Usage) => ({
    role,
    status,
    usage,
  });

  it('adds up a thread, and tells how many answers nobody counted', () => {
    const thread = [
      message('user', 'completed'),
      message('assistant', 'completed', { inputTokens: 10, outputTokens: 5 }),
      message('user', 'completed'),
      message('assistant', 'cancelled'),
      message('assistant', 'completed', { inputTokens: 20, outputTokens: 1, totalTokens: 21 }),
      message('assistant', 'streaming'),
    ];
    expect(usageOf(thread)).toEqual({ inputTokens: 30, outputTokens: 6, totalTokens: 36, uncounted: 1 });
    expect(usageOf([])).toEqual({ uncounted: 0 });
  });
});

describe('costOf', () => {
  it('is what the provider itself billed', () => {
    // Recorded answers of xAI, which counts reasoning beside the output and says the cost in 10⁻¹⁰ dollars.
    const prices = { input: 0.3, cachedInput: 0.075, output: 0.5 };
    const bill = (output: number, reasoning: number, total: number) =>
      costOf(
        {
          inputTokens: 12,
          cachedInputTokens: 11,
          outputTokens: output,
          reasoningTokens: reasoning,
          totalTokens: total,
        },
        prices,
      );
    expect(bill(1, 290, 303)).toBeCloseTo(1_466_250e-10, 12);
    expect(bill(2, 340, 354)).toBeCloseTo(1_721_250e-10, 12);
  });

  it('counts reasoning once, inside the output or beside it', () => {
    const prices = { input: 1, output: 2 };
    const inside = { inputTokens: 10, outputTokens: 300, reasoningTokens: 200, totalTokens: 310 };
    const beside = { inputTokens: 10, outputTokens: 100, reasoningTokens: 200, totalTokens: 310 };
    expect(costOf(inside, prices)).toBeCloseTo(610e-6, 12);
    expect(costOf(beside, prices)).toBe(costOf(inside, prices));
    expect(costOf(inside, { ...prices, reasoning: 5 })).toBeCloseTo(1210e-6, 12);
    expect(costOf(beside, { ...prices, reasoning: 5 })).toBeCloseTo(1210e-6, 12);
  });

  it('of a sum is the sum of the costs, whoever counted', () => {
    fc.assert(
      fc.property(told, told, anyPrices, (a, b, prices) => {
        const apart = (costOf(a, prices) ?? NaN) + (costOf(b, prices) ?? NaN);
        expect(costOf(addUsage(a, b), prices)).toBeCloseTo(apart, 6);
      }),
    );
  });

  it('is never negative, and nothing where input or output was not counted', () => {
    fc.assert(
      fc.property(anyUsage, anyPrices, (usage, prices) => {
        const isCounted = usage.inputTokens !== undefined && usage.outputTokens !== undefined;
        const cost = costOf(usage, prices);
        expect(isCounted ? cost! >= 0 : cost === undefined).toBe(true);
      }),
    );
    expect(costOf(undefined, { input: 1, output: 1 })).toBeUndefined();
  });
});

describe('checkBudget', () => {
  const limit = fc.integer({ min: 1, max: 1_000_000 });
  const spending = (of: fc.Arbitrary<number>) => fc.record({ tokens: of, cost: of }, { requiredKeys: [] });
  const anyBudget = fc.record({ soft: spending(limit), hard: spending(limit) }, { requiredKeys: [] });
  const LEVELS = ['ok', 'warning', 'reached'];

  it('never falls back as more is used, and reaches the end when a hard limit is used up', () => {
    fc.assert(
      fc.property(spending(count), fc.nat(1000), anyBudget, (used, more, budget: Budget) => {
        const rank = (spent: typeof used) => LEVELS.indexOf(checkBudget(spent, budget).level);
        const grown = Object.fromEntries(Object.entries(used).map(([unit, spent]) => [unit, spent + more]));
        expect(rank(grown)).toBeGreaterThanOrEqual(rank(used));
        const { level, remaining } = checkBudget(used, budget);
        expect(level === 'reached').toBe(Object.values(remaining).some((left) => left === 0));
      }),
    );
  });

  it('warns before it cuts: a hard limit alone has a warning at four fifths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 10_000 }), (tokens) => {
        const at = (share: number) => checkBudget({ tokens: tokens * share }, { hard: { tokens } }).level;
        expect([at(0), at(0.79), at(0.81), at(1)]).toEqual(['ok', 'ok', 'warning', 'reached']);
      }),
    );
  });

  it('goes by the nearer of tokens and money, and says what is left of both', () => {
    const budget = { soft: { cost: 1 }, hard: { tokens: 1000, cost: 2 } };
    expect(checkBudget({ tokens: 100, cost: 1.5 }, budget)).toEqual({
      used: { tokens: 100, cost: 1.5 },
      level: 'warning',
      fraction: 0.75,
      remaining: { tokens: 900, cost: 0.5 },
    });
  });

  it('says nothing of what was not counted, and nothing where nothing is limited', () => {
    expect(checkBudget({ tokens: 5 }, { hard: { cost: 1 } })).toMatchObject({
      level: 'ok',
      fraction: undefined,
      remaining: {},
    });
    expect(checkBudget({ tokens: 5 }, {})).toMatchObject({ level: 'ok', fraction: undefined });
  });

  it('a limit of nothing is reached before anything is used', () => {
    expect(checkBudget({ tokens: 0 }, { hard: { tokens: 0 } })).toMatchObject({
      level: 'reached',
      fraction: 1,
    });
  });

  it('a soft limit alone warns, and never ends anything', () => {
    expect(checkBudget({ tokens: 50 }, { soft: { tokens: 10 } })).toMatchObject({
      level: 'warning',
      fraction: 5,
      remaining: {},
    });
  });
});

describe('estimateTokens', () => {
  it('of a text in two pieces is that of the whole, but for one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const whole = estimateTokens(a + b);
        const pieces = estimateTokens(a) + estimateTokens(b);
        expect(pieces - whole === 0 || pieces - whole === 1).toBe(true);
      }),
    );
  });

  it('takes four Latin letters, two of other alphabets, one of Chinese, Japanese and Korean', () => {
    expect(estimateTokens('')).toBe(0);
    expect(estimateTokens('abcdefgh')).toBe(2);
    expect(estimateTokens('привет')).toBe(3);
    expect(estimateTokens('你好世界')).toBe(4);
    expect(estimateTokens('한국어')).toBe(3);
    expect(estimateTokens('𠀀')).toBe(2);
  });
});
