/**
 * A page in, held to its reference in `test/pictures/references`, which `npm run pictures -- --update` writes. What a
 * person would not call a change is none: all text is in one font of boxes, and edges may be smoothed otherwise.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { createBlockFont } from './block-font';
import { comparePictures } from './compare-pictures';

const REFERENCES = resolve('test/pictures/references');
const isUpdate = process.env.DELTAKIT_PICTURES === 'update';
/** So many squares of 8 × 8 pixels are nobody's loss. */
const TOLERATED = 4;

const STILL = `
@font-face { font-family: dk-blocks; src: url(data:font/ttf;base64,${createBlockFont().toString('base64')}); font-weight: 1 1000; }
*, ::before, ::after {
  font-family: dk-blocks !important; font-synthesis: none !important; caret-color: transparent !important;
  animation: none !important; transition: none !important; scrollbar-width: none !important;
  content-visibility: visible !important;
}`;

/** Before its page is opened: it is noon of one day, and stays so, as a slow machine would count further. */
export async function prepareContext(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const noon = Date.UTC(2026, 0, 15, 12);
    const read = () => noon;
    globalThis.Date = new Proxy(Date, {
      construct: (target, given, as) => Reflect.construct(target, given.length > 0 ? given : [read()], as),
      get: (target, key) => (key === 'now' ? read : Reflect.get(target, key)),
    });
  });
}

/** From here on nothing in the page moves, and all text is boxes. */
export async function holdStill(page: Page): Promise<void> {
  await page.addStyleTag({ content: STILL });
  await page.evaluate(() => document.fonts.load('16px dk-blocks', 'a'));
}

/** What is different, in words; nothing where it looks as its reference does. The page is held still by then. */
export async function findChange(browser: Browser, page: Page, name: string): Promise<string | undefined> {
  await page.evaluate(async () => {
    // What follows a size does so in the frames after.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
  const shot = (await page.screenshot({ fullPage: true, animations: 'disabled' })).toString('base64');
  const file = join(REFERENCES, `${name}.png`);
  const reference = isUpdate ? undefined : readReference(file);
  if (!isUpdate && reference === undefined) return `${name} has no reference: npm run pictures -- --update`;
  const lab = await browser.newPage();
  const { small, squares, box, marked, sizes } = await lab.evaluate(comparePictures, { shot, reference });
  await lab.close();
  if (isUpdate) {
    mkdirSync(REFERENCES, { recursive: true });
    writeFileSync(file, Buffer.from(small, 'base64'));
    return undefined;
  }
  if (!sizes && squares <= TOLERATED) return undefined;
  const folder = join(tmpdir(), 'deltakit-pictures');
  mkdirSync(folder, { recursive: true });
  const seen = join(folder, `${name}.png`);
  writeFileSync(seen, Buffer.from(shot, 'base64'));
  if (marked) writeFileSync(join(folder, `${name}-changed.png`), Buffer.from(marked, 'base64'));
  const where = box && `${squares} squares within ${box.width} × ${box.height} at ${box.x}, ${box.y} differ`;
  return `${name}: ${sizes ?? where}; see ${seen}`;
}

function readReference(file: string): string | undefined {
  try {
    return readFileSync(file).toString('base64');
  } catch {
    return undefined;
  }
}
