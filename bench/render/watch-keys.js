/** Put into a page, as it is: notes the time from each key to the end of the first frame after it. */
{
  /** @type {number[]} */
  const keyTimes = [];
  window.keyTimes = keyTimes;
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        // A message that is sent within a frame arrives when the frame has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => keyTimes.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}
