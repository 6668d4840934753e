import { render, screen } from '@testing-library/react';
import { StructuredView } from 'deltakit/components';
import { expect, test } from 'vitest';

const root = () => document.querySelector('[data-slot="dk-structured"]');
const states = () =>
  [...document.querySelectorAll('[data-slot="dk-value-field"]')].map((field) =>
    field.getAttribute('data-state'),
  );

test('fields that are named have their place before they are there', () => {
  const fields = { b: {}, a: { title: 'First' } };
  const { rerender } = render(<StructuredView value={undefined} status="pending" fields={fields} />);
  expect(states()).toEqual(['missing', 'missing']);
  rerender(<StructuredView value={{ a: 'x' }} status="streaming" fields={fields} />);
  expect(screen.getAllByRole('term').map((term) => term.textContent)).toEqual(['B', 'First']);
  expect(states()).toEqual(['missing', 'live']);
});

test('what is settled keeps its element, and the text that grows has the mark', () => {
  const { rerender } = render(<StructuredView value={{ name: 'Do' }} status="streaming" />);
  const name = screen.getByText('Do');
  expect(name).toHaveAttribute('data-live');
  rerender(<StructuredView value={{ name: 'Dora', tags: ['a', 'b'] }} status="streaming" />);
  expect(name).toHaveTextContent('Dora');
  expect(name).not.toHaveAttribute('data-live');
  expect(screen.getByText('a')).not.toHaveAttribute('data-live');
  expect(screen.getByText('b')).toHaveAttribute('data-live');
});

test('flat rows are a table, whose columns stay', () => {
  const { rerender } = render(<StructuredView value={[{ name: 'Salt' }]} status="streaming" />);
  const column = screen.getByRole('columnheader', { name: 'Name' });
  rerender(<StructuredView value={[{ name: 'Salt', amount: 1 }, {}]} status="streaming" />);
  expect(screen.getAllByRole('columnheader')).toEqual([column, screen.getByText('Amount')]);
  expect(screen.getAllByRole('row')).toHaveLength(3);
});

test('a list with something in its items is no table', () => {
  render(<StructuredView value={[{ name: 'Salt', of: ['sea'] }]} status="completed" />);
  expect(screen.queryByRole('table')).toBeNull();
});

test.each([
  ['failed', { kind: 'invalid-output', message: 'm' }, /^Not valid/],
  ['failed', { kind: 'truncated', message: 'm' }, /^Not whole/],
  ['cancelled', undefined, /^Not whole/],
] as const)('%s %j is not whole, and says so', (status, error, words) => {
  render(<StructuredView value={{ a: 'x' }} status={status} error={error} fields={{ a: {}, b: {} }} />);
  expect(root()).not.toHaveAttribute('data-whole');
  expect(screen.getByText(words)).toBeInTheDocument();
  expect(screen.getByText('Not given')).toBeInTheDocument();
});

test('what is completed is whole', () => {
  render(<StructuredView value={{ a: true }} status="completed" />);
  expect(root()).toHaveAttribute('data-whole');
  expect(screen.getByText('Yes')).toBeInTheDocument();
});

test('an address is a link once it is whole, and a script never is', () => {
  const value = { bad: 'javascript:alert(1)', good: 'https://example.org/a' };
  const { rerender } = render(<StructuredView value={value} status="streaming" />);
  expect(screen.queryByRole('link')).toBeNull();
  rerender(<StructuredView value={value} status="completed" />);
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    'https://example.org/a',
  ]);
});

test('what is nested too deep is its JSON', () => {
  let value: unknown = 'end';
  for (let depth = 0; depth < 40; depth += 1) value = [value];
  render(<StructuredView value={value} status="completed" />);
  expect(document.querySelectorAll('ul')).toHaveLength(6);
  expect(document.querySelector('code')).toHaveTextContent('"end"');
});
