import { until } from './until.ts';
import type { Workbench } from './workbench.ts';

/** What the open dialog for a path offers, once it stands in the folder of the workspace. */
export async function offeredPath(workbench: Workbench): Promise<string> {
  const input = workbench.page.locator('.quick-input-widget input').first();
  return until('the dialog for a path', 15_000, async () => {
    const value = await input.inputValue().catch(() => '');
    return value.startsWith(workbench.folder) ? value : undefined;
  });
}

/**
 * Accepts a path in the open dialog, which looks it up on the disk first and takes no key until it has.
 * @throws Error when the dialog stays open
 */
export async function acceptPath(workbench: Workbench, path: string): Promise<void> {
  const widget = workbench.page.locator('.quick-input-widget').first();
  if ((await offeredPath(workbench)) !== path) await widget.locator('input').first().fill(path);
  for (let attempt = 0; attempt < 5; attempt++) {
    await workbench.page.keyboard.press('Enter');
    if (await widget.waitFor({ state: 'hidden', timeout: 4000 }).then(() => true, () => false)) return;
  }
  throw new Error(`The dialog did not take ${path}.`);
}
