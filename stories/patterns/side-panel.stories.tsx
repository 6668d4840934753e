/** A chat in a panel of 360 px beside what a person works on. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useChat } from 'deltakit';
import { Chat } from 'deltakit/components';
import { expect, waitFor } from 'storybook/test';
import { useStage } from '../stage/stage-provider';
import './patterns.css';
import { ReplyView } from './reply-view';
import { TIDES } from './said';

function SidePanel() {
  const { url, fetch, clock, random } = useStage();
  const chat = useChat({ url, fetch, clock, random, initialMessages: TIDES });
  return (
    <div className="page" data-panel="">
      <article className="paper">
        <h1>Tides of the western harbours</h1>
        <p>
          High water comes twice a day, some fifty minutes later each time, as the moon has moved on by then.
          Where the coast narrows, the same wave stands higher: seven metres are nothing unusual in the bay.
        </p>
        <p>
          The tables on the following pages are computed a year ahead. Wind and pressure are not in them: a
          storm from the west adds a metre to what is printed here.
        </p>
      </article>
      <aside className="panel" aria-label="Assistant">
        <h2>Ask the harbour</h2>
        <Chat chat={chat} markdown={ReplyView} anchor="turn" placeholder="Ask about this page" />
      </aside>
    </div>
  );
}

const meta = {
  title: 'Patterns/Side panel',
  component: SidePanel,
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen', pattern: true },
} satisfies Meta<typeof SidePanel>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A wide table and long code scroll by themselves; nothing makes the panel wider. */
export const BesideAPage: Story = {
  play: async ({ canvas, canvasElement }) => {
    const viewport = await canvas.findByRole('log');
    // Coloured or not yet: the code is one text.
    await waitFor(() => expect(viewport).toHaveTextContent('TWELFTHS.slice'), { timeout: 5000 });
    await expect(viewport.scrollWidth).toBeLessThanOrEqual(viewport.clientWidth);
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
};
