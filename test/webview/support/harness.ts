import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { FromPanel, Message, ToPanel } from '../../../src/protocol/panel.ts';
import { panelHtml } from '../../../src/protocol/panelHtml.ts';
import { chromiumPath } from '../../host/setup.mjs';
import { browserFlags } from '../../support/plainProfile.ts';
import { bundle } from './bundle.ts';
import { themeOf, type Theme } from './themes.ts';

const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', woff2: 'font/woff2', html: 'text/html' };

export interface PageOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly language?: string;
  readonly reducedMotion?: boolean;
}

/** A page with the panel in it, a recorded host, and every request and error it made. */
export interface PanelPage {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly errors: readonly string[];
  send<K extends keyof ToPanel>(type: K, data: ToPanel[K]): Promise<void>;
  /** What the panel has posted so far, oldest first. */
  posted(): Promise<readonly Message<FromPanel>[]>;
  /** Resolves when the panel has shown what it was sent. */
  settled(): Promise<void>;
  /** Begins anew in the same page, with nothing remembered; much faster than a page of its own. */
  again(language?: string): Promise<void>;
  /** Another theme, as VS Code changes it while a webview is open. */
  dress(theme: Theme): Promise<void>;
}

/** Serves a bundled entry under the panel's own page and content security policy, and opens it in Chromium. */
export class Harness {
  readonly browser: Browser;
  readonly #server: Server;
  readonly #origin: string;

  constructor(browser: Browser, server: Server) {
    this.browser = browser;
    this.#server = server;
    this.#origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** @param root the id of the element that the entry fills, where it is not the panel's. */
  static async start(entry = 'src/webview/panel.ts', root?: string): Promise<Harness> {
    const files = await bundle(entry);
    const server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      const name = pathname.slice(1);
      if (name === 'index.html') {
        const html = panelHtml({
          nonce: 'testnonce',
          cspSource: `http://${request.headers.host}`,
          scriptUri: 'panel.js',
          styleUri: 'panel.css',
          language: searchParams.get('language') ?? 'en',
          ...(root === undefined ? {} : { root }),
        });
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
        return;
      }
      const file = files.get(name);
      if (file) response.writeHead(200, { 'content-type': types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream' }).end(file);
      else response.writeHead(name === 'favicon.ico' ? 204 : 404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const browser = await chromium.launch({ executablePath: chromiumPath() ?? 'chromium', args: browserFlags });
    return new Harness(browser, server);
  }

  async open({ theme = 'dark', width = 360, height = 900, language = 'en', reducedMotion = true }: PageOptions = {}): Promise<PanelPage> {
    const context = await this.browser.newContext({ viewport: { width, height }, reducedMotion: reducedMotion ? 'reduce' : 'no-preference' });
    const page = await context.newPage();
    const requests: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('dialog', (dialog) => {
      errors.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.addInitScript(stub, themeOf(theme));
    const again = async (spoken = language): Promise<void> => {
      await page.goto(`${this.#origin}/index.html?language=${spoken}`);
    };
    await again();
    return {
      page,
      requests,
      errors,
      send: (type, data) => page.evaluate((message) => window.postMessage(message, '*'), { type, data } as unknown as object),
      posted: () => page.evaluate(() => (window as unknown as { posted: Message<FromPanel>[] }).posted),
      again,
      dress: (to) => page.evaluate((wanted) => (window as unknown as { dress: (theme: unknown) => void }).dress(wanted), themeOf(to)),
      settled: async () => {
        await page.evaluate(async () => {
          const scope = window as unknown as { outstanding: number };
          for (let quiet = 0; quiet < 2; quiet = scope.outstanding === 0 ? quiet + 1 : 0) {
            await new Promise<void>((resolve) => {
              const channel = new MessageChannel();
              channel.port1.onmessage = () => resolve();
              channel.port2.postMessage(undefined);
            });
          }
        });
      },
    };
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** Runs in the page before the panel does: a host that records, a theme, a trap for injected script, a count of work to come. */
function stub(theme: { kind: string; values: readonly (readonly [string, string])[] }): void {
  const scope = window as unknown as { posted: unknown[]; acquireVsCodeApi: () => unknown; alert: (text: unknown) => void; pwned: number; outstanding: number };
  scope.posted = [];
  scope.pwned = 0;
  scope.alert = () => {
    scope.pwned++;
  };
  scope.outstanding = 0;
  const { requestAnimationFrame: frame, cancelAnimationFrame: unframe, setTimeout: timer, clearTimeout: clear } = window;
  const frames = new Set<number>();
  const timers = new Set<unknown>();
  window.requestAnimationFrame = (callback) => {
    scope.outstanding++;
    const id = frame((time) => {
      frames.delete(id);
      scope.outstanding--;
      callback(time);
    });
    frames.add(id);
    return id;
  };
  window.cancelAnimationFrame = (id) => {
    if (frames.delete(id)) scope.outstanding--;
    unframe(id);
  };
  window.setTimeout = ((callback: () => void, delay = 0) => {
    if (delay > 1000) return timer(callback, delay);
    scope.outstanding++;
    const id = timer(() => {
      timers.delete(id);
      scope.outstanding--;
      callback();
    }, delay);
    timers.add(id);
    return id;
  }) as typeof window.setTimeout;
  window.clearTimeout = (id) => {
    if (timers.delete(id)) scope.outstanding--;
    clear(id);
  };
  let state: unknown;
  (window as unknown as { kept: () => unknown }).kept = () => state;
  scope.acquireVsCodeApi = () => ({
    postMessage: (message: unknown) => scope.posted.push(structuredClone(message)),
    getState: () => state,
    setState: (next: unknown) => {
      state = next;
    },
  });
  const dress = ({ kind, values }: typeof theme): void => {
    document.body.className = kind;
    document.documentElement.removeAttribute('style');
    for (const [name, value] of values) document.documentElement.style.setProperty(name, value);
  };
  (window as unknown as { dress: typeof dress }).dress = dress;
  if (document.body) dress(theme);
  else document.addEventListener('DOMContentLoaded', () => dress(theme));
}
