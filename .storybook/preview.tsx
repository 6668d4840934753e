/** What every story has: the stylesheet, the page that the toolbar asks for, a stage to stream on, and axe as a test. */
import type { Preview } from '@storybook/react-vite';
import { useLayoutEffect } from 'react';
import 'deltakit/styles.css';
import { LabelsProvider } from '../src/components/labels/labels-provider';
import { StageProvider } from '../stories/stage/stage-provider';
import { readSettings, STREAM_GLOBALS } from '../stories/stage/stage-settings';
import { checkData } from './check-data';
import { checkOtherTheme } from './check-themes';
import { DocsPage } from './docs-page';
import { applyPage, isCalm, localeOf, PAGE_GLOBALS } from './page';
import { PAGE_TOOLS } from './page-tools';
import './preview.css';

const preview: Preview = {
  tags: ['autodocs'],
  initialGlobals: { ...PAGE_GLOBALS, ...STREAM_GLOBALS },
  globalTypes: PAGE_TOOLS,
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
    backgrounds: { disabled: true },
    docs: {
      container: DocsPage,
      toc: { headingSelector: 'h2', title: 'On this page' },
      // As it is written: to print it anew from its elements does not come to an end for whole replies.
      source: { type: 'code' },
    },
    options: {
      storySort: {
        order: [
          'Introduction',
          'Foundations',
          ['Colour', 'Type', 'Space', 'Motion', 'Tokens'],
          'Components',
          ['Chat', 'Thread', 'Message', 'Composer', '*'],
          'Patterns',
          'Hooks',
          'Streaming lab',
          'Accessibility',
        ],
      },
    },
    viewport: {
      options: {
        narrow: { name: 'Narrowest, 320', styles: { width: '320px', height: '640px' }, type: 'mobile' },
        panel: { name: 'Side panel, 360', styles: { width: '360px', height: '100%' }, type: 'other' },
        phone: { name: 'Phone, 390', styles: { width: '390px', height: '844px' }, type: 'mobile' },
        tablet: { name: 'Tablet, 768', styles: { width: '768px', height: '1024px' }, type: 'tablet' },
        desktop: { name: 'Desktop, 1280', styles: { width: '1280px', height: '800px' }, type: 'desktop' },
      },
    },
  },
  decorators: [
    (Story, { globals, parameters }) => {
      useLayoutEffect(() => applyPage(globals), [globals]);
      return (
        <LabelsProvider labels={localeOf(globals).labels}>
          <StageProvider settings={readSettings(globals, parameters.stage)} calm={isCalm(globals)}>
            <Story />
          </StageProvider>
        </LabelsProvider>
      );
    },
  ],
  async afterEach({ canvasElement, globals, parameters }) {
    // A person who looks at a story is not kept waiting for what a test asks.
    if (!('__vitest_browser__' in globalThis)) return;
    checkData(canvasElement);
    // A matrix shows both themes side by side.
    if (!parameters.matrix) await checkOtherTheme(canvasElement, globals, parameters.a11y);
  },
};

export default preview;
