/** What a comparison of pictures sees, and what it does not. */
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumLaunchOptions } from '../../scripts/find-chromium.mjs';
import { comparePictures } from './compare-pictures';
import { holdStill } from './take-picture';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await chromium.launch(await chromiumLaunchOptions());
  page = await browser.newPage({ viewport: { width: 400, height: 300 } });
}, 60_000);
afterAll(() => browser?.close());

const CARD = `<style>
  body { margin: 0; background: #fbfdfc; font: 16px serif }
  div { margin: 24px; padding: 16px; border: 1px solid #dfe6e4; background: #fff; border-radius: 8px }
  p { margin: 0 } p + p { margin-top: 8px }
</style><div><p>The tide follows the moon.</p><p class="note">Twice a day, not quite.</p></div>`;

async function shotOf(style: string, html = CARD): Promise<string> {
  await page.setContent(`${html}<style>${style}</style>`);
  await holdStill(page);
  return (await page.screenshot()).toString('base64');
}

async function compare(style: string, html?: string) {
  const lab = await browser.newPage();
  const { small } = await lab.evaluate(comparePictures, { shot: await shotOf('') });
  const compared = await lab.evaluate(comparePictures, { shot: await shotOf(style, html), reference: small });
  await lab.close();
  return compared;
}

describe('a comparison of pictures', { timeout: 30_000 }, () => {
  it.each([
    ['another font', 'div { font-family: monospace }', CARD],
    ['words of the same length', '', CARD.replace('follows', 'outruns')],
    [
      'a blinking caret and motion',
      'p { transition: all 1s; animation: a 1s } @keyframes a { to { opacity: 0 } }',
      CARD,
    ],
  ])('does not see %s', async (_, style, html) => {
    expect((await compare(style, html)).squares).toBe(0);
  });

  it.each([
    ['a lost border', 'div { border-color: transparent }', CARD],
    ['another colour of a text', '.note { color: #777 }', CARD],
    ['a gap that is wider by 4 pixels', 'p + p { margin-top: 12px }', CARD],
    ['a part that is gone', '.note { display: none }', CARD],
    ['larger words', 'p { font-size: 17px }', CARD],
    ['words that overflow', '', CARD.replace('The tide', 'The tide of all the seas that there are')],
  ])('sees %s', async (_, style, html) => {
    const { squares, box } = await compare(style, html);
    expect(squares).toBeGreaterThan(4);
    expect(box?.y).toBeGreaterThanOrEqual(16);
  });

  it('says that a page is longer', async () => {
    const lab = await browser.newPage();
    const { small } = await lab.evaluate(comparePictures, { shot: await shotOf('') });
    await page.setViewportSize({ width: 400, height: 320 });
    const { sizes } = await lab.evaluate(comparePictures, { shot: await shotOf(''), reference: small });
    await page.setViewportSize({ width: 400, height: 300 });
    await lab.close();
    expect(sizes).toBe('it is 400 × 320, and was 400 × 296');
  });
});
