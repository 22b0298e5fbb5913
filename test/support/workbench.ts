import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import { chromiumPath, root } from '../host/setup.mjs';
import { startServer, workbenchUrl } from '../host/vscode.mjs';

export interface WorkbenchOptions {
  /** Files of the workspace: a folder to copy, or names and contents. */
  readonly workspace?: string | Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly trustEveryWorkspace?: boolean;
  /** Where the extension is loaded from: the checkout, or a folder of installed extensions. */
  readonly extensionsDir?: string;
  readonly theme?: string;
  readonly language?: 'en' | 'zh-cn';
  readonly size?: { readonly width: number; readonly height: number };
  readonly env?: NodeJS.ProcessEnv;
}

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
export const screenshots = join(root, '.vscode-test', 'screenshots');

/** Real VS Code in a browser, used as a person uses it: palette, keys, mouse, and eyes. */
export class Workbench {
  readonly page: Page;
  readonly folder: string;
  readonly userDataDir: string;
  readonly #browser: Browser;
  readonly #server: Awaited<ReturnType<typeof startServer>>;
  readonly #extension: string | undefined;

  private constructor(page: Page, browser: Browser, server: Awaited<ReturnType<typeof startServer>>, folder: string, extension: string | undefined) {
    this.page = page;
    this.#browser = browser;
    this.#server = server;
    this.folder = folder;
    this.userDataDir = server.userDataDir;
    this.#extension = extension;
  }

