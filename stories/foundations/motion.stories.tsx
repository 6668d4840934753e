/** All that moves in the kit, and what becomes of it for who asked for less. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { Reasoning, TypingIndicator } from 'deltakit/components';
import { useTokens } from './use-tokens';
import './foundations.css';

const MOVES = [
  ['Dots, while nothing has come', 'They stand still; the words stay'],
  ['A disclosure opens and turns its arrow', 'It is open at once'],
  ['Text flows in at 31 paints a second', 'It comes in steps, four a second at most'],
  ['A thread follows its end', 'It is there at once; nothing glides'],
] as const;

function Motion() {
  const token = useTokens();
  return (
    <main className="foundations">
      <h1>Motion</h1>
      <p>
        Little moves, and nothing that moves says what is not said in words too. What opens takes{' '}
        <code>--dk-motion</code>, {token('motion') || 'nothing'} now. Choose “Less motion” in the toolbar to
        see what the system’s setting does.
      </p>
      <h2>Waiting</h2>
      <TypingIndicator />
      <h2>Opening</h2>
      <Reasoning text="Monday to Friday makes five, when the second Friday counts and the first does not." />
      <h2>For who asked for less</h2>
      <table className="facts-table">
        <thead>
          <tr>
            <th scope="col">What moves</th>
            <th scope="col">With less motion</th>
          </tr>
        </thead>
        <tbody>
          {MOVES.map(([what, less]) => (
            <tr key={what}>
              <td>{what}</td>
              <td>{less}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Storybook can’t set the system’s setting. The toolbar stops what moves by a rule of this page, and
        tells the clock of the stage; what a media query asks stays as your system has it.
      </p>
    </main>
  );
}

const meta = {
  title: 'Foundations/Motion',
  component: Motion,
  tags: ['!autodocs'],
  parameters: { controls: { disable: true } },
} satisfies Meta<typeof Motion>;

export default meta;

export const WhatMoves: StoryObj<typeof meta> = { name: 'Motion' };
