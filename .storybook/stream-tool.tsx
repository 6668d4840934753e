/** @jsxRuntime classic */
/**
 * The stream in the toolbar: a button that says what is played, and a panel that steers it. All of it is kept in globals,
 * so in the URL; what is left as it is stays as the story says.
 */
// biome-ignore lint/correctness/noUnusedImports: Storybook's own frame is built with the classic JSX
import React, { useState } from 'react';
import { Button, PopoverProvider } from 'storybook/internal/components';
import { useGlobals, useParameter } from 'storybook/manager-api';
import { SCENARIOS } from '../src/mock/scenarios';
import { readSettings, STREAM_GLOBALS, type StageSettings } from '../stories/stage/stage-settings';
import { StreamPanel } from './stream-panel';

export function StreamTool() {
  const [globals] = useGlobals();
  const own = useParameter<Partial<StageSettings>>('stage', {});
  const [isOpen, setOpen] = useState(false);
  const { scenario } = readSettings(globals, own);
  const isChanged = Object.keys(STREAM_GLOBALS).some(
    (name) => globals[name] !== undefined && globals[name] !== '',
  );
  const title = titleOf(scenario);
  return (
    <PopoverProvider
      ariaLabel="The stream"
      padding={0}
      placement="bottom-start"
      visible={isOpen}
      onVisibleChange={setOpen}
      popover={<StreamPanel />}
    >
      <Button
        ariaLabel={`Stream: ${title}`}
        tooltip="What the mock server streams, and how"
        variant={isChanged ? 'outline' : 'ghost'}
        size="small"
        padding="small"
      >
        <svg width="14" height="14" viewBox="0 0 14 14" fill="currentColor" aria-hidden="true">
          <path d="M1 3h5v1.6H1zM7.5 3H13v1.6H7.5zM1 6.2h8v1.6H1zM10.5 6.2H13v1.6h-2.5zM1 9.4h3.5V11H1zM6 9.4h3V11H6z" />
        </svg>
        {title}
      </Button>
    </PopoverProvider>
  );
}

export function titleOf(scenario: string): string {
  return Object.entries(SCENARIOS).find(([name]) => name === scenario)?.[1].title ?? scenario;
}
