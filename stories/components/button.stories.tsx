import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactNode } from 'react';
import { expect, fn, userEvent } from 'storybook/test';
import { Button, type ButtonProps } from '../../src/components/button/button';
import { Icon } from '../../src/components/icon/icon';
import * as icons from '../../src/components/icon/icon-paths';
import { States } from '../stage/states';

const meta = {
  title: 'Components/Button',
  component: Button,
  args: { slot: 'dk-stop-button', look: 'outline', children: 'Try again', onClick: fn() },
  argTypes: {
    look: { control: 'inline-radio', options: ['main', 'round', 'outline', 'quiet', 'icon'] },
    icon: { control: 'select', options: Object.keys(icons), mapping: icons },
    slot: { table: { disable: true } },
  },
  decorators: [
    (Story) => (
      <div style={{ padding: '1rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Button>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Overview: Story = { args: { icon: icons.RETRY_ICON } };

const LOOKS: Readonly<Record<ButtonProps['look'], Partial<ButtonProps>>> = {
  main: { children: 'Send' },
  round: { label: 'Send', icon: icons.SEND_ICON },
  outline: { children: 'Try again', icon: icons.RETRY_ICON },
  quiet: { children: 'Cancel' },
  icon: { label: 'Copy', icon: icons.COPY_ICON },
};

function row(props: Partial<ButtonProps>): ReactNode {
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0.75rem' }}>
      {(Object.keys(LOOKS) as ButtonProps['look'][]).map((look) => (
        <Button key={look} slot="dk-stop-button" look={look} {...LOOKS[look]} {...props} />
      ))}
    </div>
  );
}

export const AllStates: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: () => (
    <States
      states={{
        'main, round, outline, quiet, icon': row({}),
        pressed: row({ 'aria-pressed': true }),
        'not now': row({ isInert: true }),
        'in Arabic': <div dir="rtl">{row({})}</div>,
      }}
    />
  ),
};

/** Every picture of the kit, as large as it is used, and as large as it can be judged. */
export const Pictures: Story = {
  parameters: { matrix: true },
  render: () => (
    <States
      states={{
        pictures: (
          <div
            style={{
              display: 'grid',
              gap: '0.75rem',
              gridTemplateColumns: 'repeat(auto-fill, minmax(5.5rem, 1fr))',
            }}
          >
            {Object.entries(icons).map(([name, path]) => (
              <figure key={name} style={{ margin: 0, fontSize: '0.6875rem' }}>
                <span style={{ display: 'flex', alignItems: 'end', gap: '0.5rem' }}>
                  <span style={{ fontSize: 38 }}>
                    <Icon path={path} />
                  </span>
                  <span style={{ fontSize: 12.8 }}>
                    <Icon path={path} />
                  </span>
                </span>
                <figcaption>{name.replace('_ICON', '').toLowerCase()}</figcaption>
              </figure>
            ))}
          </div>
        ),
      }}
    />
  ),
};

/** What can't be pressed just now keeps the focus, as a disabled button would not. */
export const NotNow: Story = {
  args: { isInert: true },
  play: async ({ args, canvas }) => {
    const button = canvas.getByRole('button', { name: 'Try again' });
    await userEvent.click(button, { pointerEventsCheck: 0 });
    await expect(button).toHaveFocus();
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(args.onClick).not.toHaveBeenCalled();
  },
};
