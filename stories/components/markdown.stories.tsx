import type { Meta, StoryObj } from '@storybook/react-vite';
import { useLLMStream } from 'deltakit';
import { allLanguages, createCodeBlock, createDiagram, createFormula } from 'deltakit/code';
import { Message, Thread } from 'deltakit/components';
import { Markdown, type MarkdownComponents, type MarkdownProps } from 'deltakit/markdown';
import { createMockServer } from 'deltakit/mock';
import { type CSSProperties, useEffect, useMemo, useState } from 'react';
import { expect, fireEvent, userEvent, waitFor } from 'storybook/test';
import * as texts from './markdown-texts';
import 'katex/dist/katex.min.css';

const components: MarkdownComponents = {
  CodeBlock: createCodeBlock({
    languages: allLanguages,
    renderers: { mermaid: createDiagram(() => import('mermaid')) },
  }),
  Formula: createFormula(() => import('katex')),
};

const FRAME: CSSProperties = {
  maxInlineSize: '46rem',
  padding: '1rem',
  marginInline: 'auto',
  lineHeight: 1.65,
};

/** One of two ways to give the text: here it stands still. */
type Args = Extract<MarkdownProps, { text: string }>;

const meta: Meta<Args> = {
  title: 'Components/Markdown',
  component: Markdown,
  args: { text: texts.ELEMENTS, isWhole: true },
  argTypes: { text: { control: 'text' } },
  decorators: [
    (Story) => (
      <div style={FRAME}>
        <Story />
      </div>
    ),
  ],
};

export default meta;
type Story = StoryObj<Args>;

/** All that CommonMark and GFM have, with nothing else loaded: code is plain. */
export const Elements: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { level: 6 })).toBeVisible();
    await expect(canvas.getByRole('link', { name: 'link' })).toHaveAttribute('rel', 'noopener noreferrer');
    await expect(canvas.getByText('bold').localName).toBe('strong');
  },
};

export const InTheDark: Story = { ...Elements, globals: { theme: 'dark' } };

/** Code in its colours, formulas and a diagram, each by a component of `deltakit/code`. */
export const CodeAndFormulas: Story = {
  args: { text: texts.CODE, components },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelectorAll('.katex')).toHaveLength(3), {
      timeout: 10_000,
    });
    await waitFor(() => expect(canvasElement.querySelector('[data-lang=python] [style]')).not.toBeNull(), {
      timeout: 10_000,
    });
    await expect(
      await canvas.findByRole('img', { name: 'The way of a token' }, { timeout: 15_000 }),
    ).toBeVisible();
  },
};

export const CodeAndFormulasInTheDark: Story = { ...CodeAndFormulas, globals: { theme: 'dark' } };

interface AnswerProps {
  /** Tokens a second are 40 times as many. */
  speed: number;
}

/** A mock server that runs in this page answers; the text follows the reply by itself. */
function Answer({ speed }: AnswerProps) {
  const mock = useMemo(() => createMockServer({ scenario: 'long-markdown', speed }), [speed]);
  const stream = useLLMStream({ url: '/api/chat/stream', fetch: mock });
  const { start, stop, status } = stream;
  useEffect(() => {
    void start('How does a reply stream?');
  }, [start]);
  return (
    <div style={{ blockSize: '34rem', display: 'flex', flexDirection: 'column' }}>
      <Thread status={status} onStop={stop}>
        <Message role="assistant" status={status}>
          <Markdown of={stream} components={components} />
        </Message>
      </Thread>
    </div>
  );
}

/** As it streams: what has settled never moves again. */
export const ALongAnswer: StoryObj<AnswerProps> = {
  args: { speed: 1 },
  argTypes: { speed: { control: { type: 'range', min: 0.25, max: 20, step: 0.25 } } },
  parameters: { layout: 'fullscreen' },
  render: (args) => <Answer {...args} />,
  play: async ({ canvas }) => {
    const heading = await canvas.findByRole('heading', { level: 1 }, { timeout: 5000 });
    await waitFor(() => expect(canvas.getByRole('heading', { level: 2 })).toBeVisible(), { timeout: 8000 });
    await expect(canvas.getByRole('heading', { level: 1 })).toBe(heading);
  },
};

/** To its end, as fast as it can. */
export const ALongAnswerToItsEnd: StoryObj<AnswerProps> = {
  ...ALongAnswer,
  args: { speed: Number.POSITIVE_INFINITY },
  play: async ({ canvas, canvasElement }) => {
    // By a selector: to look for a role among so much, again and again, takes longer than the reply.
    await waitFor(
      () => expect(canvasElement.querySelector('article')).toHaveAttribute('data-status', 'completed'),
      { timeout: 12_000 },
    );
    await expect(canvas.getByRole('group', { name: 'Footnotes' })).toHaveTextContent('first token');
    await expect(canvas.getAllByRole('checkbox')).toHaveLength(5);
  },
};

/**
 * Half of it, at any character: it looks as it will look. Step with the buttons, or with the arrow keys on the slider.
 */
