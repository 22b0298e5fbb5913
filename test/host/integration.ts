/**
 * Runs the tests of test/integration inside a real extension host: that of an installed or downloaded
 * VS Code through test-electron, else that of VS Code from npm. Ends with one line of JSON: the counts.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import type { Result } from '../integration/support/suite.ts';
import { browserFlags, plainSettings } from '../support/plainProfile.ts';
import { until } from '../support/until.ts';
import { folderOf, writeTo } from '../support/workspace.ts';
import { chromiumPath, root } from './setup.mjs';
import { chosenHost, electronPath, startServer, workbenchUrl } from './vscode.mjs';

const tests = join(root, '.vscode-test', 'integration', 'index.cjs');
const home = mkdtempSync(join(tmpdir(), 'therefore-integration-'));
const results = join(home, 'results.json');
const userDataDir = join(home, 'user');
const workspace = folderOf({ 'notes.md': '# Notes\n' });

await build({ absWorkingDir: root, entryPoints: ['test/integration/index.ts'], outfile: tests, bundle: true, platform: 'node', format: 'cjs', target: 'node22', external: ['vscode'], sourcemap: 'inline', logLevel: 'warning' });
writeTo(join(userDataDir, 'User', 'settings.json'), JSON.stringify(plainSettings));
try {
  if ((await chosenHost()) === 'electron') await inElectron();
  else await inNpmHost();
  report();
} finally {
  for (const folder of [home, workspace]) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

async function inElectron(): Promise<void> {
  const vscodeExecutablePath = electronPath();
  await runTests({
    ...(vscodeExecutablePath === undefined ? {} : { vscodeExecutablePath }),
    extensionDevelopmentPath: root,
    extensionTestsPath: tests,
    extensionTestsEnv: { THEREFORE_RESULTS: results },
    launchArgs: [workspace, '--user-data-dir', userDataDir, '--extensions-dir', join(home, 'extensions'), '--disable-workspace-trust', '--skip-welcome'],
  }).catch(() => {});
}

async function inNpmHost(): Promise<void> {
  const server = await startServer({ userDataDir, extensionsDir: join(home, 'extensions'), env: { ...process.env, THEREFORE_RESULTS: results } });
  const browser = await chromium.launch({ executablePath: chromiumPath() ?? 'chromium', args: browserFlags });
  try {
    const page = await browser.newPage();
    await page.goto(workbenchUrl(server.url, { folder: workspace, extension: root, tests }));
    await until('the results of the extension host', 240_000, () => Promise.resolve(existsSync(results) || /Extension Host Process exited with code: [1-9]/.test(server.output()) ? true : undefined));
  } finally {
    await browser.close();
    await server.close();
  }
}

function report(): void {
  if (!existsSync(results)) {
    console.log('  ✖ The extension host ended before its tests did.');
    console.log(JSON.stringify({ passed: 0, failed: 1, skipped: 0 }));
    return;
  }
  const all = JSON.parse(readFileSync(results, 'utf8')) as Result[];
  const failed = all.filter(({ error }) => error !== undefined);
  for (const { name, error } of failed) console.log(`  ✖ ${name}\n    ${(error ?? '').split('\n').slice(0, 14).join('\n    ')}`);
  console.log(JSON.stringify({ passed: all.length - failed.length, failed: failed.length, skipped: 0 }));
}
