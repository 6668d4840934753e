/** Every colour of the kit, what it is for, and its contrast to what it stands on: measured here, in the theme that is chosen. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { contrastOf } from './contrast';
import { useTokens } from './use-tokens';
import './foundations.css';

/** The grounds that a colour stands on, and the contrast that it needs there: text 4.5, what marks a control 3. */
const COLOURS = [
  { name: 'foreground', use: 'What is read', on: ['background', 'card', 'muted'], needs: 4.5 },
  { name: 'muted-foreground', use: 'Notes, hints, times', on: ['background', 'card', 'muted'], needs: 4.5 },
  { name: 'primary', use: 'Links, and what one acts with', on: ['background', 'card'], needs: 4.5 },
  { name: 'primary-foreground', use: 'Words on primary', on: ['primary'], needs: 4.5 },
  { name: 'destructive', use: 'What failed, in its words', on: ['background', 'card'], needs: 4.5 },
  { name: 'input', use: 'The edge of a field', on: ['background', 'card'], needs: 3 },
  { name: 'ring', use: 'Where the focus is', on: ['background', 'card'], needs: 3 },
] as const;

const GROUNDS = [
  { name: 'background', use: 'The page' },
  { name: 'card', use: 'A field, a panel' },
  { name: 'muted', use: 'What a person wrote, code' },
  { name: 'border', use: 'Lines that part; nothing rests on them' },
] as const;

function Colours() {
  const token = useTokens();
  return (
    <main className="foundations">
      <h1>Colour</h1>
      <p>
        Eleven colours, each a token <code>--dk-…</code> that falls back to shadcn’s variable of the same
        name. Choose mode and theme in the toolbar: the ratios are measured as you look.
      </p>
      <h2>Grounds</h2>
      <ul className="swatches">
        {GROUNDS.map(({ name, use }) => (
          <li key={name}>
            <span className="swatch" style={{ background: token(name) }} />
            <strong>{name}</strong>
            <span>{use}</span>
            <code>{token(name)}</code>
          </li>
        ))}
      </ul>
      <h2>What stands on them</h2>
      <ul className="swatches">
        {COLOURS.map(({ name, use, on, needs }) => (
          <li key={name}>
            <span className="swatch" style={{ background: token(name) }} />
            <strong>{name}</strong>
            <span>{use}</span>
            <code>{token(name)}</code>
            <ul className="ratios">
              {on.map((ground) => (
                <Ratio key={ground} of={token(name)} on={token(ground)} ground={ground} needs={needs} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </main>
  );
}

interface RatioProps {
  of: string;
  on: string;
  ground: string;
  needs: number;
}

function Ratio({ of, on, ground, needs }: RatioProps) {
  const ratio = contrastOf(of, on);
  const isEnough = ratio >= needs;
  // What marks a control is a line and no letter.
  const sample = needs === 3 ? { borderColor: of, background: on } : { color: of, background: on };
  return (
    <li data-enough={isEnough}>
      <span className="sample" style={sample} aria-hidden="true">
        {needs === 3 ? '' : 'Aa'}
      </span>
      {ratio.toFixed(1)} on {ground}, {isEnough ? 'enough' : `too little: it needs ${needs}`}
    </li>
  );
}

const meta = {
  title: 'Foundations/Colour',
  component: Colours,
  tags: ['!autodocs'],
  parameters: { controls: { disable: true } },
} satisfies Meta<typeof Colours>;

export default meta;

export const Colour: StoryObj<typeof meta> = {
  play: async ({ canvasElement }) => {
    const ratios = within(canvasElement).getAllByText(/ on (background|card|muted|primary), /);
    await expect(ratios.length).toBe(15);
    for (const ratio of ratios) await expect(ratio).toHaveTextContent(/enough$/);
  },
};
