import { render, screen } from '@testing-library/react';
import { Usage } from 'deltakit/components';
import { expect, test } from 'vitest';

const usage = () => document.querySelector('[data-slot="dk-usage"]');
const rows = () =>
  [...document.querySelectorAll('[data-slot="dk-usage-row"]')].map(({ textContent }) => textContent);

test('nothing is shown as long as nothing is known', () => {
  const { container } = render(<Usage usage={undefined} />);
  expect(container).toBeEmptyDOMElement();
});

test('what is zero is shown, and what nobody counted is not', () => {
  render(<Usage usage={{ inputTokens: 0, outputTokens: 1 }} />);
  expect(screen.getByText('1 token')).toBeInTheDocument();
  expect(rows()).toEqual(['Input0', 'Output1', 'Total1']);
});

test('a sum without all answers says that it is the least', () => {
  render(<Usage usage={{ totalTokens: 1200, uncounted: 2 }} />);
  expect(screen.getByText('At least 1,200 tokens')).toBeInTheDocument();
  expect(screen.getByText('2 answers were not counted')).toBeInTheDocument();
});

test.each([
  ['ok', '1,200 tokens'],
  ['warning', '1,200 tokensBudget nearly used up'],
  ['reached', '1,200 tokensBudget used up'],
] as const)('a budget that is %s is so in words: %s', (level, words) => {
  const budget = { used: {}, level, fraction: 0.5, remaining: {} };
  render(<Usage usage={{ totalTokens: 1200 }} budget={budget} isCompact />);
  expect(usage()).toHaveAttribute('data-level', level);
  expect(usage()).toHaveTextContent(words);
});

test('a budget is past its end in figures, and its bar is full', () => {
  render(<Usage budget={{ used: {}, level: 'reached', fraction: 1.25, remaining: {} }} />);
  expect(screen.getByText('125% used')).toBeInTheDocument();
  expect(document.querySelector('[data-slot="dk-meter-share"]')).toHaveStyle({ inlineSize: '100%' });
});

test('little money has more than cents', () => {
  render(
    <>
      <Usage cost={0.0081} isCompact />
      <Usage cost={12.3456} currency="EUR" isCompact />
    </>,
  );
  expect(screen.getByText('$0.0081')).toBeInTheDocument();
  expect(screen.getByText('€12.35')).toBeInTheDocument();
});
