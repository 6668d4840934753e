import type { Meta, StoryObj } from '@storybook/react-vite';
import { StructuredView } from 'deltakit/components';
import { useState } from 'react';
import { expect, fn, userEvent } from 'storybook/test';
import { STRUCTURED_VIEW_ENGLISH } from '../../src/components/structured-view/structured-view-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { States } from '../stage/states';

const RECIPE = {
  title: 'Pasta in the mountains',
  minutes: 25,
  vegan: true,
  ingredients: [
    { name: 'Spaghetti', amount: '200 g' },
    { name: 'Tomatoes', amount: '4' },
    { name: 'Olive oil', amount: '2 spoons' },
  ],
  steps: [
    'Boil the water; it boils below 100 °C up here.',
    'Cook the pasta two minutes longer than it says.',
  ],
  source: 'https://example.org/pasta?height=2000',
};

const FIELDS = {
  title: { title: 'Title' },
  minutes: { title: 'Minutes' },
  vegan: {},
  ingredients: {},
  steps: {},
  source: {},
};

const HALF = {
  title: RECIPE.title,
  minutes: 25,
  vegan: true,
  ingredients: [{ name: 'Spaghetti', amount: '200 g' }, { name: 'Toma' }],
};

const meta = {
  title: 'Components/StructuredView',
  component: StructuredView,
  args: { value: HALF, status: 'streaming', fields: FIELDS },
} satisfies Meta<typeof StructuredView>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Edit the value in the controls: what comes last is what is being written. */
export const Overview: Story = {
  args: { ...labelArgs(STRUCTURED_VIEW_ENGLISH) },
  argTypes: {
    status: {
      control: 'select',
      options: ['idle', 'pending', 'streaming', 'completed', 'failed', 'cancelled'],
    },
    value: { control: 'object' },
    ...labelArgTypes(STRUCTURED_VIEW_ENGLISH),
  },
  render: ({ value, status, isWhole, fields, ...strings }) => (
    <StructuredView
      value={value}
      status={status}
      isWhole={isWhole}
      fields={fields}
      labels={readLabels(STRUCTURED_VIEW_ENGLISH, strings)}
    />
  ),
};

const DEEP = { a: { b: { c: { d: { e: { f: { g: ['deeper than one reads'] } } } } } } };

export const AllStates: Story = {
  name: 'States',
  parameters: { matrix: true },
  args: { onRetry: fn() },
  render: (args) => (
    <States
      states={{
        'nothing yet': <StructuredView {...args} value={undefined} status="pending" />,
        'the first text': <StructuredView {...args} value={{ title: 'Pasta in the mou' }} />,
        'half of it': <StructuredView {...args} />,
        whole: <StructuredView {...args} value={RECIPE} status="completed" />,
        'broke off': (
          <StructuredView
            {...args}
            status="failed"
            error={{ kind: 'truncated', message: 'The connection closed before the answer was whole.' }}
          />
        ),
        'not of the form': (
          <StructuredView
            {...args}
            value={{ title: 7 }}
            status="failed"
            error={{ kind: 'invalid-output', message: 'title: a text was expected, and this is a number.' }}
          />
        ),
        stopped: <StructuredView {...args} status="cancelled" reason="user" />,
        'without fields': <StructuredView {...args} fields={{}} value={RECIPE} status="completed" />,
        'deep, empty and odd': (
          <StructuredView
            {...args}
            fields={{}}
            value={{ none: null, list: [], not_a_link: 'javascript:alert(1)', ...DEEP }}
            status="completed"
          />
        ),
        'right to left': (
          <div dir="rtl" lang="ar">
            <StructuredView
              {...args}
              fields={{ name: { title: 'الاسم' }, steps: { title: 'الخطوات' }, rest: { title: 'الباقي' } }}
              value={{ name: 'معكرونة', steps: ['اغلِ الماء', 'أضف المع'] }}
              labels={{ valueComing: 'لم يأت بعد' }}
            />
          </div>
        ),
      }}
    />
  ),
};

/** How the JSON comes, character by character; each step a value that a parser gave. */
const TAPE = [
  {},
  { title: 'Pas' },
  { title: RECIPE.title },
  { title: RECIPE.title, ingredients: [{ name: 'Spag' }] },
  { title: RECIPE.title, ingredients: [{ name: 'Spaghetti', amount: '200 g' }, { name: 'To' }] },
  { title: RECIPE.title, ingredients: RECIPE.ingredients, source: 'https://example.org/pa' },
  { title: RECIPE.title, ingredients: RECIPE.ingredients, source: RECIPE.source },
];

/** What is settled keeps its element and its place, and half an address is no link. */
export const Forming: Story = {
  args: { fields: { title: {}, ingredients: {}, source: {} } },
  render: function Render({ fields }) {
    const [step, setStep] = useState(0);
    return (
      <div style={{ display: 'grid', gap: '1rem' }}>
        <button type="button" onClick={() => setStep(step + 1)}>
          More of it
        </button>
        <StructuredView
          fields={fields}
          value={TAPE[Math.min(step, TAPE.length - 1)]}
          status={step < TAPE.length ? 'streaming' : 'completed'}
        />
      </div>
    );
  },
  play: async ({ canvas, canvasElement }) => {
    const more = canvas.getByRole('button', { name: 'More of it' });
    const root = canvasElement.querySelector('[data-slot="dk-structured"]');
    const fields = [...canvasElement.querySelectorAll('[data-slot="dk-value-field"]')];
    await expect(fields).toHaveLength(3);
    const top = fields[1]?.getBoundingClientRect().top;
    await userEvent.click(more);
    // The place of a text is as high as a text.
    await expect(fields[1]?.getBoundingClientRect().top).toBeCloseTo(top ?? 0, 0);
    await userEvent.click(more);
    const title = canvas.getByText(RECIPE.title);
    await userEvent.click(more);
    const table = canvas.getByRole('table');
    const cell = canvas.getByRole('columnheader', { name: 'Name' });
    await userEvent.click(more);
    const row = canvas.getByText('Spaghetti');
    await userEvent.click(more);
    await expect(canvas.queryByRole('link')).toBeNull();
    await expect(canvas.getByText('https://example.org/pa')).toHaveAttribute('data-live');
    await userEvent.click(more);
    await expect(root).not.toHaveAttribute('data-whole');
    await userEvent.click(more);
    await expect(root).toHaveAttribute('data-whole');
    await expect(canvas.getByRole('link')).toHaveAttribute('href', RECIPE.source);
    for (const kept of [...fields, title, table, cell, row]) await expect(kept).toBeVisible();
  },
};
