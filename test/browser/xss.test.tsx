/**
 * Every hostile text of the corpus in Chromium, through `<Markdown>` with its default settings: whole, and streamed
 * character by character. Then everything in it is hovered, focused and clicked. Nothing must come of it.
 */
import { Message, type MessageProps } from 'deltakit/components';
import { Markdown } from 'deltakit/markdown';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import 'deltakit/styles.css';
import { makeReplyOf } from '../../stories/components/make-reply';
import { findDangers, findHiddenLinks, findLostWords, findReordered, touchAll } from './xss-checks';
import { loadPayloads, type Payload } from './xss-payloads';
import { type PageWatch, watchPage } from './xss-watch';

declare module 'vitest' {
  interface ProvidedContext {
    /** What `DELTAKIT_RUNS` says: how many times as often a law is tried. */
    runs: number;
  }
}

/** Frames in which a long text arrives; a shorter one, as most are, comes by the character. */
const STEPS = 80 * inject('runs');
/** How the time grows with a blow-up is told in test/markdown/cost.test.ts: here a part of it stands for the whole. */
const BLOW_UP_CHARS = 20_000 * inject('runs');
const BLOW_UP_STEPS = 6 * inject('runs');

const payloads = (await loadPayloads()).map((payload) =>
  payload.category === 'blowup' ? { ...payload, text: payload.text.slice(0, BLOW_UP_CHARS) } : payload,
);
const asText = payloads.filter(({ format }) => format === 'markdown' || format === 'html');
const asParts = payloads.filter((payload) => !asText.includes(payload));
const categoriesOf = (list: readonly Payload[]) => [...new Set(list.map(({ category }) => category))].sort();

let watch: PageWatch;
beforeAll(async () => {
  watch = await watchPage();
});
afterAll(async () => {
  await watch?.stop();
  const count = (list: readonly Payload[]) => `${list.length} (${categoriesOf(list).length} kinds)`;
  console.info(
    `hostile texts in Chromium: ${count(asText)} as markdown, ${count(asParts)} as parts of a reply`,
  );
});

const container = document.createElement('div');
document.body.append(container);
let root = createRoot(container);
afterEach(() => {
  root.unmount();
  root = createRoot(container);
});

function show(node: ReactNode): void {
  flushSync(() =>
    root.render(
      <>
        {node}
        <p id="dk-test-rest">the rest of the page</p>
      </>,
    ),
  );
}

/** What is wrong with the page as it is. */
function inspect({ properties, text }: Payload): string[] {
  return [
    ...findDangers(container),
    ...findHiddenLinks(container),
    ...(properties.includes('bidi-isolated') ? findReordered(container) : []),
    ...(properties.includes('text-preserved') ? findLostWords(container, text) : []),
    ...(document.querySelector('#dk-test-rest') ? [] : ['the rest of the page is gone']),
  ];
}

/** Shows it in so many steps, then touches it; the faults of each step count. */
async function play(payload: Payload, nodes: Iterable<ReactNode>): Promise<string[]> {
  const faults = new Set<string>();
  for (const node of nodes) {
    show(node);
    if (container.childElementCount < 50) for (const fault of findDangers(container)) faults.add(fault);
  }
  for (const fault of inspect(payload)) faults.add(fault);
  touchAll(container);
  for (const fault of inspect(payload)) faults.add(fault);
  for (const fault of await watch.take()) faults.add(fault);
  show(null);
  return [...faults].map((fault) => `${payload.id}: ${fault}`);
}

function* once(node: ReactNode): Generator<ReactNode> {
  yield node;
}

function* streamed({ text, category }: Payload): Generator<ReactNode> {
  const steps = category === 'blowup' ? BLOW_UP_STEPS : STEPS;
  const size = Math.ceil(text.length / steps);
  for (let end = size; end < text.length; end += size) {
    yield <Markdown key="streamed" text={text.slice(0, end)} isWhole={false} />;
  }
  yield <Markdown key="streamed" text={text} isWhole={false} />;
  yield <Markdown key="streamed" text={text} />;
}

describe.skipIf(payloads.length === 0)('a hostile text', () => {
  describe.each(categoriesOf(asText))('of the kind %s', (category) => {
    const ofKind = asText.filter((payload) => payload.category === category);

    it('does nothing to the page when it is there at once', { timeout: 60_000 }, async () => {
      const faults = [];
      for (const payload of ofKind)
        faults.push(...(await play(payload, once(<Markdown text={payload.text} />))));
      expect(faults).toEqual([]);
    });

    it('does nothing to the page while it arrives', { timeout: 120_000 }, async () => {
      const faults = [];
      for (const payload of ofKind) faults.push(...(await play(payload, streamed(payload))));
      expect(faults).toEqual([]);
    });
  });
});

type Parts = NonNullable<MessageProps['reply']>['parts'];

/** What a server would have sent it as. */
function partsOf({ format, text }: Payload): Parts {
  const call = { id: '1', name: 'search', argsText: '', status: 'ready' } as const;
  switch (format) {
    case 'json':
      return [{ type: 'tool-call', call: { ...call, argsText: text } }];
    case 'tool-name':
      return [{ type: 'tool-call', call: { ...call, name: text } }];
    case 'url':
      return [
        { type: 'source', source: { title: 'A source', url: text } },
        { type: 'file', file: { name: 'a.pdf', url: text } },
        { type: 'file', file: { mediaType: 'image/png', url: text } },
      ];
    default:
      return [{ type: 'file', file: JSON.parse(text) as { mediaType: string; url: string } }];
  }
}

describe.skipIf(payloads.length === 0)('a hostile part of a reply', () => {
  it.each(categoriesOf(asParts))('of the kind %s does nothing to the page', async (category) => {
    const faults = [];
    for (const payload of asParts.filter((one) => one.category === category)) {
      const { text } = payload;
      const parts = <Message role="assistant" reply={makeReplyOf(partsOf(payload))} />;
      faults.push(...(await play(payload, once(parts))));
      faults.push(...(await play(payload, once(<Markdown text={`[a](<${text}>) ![b](<${text}>)`} />))));
    }
    expect(faults).toEqual([]);
  });
});

describe('a foreign picture', () => {
  it('is asked of its host once a person says so, and of no other', async () => {
    show(<Markdown text="![A chart](https://evil.example/i.png?d=1) ![b](https://other.example/b.png)" />);
    expect(await watch.take()).toEqual([]);
    container.querySelector<HTMLElement>('[data-slot="dk-md-image-load"]')?.click();
    await expect.poll(() => watch.take()).toEqual(['a request to https://evil.example/i.png?d=1']);
  });
});
