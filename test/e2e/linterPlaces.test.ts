import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { EditingExtension } from '../support/editingExtension.ts';
import { editRun } from '../support/editRun.ts';
import { answering, protocolServer, type ProtocolServer } from '../support/protocolServer.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

const latex = String.raw`\documentclass{article}
\begin{document}
We expand:
\begin{align}
  (a + b)^2 &= a^2 + b^2 \\
  (a - b)(a + b) &= a^2 - b^2
\end{align}
% (c + d)^2 = c^2 + d^2 is only a comment
The sum is $\sum_{k=1}^{4} k = 11$.
\end{document}
`;
const plain = 'Homework\r\n\r\nx^2 + 3x = 4\r\n12 x 12 = 144\r\n15 * 3 = 46\r\n';
const chinese = '# 练习\n\n解：因为 $2 \\times 7 = 15$，所以\n\n$$\\sin^2 x + \\cos^2 x = 1$$\n';
const notebook = JSON.stringify({
  cells: [{ cell_type: 'markdown', id: 'a', metadata: {}, source: ['The product is $6 \\cdot 7 = 41$.'] }],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
});

let editing: EditingExtension;
let server: ProtocolServer;
let workbench: Workbench;

before(async () => {
  editing = new EditingExtension();
  server = await protocolServer(answering('', '', 1));
  workbench = await Workbench.open({
    extensionsDir: editing.extensionsDir,
    workspace: { 'paper.tex': latex, 'notes.txt': plain, 'zh.md': chinese, 'cells.ipynb': notebook, 'sheet.md': '\n' },
    size: { width: 1400, height: 1600 },
    settings: { 'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: server.url }], '[markdown]': { 'editor.wordWrap': 'off' } },
  });
});

after(async () => {
  const [errors, log] = [workbench.hostErrors(), workbench.hostLog()];
  await workbench.close();
  await server.close();
  editing.remove();
  assert.deepEqual(errors, []);
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

const squiggles = (): Promise<number> => workbench.page.locator('.squiggly-warning').count();
const marks = (): Promise<string> => workbench.page.evaluate<string>(`[...document.querySelectorAll('.view-lines span[class*="ced-"]')].map((span) => getComputedStyle(span, '::after').content).join('\\n')`);
const counts = (text: RegExp): Promise<void> => workbench.page.locator('.statusbar-item', { hasText: text }).first().waitFor({ timeout: 30_000 });

async function seen(what: string, ask: () => Promise<boolean>): Promise<void> {
  await until(what, 20_000, async () => ((await ask()) ? true : undefined));
}

test('a LaTeX file: each false line is marked, a comment is not', async () => {
  await workbench.openFile('paper.tex');
  await counts(/∴ 1 ✓ 2 ✗/);
  await seen('two squiggles', async () => (await squiggles()) === 2);
  assert.match(await marks(), /✗ The left side is 10, the right side 11/);
  await workbench.screenshot('linter-latex');
});

test('the lightbulb puts the right side right, and the line is verified', async () => {
  const { page } = workbench;
  await workbench.goto(9, 16);
  const action = page.locator('.action-widget .monaco-list-row', { hasText: 'Replace by 10' }).first();
  // Actions asked for while the editor still takes in a verdict are not those of the line; one asks again.
  await until('the fix in the menu', 60_000, async () => {
    await page.keyboard.press('Control+.');
    const shown = await action.waitFor({ timeout: 3000 }).then(() => true, () => false);
    if (!shown) await page.keyboard.press('Escape');
    return shown ? true : undefined;
  });
  await workbench.screenshot('linter-fix');
  await page.keyboard.press('Enter');
  await counts(/∴ 2 ✓ 1 ✗/);
  await seen('one squiggle', async () => (await squiggles()) === 1);
  await page.keyboard.press('Control+S');
  await until('the file to be saved', 10_000, async () => (readFileSync(join(workbench.folder, 'paper.tex'), 'utf8').includes('k = 10') ? true : undefined));
});

test('plain text with CRLF; what is typed over loses its verdict at once', async () => {
  const { page } = workbench;
  await workbench.openFile('notes.txt');
  await counts(/∴ 1 ✓ 1 ✗/);
  await seen('the counterexample at the end of its line', async () => /✗ The left side is 45, the right side 46/.test(await marks()));
  await workbench.screenshot('linter-text');
  await workbench.goto(5, 12);
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('5');
  await counts(/∴ 2 ✓ 0 ✗/);
  assert.equal(await squiggles(), 0);
});

test('Check Selection looks at what is selected alone', async () => {
  await workbench.openFile('paper.tex');
  await workbench.goto(6, 3);
  await workbench.command('Therefore: Check Selection');
  await workbench.waitForNotification(/1 verified, 0 refuted, 0 inconclusive, 0 not checked/);
});

test('Chinese text', async () => {
  await workbench.openFile('zh.md');
  await counts(/∴ 1 ✓ 1 ✗/);
  await seen('a squiggle', async () => (await squiggles()) === 1);
  await workbench.screenshot('linter-chinese');
});

test('the Problems panel names the source and the counterexample', async () => {
  const { page } = workbench;
  await workbench.command('Problems: Focus on Problems View');
  const row = page.locator('.markers-panel .monaco-list-row', { hasText: 'The left side is 14, the right side 15' }).first();
  await row.waitFor();
  assert.match(await row.innerText(), /Therefore/);
  await workbench.screenshot('linter-problems');
});

test('a Markdown cell of a notebook', async () => {
  const { page } = workbench;
  await workbench.openFile('cells.ipynb');
  // The rendered cell lies over its row, which has the focus; Enter edits it. A notebook that is still
  // being laid out takes neither, so both are done again.
  const editor = page.locator('.notebookOverlay .monaco-list-row .monaco-editor').first();
  await until('the cell in its editor', 60_000, async () => {
    await workbench.command('Notebook: Focus First Cell');
    await page.keyboard.press('Enter');
    return editor.waitFor({ timeout: 3000 }).then(() => true, () => undefined);
  });
  await seen('a squiggle in the cell', async () => (await page.locator('.notebookOverlay .squiggly-warning').count()) > 0);
  await workbench.screenshot('linter-notebook');
});

test('edits at random during checks and runs: all that is reported stands on the very text it speaks of', async () => {
  const { faults, problemsJudged, windowsJudged, marksJudged } = await editRun({ workbench, editing, server, name: 'sheet.md', edits: 80, seed: 5, model: 'local/scripted-1' });
  assert.deepEqual(faults, []);
  assert.ok(problemsJudged > 30 && windowsJudged > 3 && marksJudged > 20, JSON.stringify({ problemsJudged, windowsJudged, marksJudged }));
});
