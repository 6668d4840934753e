/** Diagrams with the real mermaid, and with sources that nobody should trust. */
import { allLanguages, createCodeBlock, createDiagram } from 'deltakit/code';
import 'deltakit/styles.css';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { reachesOut } from '../../src/components/diagram/reaches-out';
import { appendAll, emptyList } from '../../src/markdown/growing-list';
import { mount } from './mount';

const CodeBlock = createCodeBlock({
  languages: allLanguages,
  renderers: { mermaid: createDiagram(() => import('mermaid')) },
});

const FLOW = 'flowchart LR\n  accTitle: A way\n  A[Start] --> B{Choice}\n  B -- yes --> C[End]';
const OTHERS = [
  'sequenceDiagram\n  Anna->>Ben: Hello\n  Note over Ben: thinks\n  Ben-->>Anna: Hi',
  'classDiagram\n  class Delta {\n    +string name\n    +area() float\n  }\n  Delta <|-- Danube',
  'stateDiagram-v2\n  [*] --> pending\n  pending --> streaming\n  streaming --> [*]',
  'erDiagram\n  CHAT ||--o{ MESSAGE : has',
  'pie title Tokens\n  "input" : 40\n  "output" : 60',
  'gantt\n  title Plan\n  dateFormat YYYY-MM-DD\n  section A\n  One :a1, 2026-01-01, 3d',
];

const show = (source: string, isClosed = true) =>
  mount(
    <CodeBlock
      lang="mermaid"
      meta=""
      lines={appendAll(emptyList<string>(), source.split('\n'))}
      isClosed={isClosed}
    />,
  ).container;

const pictureOf = (container: Element) => container.querySelector('img');
const isDrawn = (container: Element) =>
  expect.poll(() => (pictureOf(container)?.naturalWidth ?? 0) > 0, { timeout: 20_000 }).toBe(true);

/** So that all before it have had their turn. */
const othersAreDone = async () => isDrawn(show(FLOW));

describe('a diagram', () => {
  it('is a picture with its own name', async () => {
    const container = show(FLOW);
    await isDrawn(container);
    expect(pictureOf(container)?.alt).toBe('A way');
    expect(container.querySelector('svg:not([data-slot])')).toBeNull();
  });

  it.each(OTHERS)('is drawn whatever its kind (%#)', async (source) => {
    await isDrawn(show(source));
  });

  it('is its code until the fence is closed', async () => {
    const container = show(FLOW, false);
    await othersAreDone();
    expect(pictureOf(container)).toBeNull();
    expect(container.querySelector('code')?.textContent).toBe(FLOW);
  });

  it.each(['flowchart LR\n  A --> --> B', 'no diagram at all', `flowchart LR\n${'A-->B\n'.repeat(400)}`])(
    'that can not be drawn stays its code, and leaves nothing behind (%#)',
    async (source) => {
      const container = show(source);
      await othersAreDone();
      expect(pictureOf(container)).toBeNull();
      expect(container.querySelector('code')?.textContent).toBe(source);
      expect(document.querySelectorAll('body > [id^=ddk-diagram], body > svg')).toHaveLength(0);
    },
  );

  it('is drawn anew when the page gets dark', async () => {
    const page = document.documentElement;
    onTestFinished(() => page.classList.remove('dark', 'light'));
    page.classList.add('light');
    const container = show(FLOW);
    await isDrawn(container);
    const day = pictureOf(container)?.src;
    page.classList.replace('light', 'dark');
    await expect.poll(() => pictureOf(container)?.src !== day, { timeout: 10_000 }).toBe(true);
  });

  it('is its code where mermaid can not be fetched', async () => {
    const load = vi.fn().mockRejectedValue(new TypeError('offline'));
    const Diagram = createDiagram(load);
    const { container } = mount(
      <Diagram lang="mermaid" meta="" lines={appendAll(emptyList<string>(), FLOW.split('\n'))} isClosed />,
    );
    await expect.poll(() => load.mock.calls.length).toBe(1);
    expect(container.querySelector('code')?.textContent).toBe(FLOW);
  });
});

const FOREIGN = 'foreign.invalid';
const REACHING = [
  `flowchart LR\n  A@{ img: "https://${FOREIGN}/1.png", w: 60, h: 60 }\n  A --> B`,
  `flowchart LR\n  A@{ img: "\\x2f\\x2f${FOREIGN}/2.png" }\n  A --> B`,
  `flowchart LR\n  A@{ img: "/\t/${FOREIGN}/3.png" }\n  A --> B`,
  `flowchart LR\n  A --> B\n  style A fill:#fff,mask:url(https://${FOREIGN}/4.svg#a)`,
  `flowchart LR\n  A --> B\n  classDef c filter:u\\72l(//${FOREIGN}/5.svg)\n  class A c`,
  `%%{init: {"themeCSS": "@import url(//${FOREIGN}/6.css);"}}%%\nflowchart LR\n  A --> B`,
  `---\nconfig:\n  themeCSS: "rect{background:url(https://${FOREIGN}/7.png)}"\n---\nflowchart LR\n  A --> B`,
  `flowchart LR\n  A["<img src='https://${FOREIGN}/8.png'>"] --> B`,
  `flowchart LR\n  A["<img src=&#47;&#47;${FOREIGN}/9.png>"] --> B`,
  `sequenceDiagram\n  participant A\n  properties A: {"icon": "\\u002f\\u002f${FOREIGN}/10.png"}\n  A->>A: x`,
];

describe('a diagram that reaches for the network', () => {
  it.each(REACHING)('is seen before it is drawn (%#)', (source) => {
    expect(reachesOut(source)).toBe(true);
  });

  it.each([FLOW, ...OTHERS, 'flowchart TD\n  A[/In/] -->|data: x| B["a<br/>b"] & C["R&D"]'])(
    'is not mistaken for one that does not (%#)',
    (source) => {
      expect(reachesOut(source)).toBe(false);
    },
  );

  it('asks for nothing', async () => {
    const asked: string[] = [];
    const watch = new PerformanceObserver((list) => {
      asked.push(...list.getEntries().map(({ name }) => name));
    });
    watch.observe({ type: 'resource', buffered: true });
    onTestFinished(() => watch.disconnect());
    const containers = REACHING.map((source) => show(source));
    await othersAreDone();
    expect(asked.filter((url) => url.includes(FOREIGN))).toEqual([]);
    expect(containers.map(pictureOf).filter(Boolean)).toEqual([]);
  });

  it('runs no script', async () => {
    const alert = vi.spyOn(window, 'alert').mockReturnValue();
    onTestFinished(() => alert.mockRestore());
    show(
      'flowchart LR\n  A["<script>alert(1)</script><b onclick=alert(1)>x</b>"] --> B\n  click A call alert(1)',
    );
    show('flowchart LR\n  A["<svg onload=alert(1)>"] --> B\n  click B href "javascript:alert(1)"');
    await othersAreDone();
    expect(alert).not.toHaveBeenCalled();
  });
});
