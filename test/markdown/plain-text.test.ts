/** What a person reads of a text. */
import { expect, it } from 'vitest';
import { plainText } from '../../src/markdown/plain-text';

it('is all that is shown, without its looks', () => {
  expect(
    plainText([
      'See ',
      { type: 'strong', nodes: ['the ', { type: 'code', text: 'a.b' }] },
      { type: 'break' },
      { type: 'link', url: 'https://ok.example', title: undefined, nodes: ['docs'] },
      { type: 'image', url: 'a.png', title: undefined, alt: ' chart' },
    ]),
  ).toBe('See the a.b docs chart');
});
