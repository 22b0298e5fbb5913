import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { chooseAction } from '../support/codeActions.ts';
import { answering, protocolServer, type ProtocolServer } from '../support/protocolServer.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

/** A derivation of more than thirty lines. `%` stands where the error is planted, on line 25. */
const paper = String.raw`\documentclass{article}
\usepackage{amsmath}
\begin{document}

\section{A sum of two fourth powers}

For all real $x$ we compare two neighbours of $x$.
\begin{align}
  (x + 1)^4 + (x - 1)^4
    &= \left((x + 1)^2\right)^2 + \left((x - 1)^2\right)^2 \\
    &= (x^2 + 2x + 1)^2 + (x^2 - 2x + 1)^2 \\
    &= \left((x^2 + 1) + 2x\right)^2 + \left((x^2 + 1) - 2x\right)^2 \\
    &= 2(x^2 + 1)^2 + 2(2x)^2 \\
    &= 2(x^4 + 2x^2 + 1) + 8x^2 \\
    &= 2x^4 + 4x^2 + 2 + 8x^2 \\
    &= 2x^4 + 12x^2 + 2
\end{align}
The difference goes the same way.
\begin{align}
  (x + 1)^4 - (x - 1)^4
    &= \left((x + 1)^2 - (x - 1)^2\right)\left((x + 1)^2 + (x - 1)^2\right) \\
    &= \left(x^2 + 2x + 1 - x^2 + 2x - 1\right)\left((x + 1)^2 + (x - 1)^2\right) \\
    &= 4x\left((x + 1)^2 + (x - 1)^2\right) \\
    &= 4x\left(x^2 + 2x + 1 + x^2 - 2x + 1\right) \\
    &= 4x(2x^2 + %) \\
    &= 8x^3 + 8x
\end{align}
At $x = 10$ the first sum is
\begin{align}
  11^4 + 9^4
    &= 14641 + 6561 \\
    &= 21202 \\
    &= 20000 + 1200 + 2
\end{align}
and the product of both neighbours is
\begin{align}
  (x + 1)(x - 1)
    &= x^2 - x + x - 1 \\
    &= x^2 - 1
\end{align}
so that its square is
\begin{align}
  (x^2 - 1)^2
    &= x^4 - 2x^2 + 1 \\
    &= x^2(x^2 - 2) + 1
\end{align}

\end{document}
`;
const planted = paper.replace('%', '4');
const display = (from: string): string => from.slice(from.lastIndexOf('\\begin{align}', from.indexOf('(x + 1)^4 - (x - 1)^4')), from.indexOf('\nAt $x'));
const opinion = 'In the bracket $2x$ and $-2x$ cancel, and the two ones add up:\n\n$$x^2 + 2x + 1 + x^2 - 2x + 1 = 2x^2 + 2$$\n\nSo the 4 should be a 2.\n';

let server: ProtocolServer;
let workbench: Workbench;

