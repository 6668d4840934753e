/** One step makes every padding and gap: the three densities side by side, and how long the steps are. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { Sample } from './sample';
import './foundations.css';

const STEPS = [1, 2, 3, 4, 6, 8, 11];
const DENSITIES = ['compact', 'comfortable', 'roomy'] as const;

function Space() {
  return (
    <main className="foundations foundations-wide">
      <h1>Space and density</h1>
      <p>
        Every padding and gap is a multiple of <code>--dk-step</code>. A density is another step, set by{' '}
        <code>data-dk-density</code> on the root or on any element. Touch targets stay 44 px where a finger
        points.
      </p>
      <h2>Steps</h2>
      <ul className="steps">
        {STEPS.map((step) => (
          <li key={step}>
            {step}
            <span style={{ inlineSize: `calc(var(--dk-step) * ${step})` }} />
          </li>
        ))}
      </ul>
      <h2>Densities</h2>
      <div className="columns">
        {DENSITIES.map((density) => (
          <section key={density} aria-label={density} data-dk-density={density}>
            <h3>{density}</h3>
            <Sample />
          </section>
        ))}
      </div>
    </main>
  );
}

const meta = {
  title: 'Foundations/Space',
  component: Space,
  tags: ['!autodocs'],
  parameters: { controls: { disable: true } },
} satisfies Meta<typeof Space>;

export default meta;

export const SpaceAndDensity: StoryObj<typeof meta> = {
  name: 'Space and density',
  play: async ({ canvasElement }) => {
    const heights = DENSITIES.map(
      (density) =>
        within(canvasElement).getByRole('region', { name: density }).querySelector('form')?.offsetHeight,
    );
    const [compact = 0, , roomy = 0] = heights;
    await expect(compact).toBeLessThan(roomy);
  },
};