  /** Starts a VS Code of its own with a fresh profile on a copy of a workspace, and waits for its first paint. */
  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const userDataDir = mkdtempSync(join(tmpdir(), 'therefore-user-'));
    const settings = {
      'workbench.startupEditor': 'none', 'workbench.tips.enabled': false, 'telemetry.telemetryLevel': 'off', 'extensions.autoUpdate': false, 'extensions.ignoreRecommendations': true,
      'git.enabled': false, 'workbench.colorTheme': options.theme ?? 'Default Light Modern', 'chat.commandCenter.enabled': false, 'chat.disableAIFeatures': true, 'workbench.secondarySideBar.defaultVisibility': 'hidden',
      ...options.settings,
    };
    writeTo(join(userDataDir, 'User', 'settings.json'), JSON.stringify(settings));
    writeTo(join(userDataDir, 'Machine', 'settings.json'), JSON.stringify({ 'therefore.python.path': settings['therefore.python.path' as keyof typeof settings] ?? '' }));
    const folder = mkdtempSync(join(tmpdir(), 'therefore-workspace-'));
    fill(folder, options.workspace ?? join(root, 'examples'));
    const extensionsDir = options.extensionsDir;
    const server = await startServer({
      userDataDir,
      ...(extensionsDir === undefined ? {} : { extensionsDir }),
      trustEveryWorkspace: options.trustEveryWorkspace ?? true,
      ...(options.env ? { env: options.env } : {}),
    });
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: flags });
    const context = await browser.newContext({ viewport: options.size ?? { width: 1280, height: 800 }, locale: options.language ?? 'en' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
    if (options.language === 'zh-cn') await context.addCookies([{ name: 'vscode.nls.locale', value: 'zh-cn', url: server.url }]);
    const page = await context.newPage();
    const extension = extensionsDir === undefined ? root : undefined;
    const workbench = new Workbench(page, browser, server, folder, extension);
    await seedUserSettings(page, server.url, settings);
    await workbench.reload();
    return workbench;
  }

  /** Opens the page anew, as a reload of the window does. */
  async reload(): Promise<void> {
    await this.page.goto(workbenchUrl(this.#server.url, { folder: this.folder, ...(this.#extension === undefined ? {} : { extension: this.#extension }) }));
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await this.page.locator('.monaco-workbench .activitybar').first().waitFor({ timeout: 30_000 });
  }

  /** Runs a command by its title in the palette. */
  async command(title: string): Promise<void> {
    const { page } = this;
    await page.keyboard.press('F1');
    const input = page.locator('.quick-input-widget input').first();
    await input.waitFor({ state: 'visible' });
    await input.fill(`>${title}`);
    const row = page.locator('.quick-input-list .monaco-list-row').first();
    await row.waitFor();
    await page.waitForFunction((wanted) => (globalThis as unknown as { document: { querySelector(s: string): { getAttribute(n: string): string | null } | null } }).document.querySelector('.quick-input-list .monaco-list-row')?.getAttribute('aria-label')?.toLowerCase().includes(wanted.toLowerCase()), title.replace(/^.*: /, ''), { timeout: 15_000 });
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' }).catch(() => {});
  }

  /** Opens a file of the workspace through Quick Open. */
  async openFile(name: string): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Control+P');
    const input = page.locator('.quick-input-widget input').first();
    await input.waitFor({ state: 'visible' });
    await input.fill(name);
    await page.locator(`.quick-input-list .monaco-list-row[aria-label*="${name}"]`).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator(`.tab.active[data-resource-name="${name}"], .tab.active[aria-label*="${name}"]`).first().waitFor();
  }

  /** Puts the cursor of the active text editor on a line (1-based) and column. */
  async goto(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.waitFor({ state: 'visible' });
    await input.fill(`:${line}:${column}`);
    await this.page.locator(`.quick-input-list .monaco-list-row[aria-label*="${line}"]`).first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' }).catch(() => {});
  }

  /** The content of the Therefore panel: the frame inside the webview's frame. */
  async panel(): Promise<Frame> {
    for (let attempt = 0; attempt < 300; attempt++) {
      for (const frame of this.page.frames()) {
        if (frame.isDetached() || !/fake\.html/.test(frame.url())) continue;
        const found = await frame.evaluate(() => document.body?.dataset['therefore'] === 'panel' || (globalThis as unknown as { document: { querySelector(s: string): { getAttribute(n: string): string | null } | null } }).document.querySelector('[data-therefore="panel"]') !== null).catch(() => false);
        if (found) return frame;
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error('The panel did not appear.');
  }

  /** The text of every notification that is shown. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message, .monaco-dialog-box .dialog-message-text').allInnerTexts();
  }

  async waitForNotification(pattern: RegExp, timeout = 15_000): Promise<string> {
    const end = Date.now() + timeout;
    while (Date.now() < end) {
      const found = (await this.notifications()).find((text) => pattern.test(text));
      if (found !== undefined) return found;
      await this.page.waitForTimeout(100);
    }
    throw new Error(`No notification matches ${pattern}; shown: ${JSON.stringify(await this.notifications())}`);
  }

  /** Code lenses of the active editor, each one's whole line. */
  async lenses(): Promise<string[]> {
    return this.page.locator('.codelens-decoration').allInnerTexts();
  }

  async waitForLens(pattern: RegExp, timeout = 30_000): Promise<string> {
    const end = Date.now() + timeout;
    while (Date.now() < end) {
      const found = (await this.lenses()).find((text) => pattern.test(text));
      if (found !== undefined) return found;
      await this.page.waitForTimeout(100);
    }
    throw new Error(`No code lens matches ${pattern}; shown: ${JSON.stringify(await this.lenses())}`);
  }

  async screenshot(name: string): Promise<string> {
    mkdirSync(screenshots, { recursive: true });
    const path = join(screenshots, `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  /** Everything the extension host and our own log channel have written. */
  hostLog(): string {
    const logs = join(this.userDataDir, 'server', 'data', 'logs');
    const found = [join(this.userDataDir, 'logs'), logs].filter(existsSync).flatMap(files);
    return found.map((path) => readFileSync(path, 'utf8')).join('\n');
  }

  /** The journals of this profile, one string a trace. */
  journals(): string[] {
    return files(this.userDataDir).filter((path) => path.includes('traces') && path.endsWith('.jsonl')).map((path) => readFileSync(path, 'utf8'));
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
    rmSync(this.userDataDir, { recursive: true, force: true, maxRetries: 5 });
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The browser keeps user settings of a web workbench; the server's copy is read through its remote profile. */
async function seedUserSettings(page: Page, url: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  await page.addInitScript(() => {});
  void url;
  void settings;
}

function fill(folder: string, workspace: string | Readonly<Record<string, string>>): void {
  if (typeof workspace === 'string') {
    cpSync(workspace, folder, { recursive: true });
    return;
  }
  for (const [name, content] of Object.entries(workspace)) writeTo(join(folder, name), content);
}

function writeTo(path: string, content: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
