import type { Meta, StoryObj } from '@storybook/react-vite';
import { allLanguages, CodeBlock, createCodeBlock, createDiagram, createFormula } from 'deltakit/code';
import { useEffect, useState } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';
import { appendAll, emptyList } from '../../src/markdown/growing-list';
import 'katex/dist/katex.min.css';

const listOf = (code: string) => appendAll(emptyList<string>(), code.split('\n'));

const TYPESCRIPT = `/** How long a reply takes. */
interface Timing {
  firstTokenMs: number;
  totalMs?: number;
}

export async function measure(url: string): Promise<Timing> {
  const start = performance.now();
  const reply = await fetch(url, { method: 'POST' });
  for await (const chunk of reply.body ?? []) {
    if (chunk.length > 0) return { firstTokenMs: Math.round(performance.now() - start) };
  }
  throw new Error(\`Nothing came from \${url}\`); // the stream ended
}`;

const PYTHON = `import asyncio
from dataclasses import dataclass


@dataclass
class Delta:
    """A place where a river meets still water."""

    name: str
    area_km2: float = 0.0

    def describe(self) -> str:
        return f"{self.name}: {self.area_km2:,.0f} km²"


async def main() -> None:
    deltas = [Delta("Danube", 4_152), Delta("Okavango", 15_000)]
    for delta in sorted(deltas, key=lambda d: d.area_km2):
        print(delta.describe())


asyncio.run(main())`;

const LONG = `const query = db.select({ id: users.id, name: users.name, orders: count(orders.id) }).from(users).leftJoin(orders, eq(orders.userId, users.id)).groupBy(users.id);
// A second line, so that what wraps can be told from what does not.`;

const MERMAID = `flowchart LR
  accTitle: The way of a token
  A[Request] --> B{Streams?}
  B -- yes --> C[Deltas]
  B -- no --> D[Whole body]
  C --> E([Display])
  D --> E`;

const highlighted = (canvasElement: HTMLElement) =>
  waitFor(() => expect(canvasElement.querySelector('[data-slot=dk-code-line] [style]')).not.toBeNull(), {
    timeout: 10_000,
  });

const meta = {
  title: 'Components/CodeBlock',
  component: CodeBlock,
  args: { lang: 'ts', meta: '', lines: listOf(TYPESCRIPT), isClosed: true },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: '46rem', padding: '1rem', marginInline: 'auto' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof CodeBlock>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Highlighted: Story = {
  play: async ({ canvas, canvasElement }) => {
    await highlighted(canvasElement);
    await expect(canvas.getByRole('figure', { name: 'Code, ts' })).toHaveTextContent('firstTokenMs');
  },
};

/** Each line is highlighted as it comes, and once; what came before does not move. */
export const Growing: Story = {
  args: { lang: 'python', lines: listOf(PYTHON), isClosed: false },
  render: function Render(args) {
    const [end, setEnd] = useState(0);
    useEffect(() => {
      if (end >= PYTHON.length) return;
      const timer = setTimeout(() => setEnd(end + 7), 30);
      return () => clearTimeout(timer);
    }, [end]);
    return <CodeBlock {...args} lines={listOf(PYTHON.slice(0, end))} isClosed={end >= PYTHON.length} />;
  },
  play: async ({ canvasElement }) => {
    const code = canvasElement.querySelector('code');
    await waitFor(() => expect(code?.textContent).toBe(PYTHON), { timeout: 15_000 });
    await highlighted(canvasElement);
  },
};

const NumberedCodeBlock = createCodeBlock({ languages: allLanguages, lineNumbers: true, wrap: true });

/** Numbers are neither selected nor copied, and stay with their lines where these wrap. */
export const LineNumbersAndWrap: Story = {
  args: { lines: listOf(`${LONG}\n${TYPESCRIPT}`), meta: 'title="src/measure.ts"' },
  render: (args) => <NumberedCodeBlock {...args} />,
  play: async ({ canvas, canvasElement }) => {
    await highlighted(canvasElement);
    await expect(canvas.getByText('src/measure.ts')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Wrap lines' })).toHaveAttribute('aria-pressed', 'true');
  },
};

export const LongLines: Story = {
  args: { lines: listOf(LONG) },
  play: async ({ canvas, canvasElement }) => {
    await highlighted(canvasElement);
    const pane = canvasElement.querySelector('pre');
    await expect(pane?.scrollWidth).toBeGreaterThan(pane?.clientWidth ?? 0);
    await userEvent.click(canvas.getByRole('button', { name: 'Wrap lines' }));
    await expect(pane?.scrollWidth).toBe(pane?.clientWidth);
  },
};

const VitesseCodeBlock = createCodeBlock({
  languages: { ts: () => import('shiki/langs/typescript.mjs') },
  themes: {
    light: () => import('shiki/themes/vitesse-light.mjs'),
    dark: () => import('shiki/themes/vitesse-dark.mjs'),
  },
});

/** Other colours, and one language alone. Colours too faint for the ground are made legible. */
export const OtherThemes: Story = {
  render: (args) => <VitesseCodeBlock {...args} />,
  play: ({ canvasElement }) => highlighted(canvasElement),
};

/** A language that nobody knows is plain. */
export const Plain: Story = {
  args: { lang: 'klingon', lines: listOf('qatlho’\nQapla’!') },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('code')).toHaveTextContent('Qapla’!');
    await expect(canvasElement.querySelector('[data-slot=dk-code-line]')).toBeNull();
  },
};

