/**
 * The limit: no React, no state, text appended to the DOM once a frame by a parser that never looks back, in an
 * ordinary scroller. What renders a stream of Markdown in a page can hardly cost less.
 */
import { default_renderer, parser, parser_end, parser_write } from 'streaming-markdown';
import { LIVE_ID, type PastMessage, PROMPT } from '../../page-protocol';
import { readChatStream } from '../page/read-chat-stream';
import '../page/frame.css';

const scroller = append(document.body, 'div', 'bench-thread bench-scroller');
const content = append(scroller, 'div', 'bench-content');
append(append(document.body, 'form', 'bench-composer'), 'textarea');

window.bench = {
  mount(history) {
    for (const message of history) showWhole(message);
    pin();
  },
  start() {
    showWhole({ role: 'user', text: PROMPT });
    const message = append(content, 'article', 'bench-prose');
    message.id = LIVE_ID;
    void stream(message);
  },
};

async function stream(message: HTMLElement): Promise<void> {
  const markdown = parser(default_renderer(message));
  let waiting = '';
  const write = () => {
    parser_write(markdown, waiting);
    waiting = '';
    pin();
  };
  await readChatStream((token) => {
    if (waiting === '') requestAnimationFrame(write);
    waiting += token;
  });
  requestAnimationFrame(() => {
    parser_end(markdown);
    pin();
  });
}

function showWhole({ text }: PastMessage): void {
  const markdown = parser(default_renderer(append(content, 'article', 'bench-prose')));
  parser_write(markdown, text);
  parser_end(markdown);
}

function pin(): void {
  scroller.scrollTop = scroller.scrollHeight;
}

function append(parent: HTMLElement, tag: string, className = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return parent.appendChild(element);
}
