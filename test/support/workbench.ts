import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { chromium, type Browser, type Frame, type Locator, type Page } from 'playwright-core';
import type { Trace } from '../../src/core/trace.ts';
import { chromiumPath, root } from '../host/setup.mjs';
import { startServer, workbenchUrl } from '../host/vscode.mjs';
import { browserFlags, plainSettings } from './plainProfile.ts';
import { panelsIn } from './panelMessages.ts';
import { filesIn, journalsIn, traceOf } from './profile.ts';
import { takeRow } from './takeRow.ts';
import { until } from './until.ts';
import type { LoadedTherefore, WorkbenchOptions } from './workbenchOptions.ts';
import { folderOf, positionAt, writeTo, type Workspace } from './workspace.ts';

type AttachOptions = Pick<WorkbenchOptions, 'size' | 'language' | 'therefore'>;
type Server = Awaited<ReturnType<typeof startServer>>;

export const screenshots = join(root, '.vscode-test', 'screenshots');

/** Real VS Code in a browser, used as a person uses it: palette, keys, mouse, and eyes. */
export class Workbench {
  readonly page: Page;
  readonly userDataDir: string;
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #therefore: LoadedTherefore;
  /** What `open` made and `close` removes. */
  readonly #own: string[] = [];
  readonly #settings: Record<string, unknown> = {};
  readonly #console: string[] = [];
  #folder: string;