/** Characters that change the order of others are shown by their names, so code reads in the order in which it runs. */
export const HiddenCharacters: Story = {
  args: {
    lines: listOf("if (level != 'user\u202e \u2066// if admin\u2069 \u2066') {\n  grantAll();\n}"),
  },
  play: async ({ canvasElement }) => {
    await highlighted(canvasElement);
    await expect(canvasElement.querySelectorAll('[data-slot=dk-code-control]')).toHaveLength(4);
  },
};

/** In a page that reads from the right, code still reads from the left. */
export const RightToLeft: Story = {
  args: { labels: { copy: 'نسخ', wrapLines: 'التفاف الأسطر', download: 'تنزيل' } },
  decorators: [
    (Story) => (
      <div dir="rtl" lang="ar">
        <Story />
      </div>
    ),
  ],
  play: ({ canvasElement }) => highlighted(canvasElement),
};

const DiagramCodeBlock = createCodeBlock({
  languages: allLanguages,
  renderers: { mermaid: createDiagram(() => import('mermaid')) },
});

/** A picture, drawn when the fence is closed. */
export const Diagram: Story = {
  args: { lang: 'mermaid', lines: listOf(MERMAID) },
  render: (args) => <DiagramCodeBlock {...args} />,
  play: async ({ canvas }) => {
    const picture = await canvas.findByRole('img', { name: 'The way of a token' }, { timeout: 15_000 });
    await waitFor(() => expect(picture).toHaveProperty('complete', true));
    await userEvent.click(canvas.getByRole('button', { name: 'Show the source' }));
    await expect(canvas.getByText(/accTitle/)).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Show the source' }));
    await expect(canvas.getByRole('img', { name: 'The way of a token' })).toBeVisible();
  },
};

export const DiagramThatCanNotBeDrawn: Story = {
  args: { lang: 'mermaid', lines: listOf('flowchart LR\n  A --> --> B') },
  render: (args) => <DiagramCodeBlock {...args} />,
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/flowchart LR/)).toBeVisible();
    await expect(canvas.queryByRole('img')).toBeNull();
  },
};

const Formula = createFormula(() => import('katex'));

export const Formulas: Story = {
  render: () => (
    <div style={{ fontSize: '1rem', lineHeight: 1.65 }}>
      The area under <Formula text="f(x) = e^{-x^2}" isDisplay={false} isClosed /> is{' '}
      <Formula text="\sqrt\pi" isDisplay={false} isClosed />:
      <Formula text="\int_{-\infty}^{\infty} e^{-x^2}\,dx = \sqrt{\pi}" isDisplay isClosed />
      One that is still coming: <Formula text="\frac{a}{" isDisplay={false} isClosed={false} />, and one that
      can not be read: <Formula text="\frac{a}{" isDisplay={false} isClosed />.
    </div>
  ),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelectorAll('.katex')).toHaveLength(3), {
      timeout: 10_000,
    });
    await waitFor(() =>
      expect(canvasElement.querySelectorAll('[data-slot=dk-formula-source]')).toHaveLength(2),
    );
  },
};
