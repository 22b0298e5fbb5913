import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../host/setup.mjs';
import { quadratic } from '../support/protocolServer.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';
import { writeTo } from '../support/workspace.ts';

/** An extension that offers a model through VS Code, as an account's extension does. */
const manifest = {
  name: 'scripted-models',
  publisher: 'test',
  version: '0.0.1',
  engines: { vscode: '^1.106.0' },
  main: './extension.cjs',
  activationEvents: ['onStartupFinished'],
  contributes: { languageModelChatProviders: [{ vendor: 'scripted', displayName: 'Scripted' }] },
};

const program = `
const vscode = require('vscode');
const text = (part) => new vscode.LanguageModelTextPart(part);
exports.activate = (context) => {
  context.subscriptions.push(vscode.lm.registerLanguageModelChatProvider('scripted', {
    provideLanguageModelChatInformation: () => [
      { id: 'thinker-1', name: 'Thinker', family: 'thinker', version: '1', maxInputTokens: 8000, maxOutputTokens: 1000, capabilities: { imageInput: false } },
      { id: 'tiny-1', name: 'Tiny', family: 'tiny', version: '1', maxInputTokens: 20, maxOutputTokens: 1000, capabilities: {} },
    ],
    provideTokenCount: async (model, asked) => (typeof asked === 'string' ? asked.length : 100),
    provideLanguageModelChatResponse: async (model, messages, options, progress) => {
      const Thinking = vscode.LanguageModelThinkingPart;
      if (Thinking) progress.report(new Thinking(${JSON.stringify(quadratic.thinking)}));
      for (const piece of ${JSON.stringify(quadratic.right)}.match(/[\\s\\S]{1,12}/g)) progress.report(text(piece));
    },
  }));
};
`;

let extensionsDir: string;
let workbench: Workbench;

before(async () => {
  extensionsDir = mkdtempSync(join(tmpdir(), 'therefore-extensions-'));
  const provider = join(extensionsDir, 'test.scripted-models-0.0.1');
  mkdirSync(provider);
  writeTo(join(provider, 'package.json'), JSON.stringify(manifest));
  writeTo(join(provider, 'extension.cjs'), program);
  symlinkSync(root, join(extensionsDir, 'therefore.therefore-0.1.0'));
  workbench = await Workbench.open({ extensionsDir, settings: { 'chat.disableAIFeatures': false }, workspace: { 'homework.md': '# Homework\n\nSolve $x^2 - 5x + 6 = 0$.\n' } });
});

after(async () => {
  const errors = workbench.hostErrors();
  await workbench.close();
  rmSync(extensionsDir, { recursive: true, force: true });
  assert.deepEqual(errors, []);
});

async function choose(model: string): Promise<void> {
  const { page } = workbench;
  await workbench.command('Therefore: Choose Model');
  await page.locator('.quick-input-title', { hasText: 'Who should reason?' }).waitFor();
  await workbench.pick('scripted');
  await page.locator('.quick-input-title', { hasText: 'Which model of scripted?' }).waitFor();
  await workbench.screenshot('language-models');
  await workbench.pick(model);
  await page.locator('.statusbar-item', { hasText: '∴ scripted ·' }).first().waitFor();
}

async function solve(): Promise<void> {
  await workbench.openFile('homework.md');
  await workbench.goto(3, 4);
  await workbench.command('Therefore: Solve Selection');
}

test('a model of VS Code is chosen and, once the user allows it, solves with its thinking', async () => {
  await choose('Thinker');
  await solve();
  const allow = workbench.page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Allow' }).first();
  const done = await Promise.race([allow.waitFor({ timeout: 15_000 }).then(() => 'asked', () => 'silent'), workbench.waitForLens(/verified/).then(() => 'solved')]);
  await workbench.screenshot('language-model-consent');
  if (done === 'asked') await allow.click();
  await workbench.waitForLens(/x = 2 or x = 3.*✓ verified/s);
  const turn = workbench.traces().at(-1)?.turns.at(-1);
  assert.equal(turn?.end?.how, 'complete-unconfirmed');
  assert.equal(turn.model, 'vscode/scripted/thinker-1');
  assert.match(turn.parts.filter(({ kind }) => kind === 'thinking').map(({ text }) => text).join(''), /product 6/);
});

test('what does not fit into a model is said before it is sent', async () => {
  await choose('Tiny');
  await solve();
  await workbench.waitForLens(/This problem has .* tokens .* Tiny reads 20\. Select less/);
  const turn = await until('the turn', 10_000, () => Promise.resolve(workbench.traces().at(-1)?.turns.at(-1)));
  assert.equal(turn.end?.failure, 'context-too-long');
});
