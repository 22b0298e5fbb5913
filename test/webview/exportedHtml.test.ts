import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Trace } from '../../src/core/trace.ts';
import { BundledWording } from '../../src/core/wording.ts';
import { exportTrace } from '../../src/exporting/exportTrace.ts';
import { chromiumPath } from '../host/setup.mjs';
import { browserFlags } from '../support/plainProfile.ts';
import { problem, rich, traceOf, turn } from '../unit/exporting/traces.ts';
import { payloads } from './support/payloads.ts';

const folder = mkdtempSync(join(tmpdir(), 'therefore-html-'));
const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');
let browser: Browser;

before(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath() ?? 'chromium', args: browserFlags });
});

after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

interface Opened {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly said: readonly string[];
}

/** The exported page as a person opens it: a file. */
async function opened(trace: Trace, colorScheme: 'light' | 'dark' = 'light', width = 900): Promise<Opened> {
  const path = join(folder, 'trace.html');
  writeFileSync(path, exportTrace(trace, 'html', { allVersions: false, thinking: true }, new BundledWording('en', {})));
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  const requests: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('dialog', (dialog) => {
    said.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('console', (message) => said.push(message.text()));
  await page.goto(pathToFileURL(path).href);
  await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
  return { page, requests, said };
}

test('hostile text through every part of an export runs nothing, loads nothing, and leaves the page whole', async () => {
  const short = payloads.filter(({ length }) => length < 6000);
  const trace = traceOf(
    problem(short[0] ?? ''),
    ...short.map((payload, index) =>
      turn(`t${index}`, {
        ask: payload.slice(0, 500),
        thinking: payload,
        answer: payload,
        claims: [{ claim: { id: 'c', kind: 'equality', range: { start: 0, end: 1 }, text: payload.slice(0, 200), latex: payload.slice(0, 200), hash: 'h', assumptions: [payload.slice(0, 100)] }, verdict: { kind: 'unchecked', reason: { template: payload.slice(0, 100), args: [] } } }],
      }),
    ),
  );
  const { page, requests, said } = await opened(trace);
  assert.deepEqual([requests.length, said], [1, []]);
  const found = await page.evaluate(() => ({
    elements: [...document.querySelectorAll('script, img, iframe, object, embed, form, input, button, video, svg, link, base, template')].map(({ outerHTML }) => outerHTML),
    handlers: [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames().filter((name) => /^on|^srcdoc$|^src$|^action$/i.test(name))),
    links: [...document.querySelectorAll<HTMLElement>('[href]')].map((element) => element.getAttribute('href') ?? '').filter((href) => !/^(?:https?|mailto):/.test(href)),
    unsafe: [...document.querySelectorAll('a[href]')].filter((link) => link.getAttribute('rel') !== 'noopener noreferrer').length,
    styles: [...document.querySelectorAll('[style]')].map((element) => element.getAttribute('style') ?? '').filter((style) => /url|expression|fixed/i.test(style)),
    turns: document.querySelectorAll('main > section.turn').length,
    hidden: document.body.innerText.match(/[\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu),
  }));
  assert.deepEqual(found, { elements: [], handlers: [], links: [], unsafe: 0, styles: [], turns: short.length, hidden: null });
  await page.close();
});

test('the page reads well in light and dark, on a wide window and a narrow one', async () => {
  const colors: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [900, 320]) {
      const { page, requests, said } = await opened(rich, scheme, width);
      assert.deepEqual([requests.length, said], [1, []]);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, `${width} px wide`);
      assert.ok((await page.locator('math').count()) > 15);
      assert.equal(await page.locator('tr.refuted td.verdict').innerText(), '✗ refuted');
      assert.equal(await page.locator('a[href="https://example.org/a_b?c=1&d=50%25#top"]').innerText(), 'a proof');
      colors.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
      await page.evaluate(axe);
      // That rule sees no text in a heading that is a formula.
      const violations = await page.evaluate(() => (window as unknown as { axe: { run(context: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run(document, { rules: { 'empty-table-header': { enabled: false } } }).then((result) => result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)));
      assert.deepEqual(violations, [], `${scheme}, ${width} px`);
      await page.close();
    }
  }
  assert.equal(new Set(colors).size, 2);
});
