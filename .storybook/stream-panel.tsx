/** @jsxRuntime classic */
/** The panel of the stream: where the tape is, what is played, how it comes and what goes wrong. */
// biome-ignore lint/correctness/noUnusedImports: Storybook's own frame is built with the classic JSX
import React, { Fragment, type ReactNode, useId } from 'react';
import { useGlobals, useParameter } from 'storybook/manager-api';
import { styled } from 'storybook/theming';
import { ENCODINGS } from '../src/mock/encode/create-encoder';
import type { Scenario } from '../src/mock/scenario';
import { SCENARIOS } from '../src/mock/scenarios';
import { readSettings, STREAM_GLOBALS, type StageSettings } from '../stories/stage/stage-settings';
import { StreamTransport } from './stream-transport';

const CARDS: readonly [string, Scenario][] = Object.entries(SCENARIOS);
const SPEEDS = ['0.1', '0.25', '0.5', '1', '2', '4', '8', 'instant'];
const SIZES = ['1', '3', '16', '64', '512', '4096'];

export function StreamPanel() {
  const [globals, setGlobals] = useGlobals();
  const own = useParameter<Partial<StageSettings>>('stage', {});
  const settings = readSettings(globals, own);
  // Another script begins at its start.
  const say = (changes: Record<string, string | number>) => setGlobals({ at: '', ...changes });
  const card = CARDS.find(([name]) => name === settings.scenario)?.[1];
  const formats = card?.formats ?? Object.keys(ENCODINGS);
  const speed = settings.speed === Infinity ? 'instant' : String(settings.speed);

  function pick(scenario: string) {
    const next = CARDS.find(([name]) => name === scenario)?.[1];
    const fits = !next?.formats || next.formats.includes(settings.format);
    say({ scenario, ...(!fits && { format: next?.formats?.[0] ?? '' }) });
  }

  return (
    <Panel>
      <StreamTransport />
      <Group>
        <Choice label="Scenario" value={settings.scenario} onPick={pick}>
          {[false, true].map((isFault) => (
            <optgroup key={String(isFault)} label={isFault ? 'Goes wrong' : 'Goes well'}>
              {CARDS.filter(([, one]) => !!one.isFault === isFault).map(([name, { title }]) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
            </optgroup>
          ))}
        </Choice>
        <Hint>{card?.description}</Hint>
        <Choice label="Format" value={settings.format} onPick={(format) => say({ format })}>
          {formats.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Choice>
      </Group>
      <Group>
        <Choice label="Speed" value={speed} onPick={(next) => setGlobals({ speed: next })}>
          {SPEEDS.map((one) => (
            <option key={one} value={one}>
              {one === 'instant' ? 'instant' : `${one} ×`}
            </option>
          ))}
        </Choice>
        <Choice label="Bytes a piece" value={String(settings.chunk ?? '')} onPick={(chunk) => say({ chunk })}>
          <option value="">as they come</option>
          {SIZES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Choice>
        <Slide
          label="Jitter"
          value={settings.jitter ?? 0.5}
          max={1}
          step={0.1}
          said={`${Math.round((settings.jitter ?? 0.5) * 100)} %`}
          onSlide={(jitter) => say({ jitter })}
        />
        <Amount label="Seed" value={settings.seed} onChange={(seed) => say({ seed })} />
      </Group>
      <Group>
        <Amount
          label="Silent behind event"
          value={settings.stallAt}
          onChange={(stallAt) => say({ stallAt })}
        />
        <Amount
          label="… for milliseconds"
          value={settings.stallMs}
          step={250}
          onChange={(stallMs) => say({ stallMs })}
        />
        <Amount label="Dropped behind event" value={settings.dropAt} onChange={(dropAt) => say({ dropAt })} />
        <Amount
          label="Error behind event"
          value={settings.errorAt}
          onChange={(errorAt) => say({ errorAt })}
        />
      </Group>
      <Foot>
        <Plain type="button" onClick={() => setGlobals({ ...STREAM_GLOBALS })}>
          As the story says
        </Plain>
        <Hint>The URL says all of this: copy it to share what you see.</Hint>
      </Foot>
    </Panel>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onPick(value: string): void;
  children: ReactNode;
}

function Choice({ label, value, onPick, children }: ChoiceProps) {
  const id = useId();
  return (
    <Fragment>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {children}
      </select>
    </Fragment>
  );
}

interface SlideProps {
  label: string;
  value: number;
  max: number;
  step: number;
  said: string;
  onSlide(value: number): void;
}

function Slide({ label, value, max, step, said, onSlide }: SlideProps) {
  const id = useId();
  return (
    <Fragment>
      <label htmlFor={id}>
        {label} <output htmlFor={id}>{said}</output>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={max}
        step={step}
        value={value}
        aria-valuetext={said}
        onChange={(event) => onSlide(event.currentTarget.valueAsNumber)}
      />
    </Fragment>
  );
}

interface AmountProps {
  label: string;
  value: number | undefined;
  step?: number;
  onChange(value: string): void;
}

function Amount({ label, value, step = 1, onChange }: AmountProps) {
  const id = useId();
  return (
    <Fragment>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={0}
        step={step}
        placeholder="never"
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Fragment>
  );
}

const Panel = styled.div(({ theme }) => ({
  inlineSize: 340,
  maxBlockSize: 'min(640px, 84vh)',
  overflowY: 'auto',
  // A popover lets through what is behind it; figures are not read on that.
  borderRadius: 10,
  background: theme.background.content,
  color: theme.color.defaultText,
  fontSize: 13,
  lineHeight: '18px',
}));

const Group = styled.div(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '9.5rem minmax(0, 1fr)',
  alignItems: 'center',
  gap: '8px 12px',
  padding: '12px 16px',
  borderBlockStart: `1px solid ${theme.appBorderColor}`,
  '& select, & input[type=number]': {
    inlineSize: '100%',
    minBlockSize: 30,
    boxSizing: 'border-box',
    border: `1px solid ${theme.input.border}`,
    borderRadius: theme.input.borderRadius,
    padding: '3px 8px',
    background: theme.input.background,
    color: theme.input.color,
    font: 'inherit',
  },
  '& input[type=range]': { inlineSize: '100%', margin: 0, accentColor: theme.color.secondary },
  '& output': { color: theme.textMutedColor },
}));

const Hint = styled.p(({ theme }) => ({
  gridColumn: '1 / -1',
  margin: 0,
  color: theme.textMutedColor,
  fontSize: 12,
  lineHeight: '17px',
}));

const Foot = styled.div(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  padding: '12px 16px',
  borderBlockStart: `1px solid ${theme.appBorderColor}`,
}));

const Plain = styled.button(({ theme }) => ({
  flex: 'none',
  border: `1px solid ${theme.button.border}`,
  borderRadius: theme.input.borderRadius,
  padding: '5px 10px',
  background: theme.button.background,
  color: theme.color.defaultText,
  font: 'inherit',
  cursor: 'pointer',
}));
