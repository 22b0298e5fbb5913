import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { problemFile, solveProblem } from '../support/killedHost.ts';
import { acceptPath, offeredPath } from '../support/pathDialog.ts';
import { answering, protocolServer, quadratic, type ProtocolServer } from '../support/protocolServer.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

let server: ProtocolServer;
let workbench: Workbench;

before(async () => {
  server = await protocolServer(answering(quadratic.thinking, quadratic.right, 2));
  workbench = await Workbench.open({
    workspace: { [problemFile]: 'Solve $x^2 - 5x + 6 = 0$.\n' },
    settings: { 'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: server.url }], 'therefore.model': 'local/scripted-1', 'files.simpleDialog.enable': true },
  });
  await solveProblem(workbench);
  await workbench.waitForLens(/x = 2 or x = 3.*✓ verified/s);
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  await server.close();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

/** Exports the current trace to what the dialog offers, and gives the file once it is written. */
async function exported(format: string, name: string): Promise<string> {
  await workbench.command('Therefore: Export…');
  await workbench.pick(format);
  const offered = await offeredPath(workbench);
  assert.equal(offered, join(workbench.folder, name));
  await workbench.screenshot(`export-dialog-${format.toLowerCase()}`);
  await acceptPath(workbench, offered);
  await until(`${name}`, 20_000, () => Promise.resolve(existsSync(offered) || undefined));
  await workbench.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({ timeout: 20_000 });
  return readFileSync(offered, 'utf8');
}

/** Waits for VS Code's own rendering of the title, with its formula. */
async function rendered(): Promise<void> {
  const frame = await until('the title', 20_000, async () => {
    for (const each of workbench.page.frames()) if ((await each.locator('h1 .katex').filter({ visible: true }).count().catch(() => 0)) > 0) return each;
    return undefined;
  });
  await frame.evaluate('document.fonts.ready.then(() => {})');
}

const name = (ending: string): string => `Solve x 2 - 5x + 6 = 0.${ending}`;

test('Export writes the trace as Markdown where it was told to, and opens it', async () => {
  const text = await exported('Markdown', name('md'));
  assert.match(text, /^# Solve \$x\^2 - 5x \+ 6 = 0\$\.\n/);
  assert.match(text, /<summary>Thought for 0:\d\d<\/summary>/);
  assert.match(text, /\| ✓\u00a0verified \|/);
  await workbench.command('Markdown: Open Preview');
  await rendered();
  await workbench.screenshot('export-markdown-preview');
});

test('a notebook opens as one, a page and an article as text', async () => {
  const notebook = JSON.parse(await exported('Notebook', name('ipynb'))) as { cells: unknown[] };
  assert.ok(notebook.cells.length >= 4);
  await rendered();
  await workbench.screenshot('export-notebook');
  assert.match(await exported('HTML', name('html')), /^<!DOCTYPE html>/);
  assert.match(await exported('LaTeX', name('tex')), /\\begin\{document\}/);
});
