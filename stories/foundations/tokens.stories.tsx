/** A theme of one's own by turning knobs: the canvas follows, and the CSS is there to be copied. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useCopy } from 'deltakit/components';
import { type CSSProperties, useId, useRef, useState } from 'react';
import { expect, fireEvent, userEvent, within } from 'storybook/test';
import { Sample } from './sample';
import { cssOf, KNOBS, type Knobs, variablesOf } from './theme-css';
import './foundations.css';

const SLIDERS = [
  { knob: 'corner', label: 'Radius', max: 2, step: 0.125, unit: 'rem' },
  { knob: 'step', label: 'Density', min: 0.18, max: 0.34, step: 0.005, unit: 'rem' },
  { knob: 'size', label: 'Type size', min: 0.8125, max: 1.25, step: 0.0625, unit: 'rem' },
  { knob: 'leading', label: 'Leading', min: 1.3, max: 2, step: 0.05, unit: '' },
  { knob: 'hue', label: 'Primary: hue', max: 360, step: 1, unit: '°' },
  { knob: 'chroma', label: 'Primary: chroma', max: 0.25, step: 0.005, unit: '' },
  { knob: 'day', label: 'Lightness by day', min: 0.25, max: 0.7, step: 0.005, unit: '' },
  { knob: 'night', label: 'Lightness by night', min: 0.55, max: 0.95, step: 0.005, unit: '' },
] as const;

const THEMES = ['tide', 'paper', 'dusk'] as const;

function Tokens() {
  const [knobs, setKnobs] = useState(KNOBS);
  const css = cssOf(knobs);
  const source = useRef<HTMLPreElement>(null);
  const { copy, result } = useCopy();
  const turn = (change: Partial<Knobs>) => setKnobs((before) => ({ ...before, ...change }));
  return (
    <main className="foundations foundations-wide tokens">
      <div className="tokens-canvas" data-dk-theme={knobs.theme} style={variablesOf(knobs) as CSSProperties}>
        <Sample />
      </div>
      <form className="tokens-knobs" aria-label="Tokens" onSubmit={(event) => event.preventDefault()}>
        <h1>Tokens</h1>
        <fieldset className="tokens-themes">
          <legend>Grounds and ink of</legend>
          {THEMES.map((theme) => (
            <label key={theme}>
              <input
                type="radio"
                name="theme"
                checked={theme === knobs.theme}
                onChange={() => turn({ theme })}
              />
              {theme}
            </label>
          ))}
        </fieldset>
        {SLIDERS.map(({ knob, unit, ...slider }) => (
          <Slider
            key={knob}
            {...slider}
            value={knobs[knob]}
            unit={unit}
            onTurn={(value) => turn({ [knob]: value })}
          />
        ))}
        <div className="tokens-actions">
          <button type="button" onClick={() => copy(css, source.current)}>
            {result === 'copied' ? 'Copied' : 'Copy the CSS'}
          </button>
          <button type="button" onClick={() => setKnobs(KNOBS)}>
            Reset
          </button>
        </div>
        <pre ref={source} dir="ltr">
          {css}
        </pre>
      </form>
    </main>
  );
}

interface SliderProps {
  label: string;
  value: number;
  min?: number;
  max: number;
  step: number;
  unit: string;
  onTurn(value: number): void;
}

function Slider({ label, value, min = 0, max, step, unit, onTurn }: SliderProps) {
  const id = useId();
  return (
    <div className="tokens-slider">
      <label htmlFor={id}>{label}</label>
      <span>
        {value}
        {unit}
      </span>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        onChange={(event) => onTurn(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}

const meta = {
  title: 'Foundations/Tokens',
  component: Tokens,
  tags: ['!autodocs'],
  parameters: { controls: { disable: true } },
} satisfies Meta<typeof Tokens>;

export default meta;

export const LiveKnobs: StoryObj<typeof meta> = {
  name: 'Tokens',
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const css = canvasElement.querySelector('pre');
    const field = canvasElement.querySelector('.tokens-canvas form');
    fireEvent.change(canvas.getByRole('slider', { name: 'Radius' }), { target: { value: '0' } });
    await expect(field).toHaveStyle({ borderRadius: '0px' });
    fireEvent.change(canvas.getByRole('slider', { name: 'Primary: hue' }), { target: { value: '30' } });
    await expect(css).toHaveTextContent('oklch(0.455 0.083 30)');
    await userEvent.click(canvas.getByRole('radio', { name: 'dusk' }));
    await expect(css).toHaveTextContent("[data-dk-theme='dusk']");
    await userEvent.click(canvas.getByRole('button', { name: 'Reset' }));
    await expect(css).toHaveTextContent('oklch(0.455 0.083 197)');
  },
};