before(async () => {
  server = await protocolServer(answering('', opinion, 5));
  workbench = await Workbench.open({
    workspace: { 'paper.tex': planted, 'other.tex': planted },
    settings: { 'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: server.url }], 'therefore.model': 'builtin', 'workbench.sideBar.location': 'right' },
    size: { width: 1280, height: 960 },
  });
});

after(async () => {
  const errors = workbench.hostErrors();
  await workbench.close();
  await server.close();
  assert.deepEqual(errors, []);
});

const plain = async (locator: Locator): Promise<string> => (await locator.innerText({ timeout: 2000 }).catch(() => '')).replaceAll('\u00a0', ' ');
const thread = (text: RegExp): Locator => workbench.page.locator('.review-widget', { hasText: text }).first();
const counts = (text: RegExp): Promise<void> => workbench.page.locator('.statusbar-item', { hasText: text }).first().waitFor({ timeout: 30_000 });
const squiggles = (): Promise<number> => workbench.page.locator('.squiggly-warning').count();
const requests = (): number => server.requests.filter(({ path }) => path.endsWith('/completions')).length;

/** The error is marked where it was planted, and Check Document goes there. */
async function find(file: string): Promise<void> {
  await workbench.openFile(file);
  await counts(/∴ 18 ✓ 1 ✗/);
  await workbench.command('Therefore: Check Document');
  await workbench.waitForNotification(/18 verified, 1 refuted and 1 that follow from it, 0 inconclusive, 0 not checked/);
  await workbench.page.locator('.statusbar-item', { hasText: /Ln 25, Col/ }).waitFor();
  assert.ok((await squiggles()) > 0);
}

async function explain(): Promise<void> {
  await workbench.goto(25, 12);
  await workbench.command('Therefore: Explain Selection');
}

/** Everything is verified, and nothing is left of the error. */
async function verified(): Promise<void> {
  await counts(/∴ 20 ✓ 0 ✗/);
  await until('no squiggle', 10_000, async () => ((await squiggles()) === 0 ? true : undefined));
  await workbench.command('Therefore: Check Document');
  await workbench.waitForNotification(/20 verified, 0 refuted, 0 inconclusive, 0 not checked/);
}

/** Saves, and waits for a file that is as wanted; its tab is no longer marked as changed before all of it is on the disk. */
async function saved(file: string, isWanted: (text: string) => boolean): Promise<string> {
  await workbench.page.keyboard.press('Control+S');
  const text = (): Promise<string> => Promise.resolve(workbench.read(file));
  return until(`the saved ${file}`, 10_000, async () => (isWanted(await text()) ? text() : undefined), text);
}

/** Nothing was inserted: there is nothing to save, and the file is as it was. */
async function isUntouched(file: string, before: string): Promise<void> {
  assert.equal(await workbench.page.locator('.tab.dirty').count(), 0);
  assert.equal(workbench.read(file), before);
}

test('offline: the planted error is found at its line and explained', async () => {
  await find('paper.tex');
  await explain();
  const opened = thread(/Explanation/);
  const text = await until('the explanation', 30_000, async () => {
    const shown = await plain(opened);
    return /not decided: 0/.test(shown) ? shown : undefined;
  }, () => plain(opened));
  assert.match(text, /The first statement that is wrong/);
  assert.match(text, /At x = 2 the left side is 80, the right side 96/);
  await workbench.screenshot('author-explained-light');
  assert.equal(requests(), 0);
});

test('offline: corrected, the derivation is verified, and what was said of the error is gone', async () => {
  await workbench.goto(25, 18);
  await workbench.page.keyboard.press('Shift+ArrowRight');
  await workbench.page.keyboard.type('2');
  await until('no thread', 10_000, async () => ((await workbench.page.locator('.review-widget').count()) === 0 ? true : undefined));
  await verified();
  await saved('paper.tex', (text) => text === paper.replace('%', '2'));
  await workbench.screenshot('author-verified-light');
  assert.equal(requests(), 0);
});

test('with a model: the error is found by computation and explained by the model, its formulas checked', async () => {
  await workbench.command('Preferences: Toggle between Light/Dark Themes');
  await workbench.command('Therefore: Choose Model');
  await workbench.pick('Local');
  await workbench.pick('scripted-1');
  await workbench.page.locator('.statusbar-item', { hasText: 'scripted-1' }).first().waitFor();
  await find('other.tex');
  await explain();
  const opened = thread(/the 4 should be a 2/);
  await opened.getByText(/opinion/).first().waitFor({ timeout: 30_000 });
  const shown = await plain(opened);
  assert.match(shown, /scripted-1[\s\S]*opinion/);
  assert.match(shown, /✓/);
  assert.match(server.requests.at(-1)?.body ?? '', /2x\^2 \+ 4/);
  await workbench.screenshot('author-explained-dark');
});

test('with a model: what it writes is refused while a link does not verify, and inserted once all do', async () => {
  server.script = answering('', JSON.stringify({ text: display(paper.replace('%', '3')) }), 1);
  await chooseAction(workbench, 25, 12, 'Fix this step', 'author-fix-dark');
  await workbench.waitForNotification(/A step that the model wrote does not verify, so nothing was inserted/, 60_000);
  await isUntouched('other.tex', planted);
  await counts(/∴ 18 ✓ 1 ✗/);
  server.script = answering('', JSON.stringify({ text: display(paper.replace('%', '2')) }), 1);
  await chooseAction(workbench, 25, 12, 'Fix this step');
  await verified();
  await saved('other.tex', (text) => text === paper.replace('%', '2'));
  await workbench.screenshot('author-verified-dark');
});

test('with a model: a substitution is named where its links verify, and a wrong one refused in words', async () => {
  const before = workbench.read('other.tex');
  const line = before.split('\n').findIndex((each) => each.includes('(x^2 - 1)^2')) + 2;
  const named = (last: string): string => JSON.stringify({ text: `Let $u = x^2$. Then\n\\begin{align}\n  (x^2 - 1)^2\n    &= (u - 1)^2 \\\\\n    &= u^2 - ${last} + 1 \\\\\n    &= x^2(x^2 - 2) + 1\n\\end{align}` });
  server.script = answering('', named('u'), 1);
  await chooseAction(workbench, line, 10, 'Name the substitution');
  await workbench.waitForNotification(/does not verify, so nothing was inserted: .*u/, 60_000);
  await isUntouched('other.tex', before);
  server.script = answering('', named('2u'), 1);
  await chooseAction(workbench, line, 10, 'Name the substitution');
  await counts(/∴ 21 ✓ 0 ✗/);
  const text = await saved('other.tex', (now) => now.includes('Let $u = x^2$'));
  assert.match(text, /so that its square is\nLet \$u = x\^2\$\. Then\n\\begin\{align\}\n {2}\(x\^2 - 1\)\^2\n {4}&= \(u - 1\)\^2/);
  await workbench.screenshot('author-substitution-dark');
});
