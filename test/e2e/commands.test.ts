import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { pythonPath } from '../host/setup.mjs';
import { codeCell, markdownCell, notebookFile, NotebookView } from '../support/notebookView.ts';
import { panelsIn } from '../support/panelMessages.ts';
import { acceptPath } from '../support/pathDialog.ts';
import { answering, endlessThinking, protocolServer, quadratic, type ProtocolServer } from '../support/protocolServer.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

const notes = '# Notes\n\n```problem\nSolve $x^2 - 5x + 6 = 0$.\n```\n\nSolution:\n\nWe find $2 \\cdot 3 = 7$ and $2 + 3 = 5$.\n';
const pendulum = notebookFile([
  markdownCell('problem', 'Solve $x^2 - 7x + 12 = 0$.'),
  markdownCell('area', 'The area is $A = 28.3$, and $2 + 2 = 4$.'),
  codeCell('disc', 'import math\nA = math.pi * 3 ** 2 * 1.05\nA'),
]);
/** Pictures in a light and in a dark theme, as `npm run screenshots:commands`; else in a light one. */
const themes: readonly ('light' | 'dark')[] = process.argv.includes('themes') ? ['light', 'dark'] : ['light'];

let server: ProtocolServer;
let workbench: Workbench;
let notebook: NotebookView;

before(async () => {
  server = await protocolServer(answering(quadratic.thinking, quadratic.right, 1));
  workbench = await Workbench.open({
    workspace: { 'notes.md': notes, 'pendulum.ipynb': pendulum },
    settings: {
      'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: server.url }],
      'therefore.model': 'builtin',
      'therefore.python.path': pythonPath(),
      'files.simpleDialog.enable': true,
    },
  });
  writeFileSync(join(workbench.folder, 'sketch.png'), Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));
  if (themes.length > 1) {
    writeFileSync(join(workbench.userDataDir, 'User', 'keybindings.json'), JSON.stringify([{ key: 'ctrl+alt+f9', command: 'workbench.action.toggleLightDarkThemes' }]));
    // VS Code reads keys that are new when it starts.
    await workbench.reload();
  }
  notebook = new NotebookView(workbench, 'pendulum.ipynb');
});

after(async () => {
  const errors = workbench.hostErrors();
  await workbench.close();
  await server.close();
  assert.deepEqual(errors, []);
});

/** Pictures of what is there now, in each theme; what has the focus keeps it. */
async function pictures(name: string): Promise<void> {
  for (const theme of themes) {
    await workbench.screenshot(`command-${name}-${theme}`);
    await nextTheme(theme);
  }
}

async function nextTheme(shown: 'light' | 'dark'): Promise<void> {
  if (themes.length === 1) return;
  const theme = shown === 'light' ? 'dark' : 'light';
  await workbench.page.keyboard.press('Control+Alt+F9');
  await workbench.page.locator(theme === 'dark' ? '.monaco-workbench.vs-dark' : '.monaco-workbench:not(.vs-dark)').waitFor({ timeout: 15_000 });
}

/** Pictures of a modal dialog, which keeps all keys to itself: it is asked for in each theme, and agreed to in the last. */
async function dialogPictures(name: string, ask: () => Promise<void>, agreed: string): Promise<void> {
  for (const theme of themes) {
    await ask();
    await dialog().waitFor();
    await workbench.screenshot(`command-${name}-${theme}`);
    await workbench.press(theme === themes.at(-1) ? agreed : 'Cancel');
    await dialog().waitFor({ state: 'detached' });
    await nextTheme(theme);
  }
}

