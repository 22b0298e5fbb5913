import { until } from './until.ts';
import type { Workbench } from './workbench.ts';

/** Chooses a code action at a place of the open file. @param picture the name of a screenshot of the menu */
export async function chooseAction(workbench: Workbench, line: number, column: number, title: string, picture?: string): Promise<void> {
  const { page } = workbench;
  await workbench.goto(line, column);
  const row = page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
  await until(`the action ${title}`, 30_000, async () => {
    await page.keyboard.press('Control+.');
    if (await row.waitFor({ timeout: 3000 }).then(() => true, () => false)) return true;
    await page.keyboard.press('Escape');
    return undefined;
  }, () => workbench.screenshot('failed-code-action'));
  if (picture !== undefined) await workbench.screenshot(picture);
  await row.click();
}
