/** The menus of the toolbar about the page. What they choose is in the URL, so a link shows the same. */
import type { Preview } from '@storybook/react-vite';
import { LOCALES } from '../stories/stage/locales';

export const PAGE_TOOLS: NonNullable<Preview['globalTypes']> = {
  theme: {
    description: 'Light or dark',
    toolbar: {
      title: 'Mode',
      icon: 'circlehollow',
      dynamicTitle: true,
      items: [
        { value: 'light', icon: 'sun', title: 'Light' },
        { value: 'dark', icon: 'moon', title: 'Dark' },
        { value: 'system', icon: 'contrast', title: 'As the system' },
      ],
    },
  },
  look: {
    description: 'One of the three themes of the kit',
    toolbar: {
      title: 'Theme',
      icon: 'paintbrush',
      dynamicTitle: true,
      items: [
        { value: 'tide', title: 'Tide' },
        { value: 'paper', title: 'Paper' },
        { value: 'dusk', title: 'Dusk' },
      ],
    },
  },
  density: {
    description: 'How much room there is',
    toolbar: {
      title: 'Density',
      icon: 'component',
      dynamicTitle: true,
      items: [
        { value: 'compact', title: 'Compact' },
        { value: 'comfortable', title: 'Comfortable' },
        { value: 'roomy', title: 'Roomy' },
      ],
    },
  },
  locale: {
    description: 'The language of the strings',
    toolbar: {
      title: 'Language',
      icon: 'globe',
      dynamicTitle: true,
      items: Object.entries(LOCALES).map(([value, { title }]) => ({ value, title })),
    },
  },
  direction: {
    description: 'The direction of writing',
    toolbar: {
      title: 'Direction',
      icon: 'transfer',
      items: [
        { value: 'auto', title: 'As the language' },
        { value: 'ltr', title: 'Left to right' },
        { value: 'rtl', title: 'Right to left' },
      ],
    },
  },
  motion: {
    description:
      'Whether things move. The system setting still counts: a page can ask for less, not for more',
    toolbar: {
      title: 'Motion',
      icon: 'play',
      items: [
        { value: 'full', title: 'Motion' },
        { value: 'less', title: 'Less motion' },
      ],
    },
  },
};
