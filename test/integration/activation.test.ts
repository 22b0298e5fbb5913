import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from './support/suite.ts';

interface Manifest {
  readonly main: string;
  readonly contributes: { readonly commands: readonly { readonly command: string }[]; readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> } };
}

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('therefore.therefore');
  assert.ok(found, 'the extension is there');
  return found;
}

test('the extension activates', async () => {
  await extension().activate();
  assert.equal(extension().isActive, true);
});

test('the openai package is not loaded by activation, nor the topics of the built-in solver, which have a thread', async () => {
  await extension().activate();
  const loaded = Object.keys(require.cache).map((path) => path.replaceAll('\\', '/'));
  assert.ok(loaded.some((path) => path.endsWith('dist/host/extension.cjs')), 'the cache tells what is loaded');
  assert.deepEqual(loaded.filter((path) => /(?:openaiPackage|solverWorker)\.cjs$/.test(path)), []);
});

test('every command that is declared is there', async () => {
  const { contributes } = extension().packageJSON as Manifest;
  const declared = contributes.commands.map(({ command }) => command).sort();
  const registered = (await vscode.commands.getCommands(true)).filter((id) => id.startsWith('therefore.'));
  assert.deepEqual(declared.filter((id) => !registered.includes(id)), []);
});

test('the defaults of all settings are what the manifest says', async () => {
  const { contributes } = extension().packageJSON as Manifest;
  const configuration = vscode.workspace.getConfiguration();
  for (const [name, { default: value }] of Object.entries(contributes.configuration.properties)) {
    assert.deepEqual(configuration.inspect(name)?.defaultValue, value, name);
  }
});
