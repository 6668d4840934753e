/** What every story has: the stylesheet, a theme to choose in the toolbar, and axe as a test. */
import type { Preview } from '@storybook/react-vite';
import { useLayoutEffect } from 'react';
import 'deltakit/styles.css';
import './preview.css';

const preview: Preview = {
  initialGlobals: { theme: 'light' },
  globalTypes: {
    theme: {
      description: 'Theme of the page',
      toolbar: {
        title: 'Theme',
        icon: 'circlehollow',
        dynamicTitle: true,
        items: [
          { value: 'light', icon: 'sun', title: 'Light' },
          { value: 'dark', icon: 'moon', title: 'Dark' },
        ],
      },
    },
  },
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
    backgrounds: { disabled: true },
  },
  decorators: [
    (Story, { globals }) => {
      const theme = globals.theme === 'dark' ? 'dark' : 'light';
      useLayoutEffect(() => {
        const page = document.documentElement;
        page.classList.toggle('dark', theme === 'dark');
        page.dataset.theme = theme;
      }, [theme]);
      return <Story />;
    },
  ],
};

export default preview;
