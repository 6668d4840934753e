/** The page around documentation: Storybook's own look by the theme of the toolbar, which pages without stories follow too. */
import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { type PropsWithChildren, useEffect, useLayoutEffect, useState } from 'react';
import { GLOBALS_UPDATED } from 'storybook/internal/core-events';
import { addons } from 'storybook/preview-api';
import { darkLook, lightLook } from './look';
import { applyPage, type Globals, isDark } from './page';

export function DocsPage({ children, context }: PropsWithChildren<DocsContainerProps>) {
  const [globals, setGlobals] = useState(() => readGlobals(context));
  useLayoutEffect(() => applyPage(globals), [globals]);
  useEffect(() => {
    const channel = addons.getChannel();
    const update = (event: { globals: Globals }) => setGlobals(event.globals);
    channel.on(GLOBALS_UPDATED, update);
    return () => channel.off(GLOBALS_UPDATED, update);
  }, []);
  return (
    <DocsContainer context={context} theme={isDark(globals) ? darkLook : lightLook}>
      {children}
    </DocsContainer>
  );
}

/** The store is there, but not in the types. */
function readGlobals(context: object): Globals {
  const { store } = context as { store?: { userGlobals: { get(): Globals } } };
  return store?.userGlobals.get() ?? {};
}