  constructor(page: Page, browser: Browser, server: Server, therefore: LoadedTherefore, folder: string) {
    this.page = page;
    [this.#browser, this.#server, this.#therefore, this.#folder] = [browser, server, therefore, folder];
    this.userDataDir = server.userDataDir;
  }

  /** Starts a VS Code of its own with a fresh profile on a copy of a workspace, and waits for its first paint. */
  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const userDataDir = mkdtempSync(join(tmpdir(), 'therefore-user-'));
    const settings: Record<string, unknown> = { ...plainSettings, ...(options.theme === undefined ? {} : { 'workbench.colorTheme': options.theme }), ...options.settings };
    writeTo(join(userDataDir, 'User', 'settings.json'), JSON.stringify(settings));
    // What is set per machine is read from the server's own settings.
    writeTo(join(userDataDir, 'Machine', 'settings.json'), JSON.stringify({ 'therefore.python.path': settings['therefore.python.path'] ?? '' }));
    const { extensionsDir, env, therefore = extensionsDir === undefined ? { folder: root } : 'installed' } = options;
    const server = await startServer({
      userDataDir,
      trustEveryWorkspace: options.trustEveryWorkspace ?? true,
      ...(extensionsDir === undefined ? {} : { extensionsDir }),
      ...(env ? { env } : {}),
    });
    const folder = folderOf(options.workspace ?? join(root, 'examples'));
    const workbench = await Workbench.attach(server, folder, { ...options, therefore }).catch(async (error: unknown) => {
      await server.close();
      throw error;
    });
    Object.assign(workbench.#settings, settings);
    workbench.#own.push(userDataDir, folder);
    return workbench;
  }

  /** Looks at a VS Code that already runs, with a folder as it is. Closing ends that VS Code only if it was started by `open`. */
  static async attach(server: Server, folder: string, { size, language = 'en', therefore = { folder: root } }: AttachOptions = {}): Promise<Workbench> {
    const browser = await chromium.launch({ executablePath: chromiumPath() ?? 'chromium', args: browserFlags });
    const context = await browser.newContext({ viewport: size ?? { width: 1280, height: 800 }, locale: language });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
    if (language === 'zh-cn') await context.addCookies([{ name: 'vscode.nls.locale', value: 'zh-cn', url: server.url }]);
    const workbench = new Workbench(await context.newPage(), browser, server, therefore, folder);
    workbench.page.on('dialog', (dialog) => void dialog.accept());
    // The extension host under development tells its console, and errors nobody caught, to the window's.
    workbench.page.on('console', (message) => workbench.#console.push(message.text()));
    workbench.page.on('pageerror', (error) => workbench.#console.push(`uncaught: ${String(error)}`));
    await workbench.reload().catch(async (error: unknown) => {
      // Nobody holds this workbench, so nobody else can end what it started.
      await browser.close();
      await server.close();
      throw error;
    });
    return workbench;
  }

  /** The folder that is open, a copy that goes away with the workbench. */
  get folder(): string {
    return this.#folder;
  }

  /** Opens another workspace in the same VS Code and profile; much faster than a VS Code of one's own. */
  async openWorkspace(workspace: Workspace): Promise<void> {
    this.#folder = folderOf(workspace);
    this.#own.push(this.#folder);
    await this.reload();
  }

  /** A second window on the same workspace, in the same VS Code and profile. */
  another(): Promise<Workbench> {
    return Workbench.attach(this.#server, this.#folder, { therefore: this.#therefore });
  }

  /** Opens the page anew, as a reload of the window does. */
  async reload(): Promise<void> {
    await this.page.goto(workbenchUrl(this.#server.url, { folder: this.folder, ...(typeof this.#therefore === 'string' ? {} : { extension: this.#therefore.folder }) }));
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await this.page.waitForFunction(() => performance.getEntriesByName('code/didLoadExtensions').length > 0, undefined, { timeout: 60_000 });
    if (this.#therefore === 'none') return;
    // VS Code asks for code lenses the more rarely the longer the first answer took, so no file is opened before.
    await this.command('Therefore: Open Panel');
    await this.panel(60_000);
  }

  /** Changes one of the user's settings, as editing settings.json does, and gives VS Code the time to see it. */
  async setSetting(name: string, value: unknown): Promise<void> {
    if (this.#settings[name] === value) return;
    this.#settings[name] = value;
    writeTo(join(this.userDataDir, 'User', 'settings.json'), JSON.stringify(this.#settings));
    await this.page.waitForTimeout(1500);
  }

  /** Runs a command by its title in the palette. A VS Code that is still starting is asked again until it knows the command. */
  async command(title: string): Promise<void> {
    await this.#choose('F1', `>${title}`, this.page.locator(`.quick-input-list .monaco-list-row[aria-label*=${JSON.stringify(title)} i]`).first());
  }

  /** Opens a file of the workspace through Quick Open, by its path below the folder. */
  async openFile(path: string): Promise<void> {
    const name = basename(path);
    await this.#choose('Control+P', path, this.page.locator(`.quick-input-list .monaco-list-row[aria-label*=${JSON.stringify(name)}]`).first());
    await this.page.locator(`.editor-group-container.active .tab.active[data-resource-name=${JSON.stringify(name)}]`).first().waitFor();
    await this.page.locator('.editor-group-container.active .monaco-editor .view-line, .notebookOverlay .monaco-list-row').first().waitFor({ state: 'attached' });
  }

  /** Puts the cursor of the active text editor on a line and column, both counted from 1. */
  async goto(line: number, column = 1): Promise<void> {
    const position = this.page.locator('.statusbar-item', { hasText: new RegExp(`Ln ${line}, Col ${column}(?!\\d)|行 ${line}，列 ${column}(?!\\d)`) });
    for (let attempt = 0; attempt < 5; attempt++) {
      await this.page.keyboard.press('Control+G');
      const input = await this.#quickInput();
      await input.fill(`:${line}:${column}`);
      await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
      await this.page.keyboard.press('Enter');
      const there = await position.first().waitFor({ timeout: 2000 }).then(() => true, () => false);
      if (there) return;
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`The cursor did not reach line ${line}, column ${column}.`);
  }

  /** Selects the first occurrence of a text in the active editor, which shows this saved file of the workspace. */
  async select(path: string, text: string): Promise<void> {
    const content = this.read(path);
    const start = content.indexOf(text);
    if (start < 0) throw new Error(`${path} does not contain ${JSON.stringify(text)}`);
    const [from, to] = [positionAt(content, start), positionAt(content, start + text.length)];
    await this.goto(from.line, from.column);
    await this.page.keyboard.press('Control+K');
    await this.page.keyboard.press('Control+B');
    await this.goto(to.line, to.column).catch(() => {});
    await this.page.keyboard.press('Control+K');
    await this.page.keyboard.press('Control+K');
    await this.page.locator('.statusbar-item', { hasText: /\(\d+ selected\)|选择/ }).first().waitFor({ timeout: 5000 });
  }

  /** The content of the Therefore panel, the first of them: the frame inside the webview's frame. */
  async panel(timeout = 30_000): Promise<Frame> {
    return this.#until('the panel', timeout, async () => (await panelsIn(this.page))[0]);
  }

  /** The texts of the notification center, which it opens: toasts do not come up under test. */
  async notifications(): Promise<string[]> {
    if (!(await this.page.locator('.notifications-center.visible').isVisible())) await this.command('Notifications: Show Notifications');
    return this.page.locator('.notifications-center .notification-list-item-message').allInnerTexts();
  }

  /** Waits for a notification, and clears them all so that the next one is seen by itself. */
  async waitForNotification(pattern: RegExp, timeout = 15_000): Promise<string> {
    const found = await this.#until(`a notification like ${pattern}`, timeout, async () => (await this.notifications()).find((text) => pattern.test(text)), () => this.notifications());
    await this.command('Notifications: Clear All Notifications');
    // The center gives the focus back as it goes, which would close a list that is opened meanwhile.
    await this.page.locator('.notifications-center.visible').waitFor({ state: 'hidden' });
    return found;
  }

  /** Presses a button of the modal dialog, or of a notification. */
  async press(label: string): Promise<void> {
    await this.page.locator('.monaco-dialog-box, .notifications-center').locator('.monaco-button', { hasText: label }).first().click();
  }

  /** Chooses an item of the open quick pick. */
  async pick(label: string, timeout = 30_000): Promise<void> {
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().click({ timeout });
  }

  /** Types into the open input box and accepts. */
  async answer(text: string): Promise<void> {
    await (await this.#quickInput()).fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Code lenses of the active editor, each one's whole line. */
  async lenses(): Promise<string[]> {
    return this.page.locator('.codelens-decoration').allInnerTexts();
  }

  async waitForLens(pattern: RegExp, timeout = 60_000): Promise<string> {
    return this.#until(`a code lens like ${pattern}`, timeout, async () => (await this.lenses()).find((text) => pattern.test(text)), () => this.lenses());
  }

  async clickLens(label: string): Promise<void> {
    await this.page.locator('.codelens-decoration a', { hasText: label }).first().click();
  }

  /** What stands at the end of lines while a problem is thought about. */
  get liveStep(): Locator {
    return this.page.locator('.view-lines span[class*="ced-"]');
  }

  async screenshot(name: string): Promise<string> {
    mkdirSync(screenshots, { recursive: true });
    const path = join(screenshots, `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  /** A file of the workspace as it is on disk. */
  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Everything the server, the window's console, the extension host in it, and log files have said. */
  hostLog(): string {
    return [this.#server.output(), ...this.#console, ...filesIn(join(this.userDataDir, 'logs')).map((path) => readFileSync(path, 'utf8'))].join('\n');
  }

  /** Errors of the extension host that nobody caught. Empty when all is well. */
  hostErrors(extension = 'therefore.therefore'): string[] {
    return this.#console.filter((text) => /rejected promise not handled/.test(text) || text.startsWith(`[${extension}]`));
  }

  /** The journals of this profile, one string a trace, oldest first. */
  journals(): string[] {
    return journalsIn(this.userDataDir);
  }

  /** The traces of this profile as their journals tell them, oldest first. */
  traces(): Trace[] {
    return this.journals().flatMap((journal) => traceOf(journal) ?? []);
  }

  /** The newest trace once its last turn has ended; with `after`, once there are more than that many traces. */
  async waitForTrace({ after = 0, timeout = 60_000 }: { readonly after?: number; readonly timeout?: number } = {}): Promise<Trace> {
    return this.#until('a trace that has ended', timeout, () => {
      const traces = this.traces();
      const trace = traces.at(-1);
      return Promise.resolve(traces.length > after && trace?.turns.at(-1)?.end ? trace : undefined);
    });
  }

  async close(): Promise<void> {
    await this.#browser.close();
    if (this.#own.length === 0) return;
    await this.#server.close();
    for (const folder of this.#own) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  /** Waits; what is on the screen when that was in vain is kept as a picture. */
  async #until<T>(what: string, timeout: number, ask: () => Promise<T | undefined>, seen?: () => Promise<unknown>): Promise<T> {
    try {
      return await until(what, timeout, ask, seen);
    } catch (error) {
      const path = await this.screenshot(`failed-${what.replace(/\W+/g, '-').slice(0, 60)}`);
      throw new Error(`${(error as Error).message} (${path})`);
    }
  }

  /** Opens a box by a key, types, and takes a row. What gets the focus meanwhile, as a view that is just shown does, closes the box. */
  async #choose(key: string, text: string, row: Locator): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      // An answer that was just given is taken before anything else is asked.
      await this.page.locator('.quick-input-widget').first().waitFor({ state: 'hidden', timeout: 5000 }).catch(() => {});
      await this.page.keyboard.press(key);
      try {
        await (await this.#quickInput()).fill(text, { timeout: 5000 });
        return await takeRow(this.page, row, attempt < 10 ? 3000 : 1);
      } catch (error) {
        // A question that is asked now is the command's own: on a busy machine the click is told of too late.
        if (await this.page.locator('.monaco-dialog-box').isVisible()) return;
        if (attempt >= 10) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  async #quickInput(): Promise<Locator> {
    const input = this.page.locator('.quick-input-widget input').first();
    await input.waitFor({ state: 'visible', timeout: 15_000 });
    return input;
  }
}