export const HalfArrived: Story = {
  args: { text: texts.HALVES, components },
  render: function Render({ text, components }) {
    const [end, setEnd] = useState(24);
    return (
      <>
        <p style={{ display: 'flex', gap: '0.75rem', marginBlock: '0 1.5rem' }}>
          <button type="button" onClick={() => setEnd(Math.max(0, end - 1))}>
            Back
          </button>
          <input
            type="range"
            aria-label="Characters"
            style={{ flex: 1 }}
            min={0}
            max={text.length}
            value={end}
            onChange={({ target }) => setEnd(target.valueAsNumber)}
          />
          <button type="button" onClick={() => setEnd(Math.min(text.length, end + 1))}>
            Next
          </button>
        </p>
        <Markdown text={text.slice(0, end)} isWhole={end >= text.length} components={components} />
      </>
    );
  },
  play: async ({ canvas, canvasElement }) => {
    const markdown = () => canvasElement.querySelector('[data-slot=dk-markdown]');
    const showUntil = (piece: string) =>
      fireEvent.change(canvas.getByRole('slider'), {
        target: { value: texts.HALVES.indexOf(piece) + piece.length },
      });
    await showUntil('Some **bo');
    await expect(markdown()).toHaveTextContent(/^Some bo$/);
    await showUntil('a [link](https://exam');
    await expect(markdown()).toHaveTextContent(/a link$/);
    await expect(canvas.queryByRole('link')).toBeNull();
    await showUntil('![image](https://pic');
    await expect(markdown()).toHaveTextContent(/and an$/);
    await showUntil('| Nile |');
    await expect(canvas.getByRole('cell', { name: 'Nile' })).toBeVisible();
    await showUntil('const half');
    await expect(canvas.getByRole('figure', { name: 'Code, ts' })).toHaveTextContent('const half');
    await userEvent.click(canvas.getByRole('button', { name: 'Next' }));
    await showUntil('The note.\n');
    await expect(canvas.getByRole('group', { name: 'Footnotes' })).toHaveTextContent('The note.');
  },
};

export const Tables: Story = { args: { text: texts.TABLES } };

/** At the width of a small phone the page does not scroll sideways: the table does. */
export const Narrow: Story = {
  args: { text: texts.TABLES + texts.ELEMENTS, components },
  decorators: [
    (Story) => (
      <div style={{ inlineSize: '320px', marginInline: 'auto' }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvasElement }) => {
    const frame = canvasElement.querySelector('[data-slot=dk-markdown]');
    await expect(frame?.scrollWidth).toBe(frame?.clientWidth);
    const tables = [...canvasElement.querySelectorAll('[data-slot=dk-md-table]')];
    await expect(tables.some((table) => table.scrollWidth > table.clientWidth)).toBe(true);
  },
};

export const Tasks: Story = {
  args: { text: texts.TASKS },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('checkbox').map((box) => box.hasAttribute('checked'))).toEqual([
      true,
      false,
      true,
      false,
      false,
      true,
      false,
    ]);
  },
};

export const Footnotes: Story = {
  args: { text: texts.FOOTNOTES },
  play: async ({ canvas }) => {
    const mark = canvas.getAllByRole('link', { name: '1' })[0];
    const note = canvas.getByRole('link', { name: 'Back to reference 1' });
    await expect(mark?.getAttribute('href')).toBe(`#${note.closest('li')?.id}`);
  },
};

/** Nothing is asked of another site until the person says so. */
export const Images: Story = {
  args: { text: texts.IMAGES },
  play: async ({ canvas }) => {
    await expect(
      canvas.getByRole('button', {
        name: /The delta of the Danube Load picture from pictures\.example\.com/,
      }),
    ).toBeVisible();
    await expect(canvas.getAllByRole('button')).toHaveLength(3);
  },
};

/** With `images={['data:']}`, bytes within the text are shown. */
export const ImagesThatAreAllowed: Story = {
  args: { text: `Drawn by hand:\n\n![A delta, drawn](${texts.PICTURE} "From above")`, images: ['data:'] },
  play: async ({ canvas }) => {
    const picture = canvas.getByRole('img', { name: 'A delta, drawn' });
    await waitFor(() => expect(picture).toHaveProperty('naturalWidth', 48));
  },
};

/** What a model was made to write: links that are none, links that say something else than where they lead. */
export const HostileLinks: Story = {
  args: { text: texts.HOSTILE },
  play: async ({ canvas, canvasElement }) => {
    const links = canvas.getAllByRole('link');
    await expect(links.map((link) => new URL(link.getAttribute('href') ?? '').host)).toEqual([
      'evil.example',
      'evil.example',
      'xn--pple-43d.com',
    ]);
    await expect(links[0]).toHaveTextContent('https://bank.example (evil.example)');
    await expect(canvasElement.querySelector('script, iframe, img')).toBeNull();
  },
};

/** A page that reads from the right. */
export const RightToLeft: Story = {
  args: { text: texts.ARABIC, components, labels: { notes: 'الحواشي', noteBack: (n) => `العودة إلى ${n}` } },
  decorators: [
    (Story) => (
      <div dir="rtl" lang="ar">
        <Story />
      </div>
    ),
  ],
};

/** Each paragraph in its own direction, whatever that of the page is. */
export const BothDirections: Story = { args: { text: texts.MIXED } };
