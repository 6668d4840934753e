/** Formulas with the real katex, and with texts that nobody should trust. */
import 'katex/dist/katex.min.css';
import { createFormula } from 'deltakit/code';
import 'deltakit/styles.css';
import { describe, expect, it, vi } from 'vitest';
import { mount } from './mount';

const Formula = createFormula(() => import('katex'));

const stateOf = (container: Element) =>
  container.querySelector<HTMLElement>('[data-slot=dk-formula]')?.dataset.state;
const isDrawn = (container: Element) =>
  expect.poll(() => stateOf(container), { timeout: 10_000 }).toBe('done');

describe('a formula', () => {
  it('is drawn with MathML for those who listen', async () => {
    const { container } = mount(<Formula text="\frac{a}{b}" isDisplay isClosed />);
    await isDrawn(container);
    expect(container.querySelector('math mfrac')).not.toBeNull();
    expect(container.querySelector('[data-slot=dk-formula-source]')).toBeNull();
  });

  it('is its source until it is closed', async () => {
    const { container } = mount(
      <>
        <Formula text="a^2" isDisplay={false} isClosed />
        <Formula text="b^2" isDisplay={false} isClosed={false} />
      </>,
    );
    await isDrawn(container);
    const [, open] = container.querySelectorAll('[data-slot=dk-formula]');
    expect(open?.textContent).toBe('b^2');
  });

  it.each(['\\frac{a}{', '\\unknown{x}', '{'.repeat(4000), 'x'.repeat(6000), '\\def\\a{\\a\\a}\\a'])(
    'that can not be read stays its source (%#)',
    async (text) => {
      const { container } = mount(
        <>
          <Formula text={text} isDisplay={false} isClosed />
          <Formula text="1" isDisplay={false} isClosed />
        </>,
      );
      await expect.poll(() => container.querySelector('.katex'), { timeout: 10_000 }).not.toBeNull();
      const source = container.querySelector('[data-slot=dk-formula-source]');
      expect(source?.textContent).toBe(text);
    },
  );

  it('makes no link, no picture and no HTML of its text', async () => {
    const { container } = mount(
      <Formula
        text={
          'a \\href{javascript:alert(1)}{b} \\includegraphics{https://x.test/a.png} \\htmlStyle{color:red}{c}'
        }
        isDisplay={false}
        isClosed
      />,
    );
    await expect.poll(() => stateOf(container), { timeout: 10_000 }).not.toBe('source');
    expect(container.querySelector('a, img, script, [style*=red]')).toBeNull();
  });

  it('does not reach over the page', async () => {
    const { container } = mount(
      <Formula text={'\\rule{900em}{900em}\\kern{-100em}\\text{over}'} isDisplay={false} isClosed />,
    );
    await isDrawn(container);
    const formula = container.querySelector('[data-slot=dk-formula]');
    const { width, height } = formula?.getBoundingClientRect() ?? new DOMRect();
    expect(width).toBeLessThanOrEqual(innerWidth);
    expect(height).toBeLessThan(900);
    expect(formula && getComputedStyle(formula).overflow).toBe('clip');
  });

  it('is its source where katex can not be fetched, and the next one tries again', async () => {
    const load = vi.fn(() => import('katex')).mockRejectedValueOnce(new TypeError('offline'));
    const Late = createFormula(load);
    const first = mount(<Late text="a" isDisplay={false} isClosed />);
    await expect.poll(() => load.mock.calls.length).toBe(1);
    expect(first.container.textContent).toBe('a');
    const second = mount(<Late text="a" isDisplay={false} isClosed />);
    await isDrawn(second.container);
    expect(load).toHaveBeenCalledTimes(2);
  });
});
