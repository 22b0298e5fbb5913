import type { Locator, Page } from 'playwright-core';

/**
 * Takes a row of a quick pick by the keyboard: while a list is still filled, another row may stand below the mouse
 * by the time it clicks.
 * @param timeout for the row to be there. Milliseconds
 */
export async function takeRow(page: Page, row: Locator, timeout: number): Promise<void> {
  await row.waitFor({ timeout });
  for (let moves = 0; !(await row.evaluate((element) => element.classList.contains('focused'), undefined, { timeout })); moves++) {
    if (moves === 30) throw new Error('The row is not reached by the keyboard.');
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}
