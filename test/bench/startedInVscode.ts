import { chromium, type Browser } from 'playwright-core';
import { chromiumPath } from '../host/setup.mjs';
import { startServer, workbenchUrl } from '../host/vscode.mjs';
import { browserFlags, plainSettings } from '../support/plainProfile.ts';
import { until } from '../support/until.ts';
import { folderOf, writeTo } from '../support/workspace.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Activation as VS Code itself reports it under Running Extensions, in milliseconds, one number a window. */
export type Activations = Readonly<Record<string, number[]>>;

const displayNames: Readonly<Record<string, string>> = { 'therefore.therefore': 'Therefore' };

/** Opens `times` windows of the real VS Code for each of these extensions, by id. */
export async function startedInVscode(extensions: Readonly<Record<string, string>>, times: number): Promise<Activations> {
  const userDataDir = mkdtempSync(join(tmpdir(), 'therefore-user-'));
  const workspace = folderOf({ 'notes.md': '# Notes\n' });
  writeTo(join(userDataDir, 'User', 'settings.json'), JSON.stringify(plainSettings));
  const server = await startServer({ userDataDir });
  const browser = await chromium.launch({ executablePath: chromiumPath() ?? 'chromium', args: browserFlags });
  const found: Record<string, number[]> = Object.fromEntries(Object.keys(extensions).map((name) => [name, []]));
  try {
    // One extension can be under development at a time, so each has windows of its own, in turn.
    for (let time = 0; time < times; time++) {
      for (const [id, path] of Object.entries(extensions)) found[id]?.push(await activation(browser, workbenchUrl(server.url, { folder: workspace, extension: path }), id));
    }
    return found;
  } finally {
    await browser.close();
    await server.close();
    for (const folder of [userDataDir, workspace]) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function activation(browser: Browser, address: string, id: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  try {
    await page.goto(address);
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await page.waitForFunction(() => performance.getEntriesByName('code/didLoadExtensions').length > 0, undefined, { timeout: 60_000 });
    const rows = page.locator('.runtime-extensions-editor .monaco-list-row');
    await until('the running extensions', 60_000, async () => {
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget input').first().fill('>Developer: Show Running Extensions');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show Running Extensions' }).first().click({ timeout: 3000 }).catch(() => {});
      return (await rows.first().waitFor({ timeout: 5000 }).then(() => true, () => false)) || undefined;
    });
    return await until(
      `${id} to be active`,
      30_000,
      async () => {
        const texts = await rows.allInnerTexts();
        const own = texts.find((text) => text.startsWith(`${id}\n`) || text.startsWith(`${displayNames[id] ?? id}\n`));
        const ms = /Activation: (\d+)ms/.exec(own ?? '')?.[1];
        return ms === undefined ? undefined : Number(ms);
      },
      () => rows.allInnerTexts(),
    );
  } finally {
    await page.close();
  }
}
