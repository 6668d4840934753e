/** Storybook's own frame: how it looks, and the tool that moves the stream. */
import { addons, types } from 'storybook/manager-api';
import { darkLook, lightLook } from './look';
import { StreamTool } from './stream-tool';

addons.setConfig({
  theme: matchMedia('(prefers-color-scheme: dark)').matches ? darkLook : lightLook,
  // A group among pages stands where it was sorted, a root behind them.
  sidebar: { showRoots: false },
});

addons.register('deltakit/stream', () => {
  addons.add('deltakit/stream-tool', {
    type: types.TOOL,
    title: 'Stream',
    match: ({ viewMode, tabId }) => viewMode === 'story' && !tabId,
    render: StreamTool,
  });
});
