import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import { layers } from '../../eslint.config.mjs';

const root = join(import.meta.dirname, '..', '..');

/** The project's own rules without those that need types, so that a file need not exist. */
const untyped = new ESLint({
  cwd: root,
  overrideConfig: [
    {
      files: ['**/*.ts'],
      languageOptions: { parserOptions: { projectService: false } },
      rules: { '@typescript-eslint/switch-exhaustiveness-check': 'off', '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/no-misused-promises': 'off' },
    },
  ],
});
const typed = new ESLint({ cwd: root });

async function rulesBroken(filePath: string, code: string, eslint = untyped): Promise<string[]> {
  const results = await eslint.lintText(code, { filePath: join(root, filePath) });
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));
}

const imports = '@typescript-eslint/no-restricted-imports';

/** One import that each room may not make, and one that it may. */
const seeds: readonly (readonly [file: string, forbidden: string, allowed: string])[] = [
  ['src/core/seed.ts', '../math/rational.ts', './claim.ts'],
  ['src/math/seed.ts', '../checking/checkText.ts', '../core/claim.ts'],
  ['src/math/reading/seed.ts', '../../host/settings.ts', '../../core/claim.ts'],
  ['src/checking/seed.ts', '../reasoners/builtin/builtinReasoner.ts', '../math/rational.ts'],
  ['src/reasoners/builtin/seed.ts', '../../kernels/runner.ts', '../../checking/checkText.ts'],
  ['src/reasoners/openai/seed.ts', '../../checking/checkText.ts', 'openai'],
  ['src/kernels/seed.ts', '../math/rational.ts', '../core/claim.ts'],
  ['src/protocol/seed.ts', '../host/settings.ts', '../core/trace.ts'],
  ['src/markdown/seed.ts', '../webview/panel.ts', 'katex'],
  ['src/drawing/seed.ts', '../math/rational.ts', 'mathjax-full/js/mathjax.js'],
  ['src/host/seed.ts', 'mathjax-full/js/mathjax.js', '../drawing/formula.ts'],
  ['src/exporting/seed.ts', '../host/settings.ts', '../markdown/parser.ts'],
  ['src/exporting/seed.ts', '../drawing/drawFormula.ts', '../drawing/plotSvg.ts'],
  ['src/webview/seed.ts', '../drawing/drawFormula.ts', '../drawing/plotPicture.ts'],
  ['src/webview/seed.ts', 'katex', '../markdown/parser.ts'],
  ['src/webview/seed.ts', '../math/rational.ts', '../protocol/panel.ts'],
  ['src/webview/view/seed.ts', '../../host/settings.ts', '../../protocol/panel.ts'],
  ['src/host/seed.ts', '../webview/panel.ts', '../reasoners/builtin/builtinReasoner.ts'],
  ['src/host/solve/seed.ts', '../chat/index.ts', '../settings.ts'],
  ['src/host/shared.ts', './chat/index.ts', './settings.ts'],
  ['src/core/seed.ts', 'decimal.js', './phrase.ts'],
  ['src/math/seed.ts', 'katex', 'decimal.js'],
  ['src/host/seed.ts', 'openai', 'vscode'],
  ['src/cli/seed.ts', '../host/settings.ts', '../checking/checkText.ts'],
];

for (const [file, forbidden, allowed] of seeds) {
  test(`${file} may not import ${forbidden}, but ${allowed}`, async () => {
    assert.deepEqual(await rulesBroken(file, `import { a } from '${forbidden}';\nexport const b = a;\n`), [imports]);
    assert.deepEqual(await rulesBroken(file, `import type { A } from '${forbidden}';\nexport type B = A;\n`), [imports]);
    assert.deepEqual(await rulesBroken(file, `export { a } from '${forbidden}';\n`), [imports]);
    assert.deepEqual(await rulesBroken(file, `import { a } from '${allowed}';\nexport const b = a;\n`), []);
  });
}

for (const room of Object.keys(layers).filter((name) => name !== 'host')) {
  test(`${room} may not import vscode`, async () => {
    assert.deepEqual(await rulesBroken(`src/${room}/seed.ts`, "import * as vscode from 'vscode';\nexport const a = vscode;\n"), [imports]);
  });
}

for (const room of ['core', 'math', 'protocol', 'webview']) {
  test(`${room} knows neither node:* nor process`, async () => {
    assert.deepEqual(await rulesBroken(`src/${room}/seed.ts`, "import { join } from 'node:path';\nexport const a = join('b', 'c');\n"), [imports]);
    assert.deepEqual(await rulesBroken(`src/${room}/seed.ts`, 'export const a = process.argv;\n'), ['no-restricted-globals']);
  });
}

test('checking sees of the kernels only their types', async () => {
  assert.deepEqual(await rulesBroken('src/checking/seed.ts', "import { a } from '../kernels/pythonProcess.ts';\nexport const b = a;\n"), [imports]);
  assert.deepEqual(await rulesBroken('src/checking/seed.ts', "import type { A } from '../kernels/kernelSession.ts';\nexport type B = A;\n"), []);
});

test('any, a default export, private, an enum and a long file are reported', async () => {
  const file = 'src/core/seed.ts';
  assert.deepEqual(await rulesBroken(file, 'export const a: any = 1;\n'), ['@typescript-eslint/no-explicit-any']);
  assert.deepEqual(await rulesBroken(file, 'export default 1;\n'), ['no-restricted-syntax']);
  assert.deepEqual(await rulesBroken(file, 'export class A {\n  private a = 1;\n}\n'), ['no-restricted-syntax']);
  assert.deepEqual(await rulesBroken(file, 'export enum A {\n  B,\n}\n'), ['no-restricted-syntax']);
  assert.deepEqual(await rulesBroken(file, `export const a = 1;\n${'// line\n'.repeat(300)}`), ['max-lines']);
  assert.deepEqual(await rulesBroken(file, `export const a = 1;\n${'// line\n'.repeat(298)}`), []);
});

test('a switch that forgets a case, and a promise nobody awaits, are reported', async () => {
  const file = 'src/core/effort.ts';
  const forgets = "export function f(kind: 'a' | 'b'): number {\n  switch (kind) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}\n";
  assert.deepEqual(await rulesBroken(file, forgets, typed), ['@typescript-eslint/switch-exhaustiveness-check']);
  const floats = 'export function g(h: () => Promise<void>): void {\n  h();\n}\n';
  assert.deepEqual(await rulesBroken(file, floats, typed), ['@typescript-eslint/no-floating-promises']);
});