const marks = (): Promise<string> => workbench.page.evaluate<string>(`[...document.querySelectorAll('.view-lines span[class*="ced-"]')].map((span) => getComputedStyle(span, '::after').content).join('\\n')`);
const editorText = async (): Promise<string> => (await workbench.page.locator('.editor-group-container.active .view-line').allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
const row = (text: string | RegExp): Locator => workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
const statusItem = (text: string | RegExp): Locator => workbench.page.locator('.statusbar-item', { hasText: text }).first();
const thread = (text: string | RegExp): Locator => workbench.page.locator('.review-widget', { hasText: text }).first();
const dialog = (): Locator => workbench.page.locator('.monaco-dialog-box');

async function seen(what: string, ask: () => Promise<boolean>): Promise<void> {
  await until(what, 20_000, async () => ((await ask()) ? true : undefined), () => workbench.screenshot('failed-commands'));
}

async function atProblem(): Promise<void> {
  await workbench.openFile('notes.md');
  await workbench.goto(4, 9);
}

test('Solve Selection, Show Steps, Show in Therefore Panel, Insert Answer Below, Open in Editor, Export, Dismiss Answer', async () => {
  await atProblem();
  await workbench.command('Therefore: Solve Selection');
  await workbench.waitForLens(/x = 2 or x = 3.*✓ verified/s);
  await pictures('solve-selection');
  await workbench.command('View: Show Explorer');
  await workbench.command('Therefore: Show Steps');
  await (await workbench.panel()).getByText(/Claims/).first().waitFor();
  await pictures('show-steps');
  await workbench.command('View: Show Explorer');
  await atProblem();
  await workbench.command('Therefore: Show in Therefore Panel');
  await (await workbench.panel()).getByText(/Claims/).first().waitFor();
  await pictures('show-in-panel');
  await workbench.command('Therefore: Insert Answer Below');
  await seen('the answer in the text', async () => (await editorText()).includes('\\boxed'));
  await pictures('insert-answer-below');
  await atProblem();
  await workbench.page.keyboard.press('Control+Z');
  await seen('the text as it was', async () => !(await editorText()).includes('\\boxed'));
  await workbench.command('Therefore: Open in Editor');
  await workbench.page.locator('.tab.active', { hasText: 'Solve' }).first().waitFor();
  await seen('the problem in the editor', async () => (await panelsIn(workbench.page)).length > 1);
  await pictures('open-in-editor');
  await workbench.command('View: Close Editor');
  await workbench.command('Therefore: Export…');
  await row('Markdown').waitFor();
  await pictures('export');
  await workbench.page.keyboard.press('Escape');
  await atProblem();
  await workbench.command('Therefore: Dismiss Answer');
  await seen('no answer over the text', async () => !/x = 2/.test(`${(await workbench.lenses()).join('\n')}${await marks()}`));
  await pictures('dismiss-answer');
});

test('Check Selection, Dismiss Marks, Dismiss Hints', async () => {
  await workbench.goto(9, 12);
  await workbench.command('Therefore: Check Selection');
  await workbench.notifications();
  await workbench.page.getByText(/1 verified, 1 refuted/).first().waitFor();
  await pictures('check-selection');
  await workbench.waitForNotification(/1 verified, 1 refuted/);
  await workbench.goto(9, 12);
  await workbench.command('Therefore: Grade My Solution');
  await thread('The earliest wrong step').waitFor({ timeout: 30_000 });
  await workbench.command('Therefore: Dismiss Marks');
  await seen('no marks', async () => (await workbench.page.locator('.review-widget').count()) === 0);
  await pictures('dismiss-marks');
  await workbench.goto(4, 9);
  await workbench.command('Therefore: Give a Hint');
  await thread(/Hint 1 of 4/).waitFor({ timeout: 30_000 });
  await workbench.command('Therefore: Dismiss Hints');
  await seen('no hints', async () => (await workbench.page.locator('.review-widget').count()) === 0);
});

test('Choose Model, Choose Effort, Set API Key, Delete API Key', async () => {
  await workbench.command('Therefore: Choose Model');
  await row('Built-in solver').waitFor();
  await pictures('choose-model');
  await workbench.pick('Local');
  await workbench.pick('scripted-1');
  await statusItem('scripted-1').waitFor();
  await workbench.command('Therefore: Choose Effort');
  await row('high').waitFor();
  await pictures('choose-effort');
  await workbench.pick('high');
  await statusItem(/scripted-1.*high/).waitFor();
  await workbench.command('Therefore: Set API Key');
  const password = workbench.page.locator('.quick-input-widget input[type="password"]').first();
  // The key is for the provider of the model that is chosen, so nobody is asked for which.
  await password.waitFor();
  await password.fill('sk-not-a-key');
  await pictures('set-api-key');
  await workbench.page.keyboard.press('Enter');
  await workbench.waitForNotification(/is stored/);
  await workbench.command('Therefore: Delete API Key');
  await workbench.pick('Local');
  await workbench.notifications();
  await workbench.page.getByText(/The key for .* is deleted/).first().waitFor();
  await pictures('delete-api-key');
  await workbench.command('Notifications: Clear All Notifications');
});

test('Stop; and Explain Selection with Stop Thinking in Thread, Show Explanation in Panel, Close Thread', async () => {
  server.script = endlessThinking(200);
  await atProblem();
  await workbench.command('Therefore: Solve Selection');
  await workbench.waitForLens(/thinking.*Stop/s);
  await workbench.command('Therefore: Stop');
  await workbench.waitForLens(/[Ss]topped/);
  await pictures('stop');
  await workbench.goto(9, 12);
  await workbench.command('Therefore: Explain Selection');
  await thread(/thinking… thought \d/).waitFor({ timeout: 20_000 });
  await workbench.command('Therefore: Stop Thinking in Thread');
  await thread(/[Ss]topped/).waitFor({ timeout: 20_000 });
  await pictures('stop-thinking-in-thread');
  server.script = answering('', 'Twice three is six: $2 \\cdot 3 = 6$.', 1);
  await workbench.goto(9, 12);
  await workbench.command('Therefore: Explain Selection');
  await thread('Twice three is six').waitFor({ timeout: 20_000 });
  await workbench.command('Therefore: Show Explanation in Panel');
  await (await workbench.panel()).getByText('Twice three is six').first().waitFor();
  await pictures('show-explanation-in-panel');
  await workbench.goto(9, 12);
  await workbench.command('Therefore: Close Thread');
  await seen('no thread', async () => (await workbench.page.locator('.review-widget').count()) === 0);
  await pictures('close-thread');
});

test('Open Example, New Problem, Attach Image', async () => {
  server.script = answering(quadratic.thinking, quadratic.right, 1);
  await workbench.command('View: Close All Editors');
  await workbench.command('Therefore: Open Example');
  await workbench.waitForLens(/x = 2 or x = 3.*✓ verified/s);
  await pictures('open-example');
  await workbench.command('View: Revert and Close Editor');
  await workbench.command('Therefore: New Problem');
  await (await workbench.panel()).getByText('The model proposes').waitFor();
  await pictures('new-problem');
  await atProblem();
  await workbench.command('Therefore: Attach Image');
  await acceptPath(workbench, join(workbench.folder, 'sketch.png'));
  await workbench.waitForNotification(/With your next problem goes: sketch\.png/);
  await (await workbench.panel()).locator('.attached', { hasText: 'sketch.png' }).waitFor();
  await pictures('attach-image');
});

test('Show Journal, Export Journal, Delete Trace, Delete All Traces', async () => {
  await workbench.command('Therefore: Show Journal');
  await row('1 turn').waitFor();
  await pictures('show-journal');
  await workbench.page.keyboard.press('Escape');
  await workbench.command('Therefore: Export Journal');
  await row('All traces').waitFor();
  await pictures('export-journal');
  await workbench.page.keyboard.press('Escape');
  const before = workbench.journals().length;
  await dialogPictures('delete-trace', async () => {
    await workbench.command('Therefore: Delete Trace');
    await workbench.pick('1 turn');
  }, 'Delete');
  await seen('one trace fewer', () => Promise.resolve(workbench.journals().length === before - 1));
  await dialogPictures('delete-all-traces', () => workbench.command('Therefore: Delete All Traces'), 'Delete All');
  await seen('an empty journal', () => Promise.resolve(workbench.journals().length === 0));
});

test('in a notebook: the ledger with its filter, Go to Claim, Compare with, Re-verify, Insert Summary', async () => {
  const { page } = workbench;
  const pane = page.locator('.pane:has(.pane-header[aria-label*="Ledger"])');
  const claim = pane.locator('.monaco-list-row', { hasText: 'A = 28.3' }).last();
  await workbench.command('View: Close All Editors');
  await notebook.open('Python (Therefore)');
  await workbench.command('Therefore: Show Ledger');
  await notebook.ran('math.pi');
  await notebook.ledgerRow(/A = 28\.3 ?The text says 28\.3; A .* 29\.68/);
  await claim.click();
  await page.locator('.notebookOverlay .monaco-list-row.focused[data-index="1"]').waitFor({ state: 'attached' });
  await pictures('show-ledger');
  await workbench.command('Therefore: Filter Ledger');
  for (const kind of ['verified', 'inconclusive', 'not checked', 'text has changed']) await row(kind).click();
  await pictures('filter-ledger');
  await page.keyboard.press('Enter');
  await seen('one claim', async () => (await notebook.ledgerRows()).filter((text) => /=/.test(text) && !/Cell/.test(text)).length === 1);
  await pictures('filtered-ledger');
  await workbench.command('Therefore: Show All Claims in the Ledger');
  await notebook.ledgerRow(/2 \+ 2 = 4/);
  await claim.hover();
  await claim.locator('.action-label[aria-label^="Compare with"]').click();
  await page.locator('.quick-input-widget .monaco-list-row').first().waitFor();
  await pictures('compare-with');
  await page.keyboard.press('Escape');
  await dialogPictures('re-verify', () => workbench.command('Therefore: Re-verify All Claims'), 'Run');
  await workbench.waitForNotification(/verified, 1 refuted/);
  await workbench.command('Therefore: Insert Summary of Verdicts');
  await notebook.cell('A = 28.3').waitFor();
  await pictures('insert-summary');
});

test('in a notebook: Check in Notebook, Choose a Jupyter Kernel, Restart Python', async () => {
  server.script = answering('', 'Both parts are zero:\n\n$$x^2 - 7x + 12 = (x - 3)(x - 4)$$\n\n$$\\boxed{x = 3 \\text{ or } x = 4}$$\n', 1);
  await workbench.command('Notebook: Focus First Cell');
  const before = workbench.traces().length;
  await workbench.command('Therefore: Solve Selection');
  // The picture that was attached waits for a problem still.
  await dialog().waitFor();
  await workbench.press('Send Without Picture');
  await workbench.waitForTrace({ after: before });
  await dialogPictures('check-in-notebook', async () => {
    await workbench.command('Therefore: Check in Notebook');
    await workbench.pick('x = 3 or x = 4');
  }, 'Cancel');
  await workbench.command('Therefore: Choose a Jupyter Kernel');
  await row(pythonPath() ?? '').waitFor({ timeout: 60_000 });
  await pictures('choose-jupyter-kernel');
  await workbench.page.keyboard.press('Escape');
  await workbench.command('Therefore: Restart Python');
  await notebook.ledgerRow(/A = 28\.3/);
  await pictures('restart-python');
  assert.ok(existsSync(join(workbench.folder, 'pendulum.ipynb')));
});
