/** Every fault of docs/faults.md that a page can play, played in Chromium by the page that shows them. */
import { expect } from 'vitest';
import { it } from './open-stage';

export function describeFaults(): void {
  it('every fault plays, and ends as docs/faults.md says', { timeout: 120_000 }, async ({ stage }) => {
    const page = await stage.open('faults');
    await page.getByRole('button', { name: 'Play all' }).click();
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    await page.getByRole('button', { name: 'Play all' }).waitFor({ timeout: 110_000 });
    const verdicts = page.locator('[data-verdict]');
    expect(await verdicts.count()).toBeGreaterThan(120);
    expect(
      await verdicts.evaluateAll((links) =>
        links
          .filter((link) => link.getAttribute('data-verdict') !== 'same')
          .map((link) => link.getAttribute('href')),
      ),
    ).toEqual([]);
    // And those that it can't, it tells of.
    const listed = await page.getByRole('navigation', { name: 'Faults' }).getByRole('link').count();
    expect(listed - (await verdicts.count())).toBe(7);
  });
}
