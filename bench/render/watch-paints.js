/**
 * Put into a page, as it is, to see what it shows: each frame in which the text that ends the live message is another
 * one, and each long task. It costs time, so it runs in a pass of its own, never in one that measures CPU.
 */
{
  /** @type {Window['watched']} */
  const watched = { frames: [], longTasks: [] };
  window.watched = watched;
  let before = '';

  function look() {
    const live = document.getElementById('bench-live');
    const tail = live ? endOf(live) : '';
    if (tail !== before) watched.frames.push({ time: performance.timeOrigin + performance.now(), tail });
    before = tail;
    requestAnimationFrame(look);
  }

  /** @param {Element} element */
  function endOf(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    /** @type {Node} */
    let last = element;
    while (last.lastChild) last = last.lastChild;
    walker.currentNode = last;
    let text = '';
    for (
      let node = /** @type {Node | null} */ (last);
      node && text.length < 120;
      node = walker.previousNode()
    ) {
      if (node instanceof Text) text = node.data.slice(-120) + text;
    }
    return text;
  }

  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longTasks.push(duration);
  }).observe({ type: 'longtask' });
}
