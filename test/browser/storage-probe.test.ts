import { expect, it } from 'vitest';
it('opens', async () => {
  const got: string[] = [];
  const channel = new BroadcastChannel('tab');
  channel.onmessage = ({ data }) => got.push(data);
  const url = new URL('./storage-tab.html', import.meta.url);
  console.log(String(url), location.href);
  window.open(url, '_blank', 'noopener');
  await expect.poll(() => got, { timeout: 5000 }).toHaveLength(1);
  console.log(got[0]);
});
