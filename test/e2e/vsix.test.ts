import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { makeVsix } from '../host/package.mjs';
import { installVsix } from '../host/vscode.mjs';
import { Workbench } from '../support/workbench.ts';

let extensionsDir: string;
let workbench: Workbench;

before(async () => {
  const vsix = await makeVsix();
  extensionsDir = mkdtempSync(join(tmpdir(), 'therefore-extensions-'));
  const userDataDir = mkdtempSync(join(tmpdir(), 'therefore-install-'));
  await installVsix(vsix, userDataDir, extensionsDir);
  rmSync(userDataDir, { recursive: true, force: true });
  workbench = await Workbench.open({ extensionsDir, workspace: { 'homework.md': '# Homework\n\nSolve $x^2 - 5x + 6 = 0$.\n' } });
});

after(async () => {
  const errors = workbench.hostErrors();
  await workbench.close();
  rmSync(extensionsDir, { recursive: true, force: true });
  assert.deepEqual(errors, []);
});

test('the package installs into a fresh profile', () => {
  const installed = readdirSync(extensionsDir).filter((name) => name.startsWith('therefore.'));
  assert.equal(installed.length, 1);
  assert.ok(readdirSync(join(extensionsDir, installed[0] ?? '')).includes('THIRD-PARTY-NOTICES.md'));
});

test('the notices name every package that is shipped', () => {
  execFileSync(process.execPath, ['build/notices.mjs', '--check'], { cwd: join(import.meta.dirname, '../..'), stdio: 'pipe' });
});

test('what was installed solves and checks a problem, with its panel, fonts and worker', async () => {
  await workbench.openFile('homework.md');
  await workbench.goto(3, 4);
  await workbench.command('Therefore: Solve Selection');
  await workbench.waitForLens(/x = 2 or x = 3.*✓ verified/s);
  const panel = await workbench.panel();
  await panel.locator('.katex').first().waitFor();
  await panel.locator('body', { hasText: 'verified' }).waitFor();
  const turn = workbench.traces().at(-1)?.turns.at(-1);
  assert.equal(turn?.end?.how, 'complete');
  assert.ok(turn?.claims.every(({ verdict }) => verdict.kind === 'verified'));
  await workbench.screenshot('vsix');
});
