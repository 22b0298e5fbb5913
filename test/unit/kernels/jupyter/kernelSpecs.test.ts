import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, test } from 'node:test';
import { findKernelSpecs, ipykernelOf } from '../../../../src/kernels/jupyter/kernelSpecs.ts';

const root = mkdtempSync(join(tmpdir(), 'specs-'));
after(() => rmSync(root, { recursive: true }));

const argv = ['/usr/bin/python3', '-m', 'ipykernel_launcher', '-f', '{connection_file}'];

function spec(folder: string, name: string, json: unknown): void {
  mkdirSync(join(root, folder, 'kernels', name), { recursive: true });
  writeFileSync(join(root, folder, 'kernels', name, 'kernel.json'), typeof json === 'string' ? json : JSON.stringify(json));
}

async function names(environment: NodeJS.ProcessEnv, workspace: readonly string[] = [], language: 'python' | 'any' = 'any'): Promise<string[]> {
  return (await findKernelSpecs({ environment: { JUPYTER_DATA_DIR: join(root, 'none'), ...environment }, workspace, language })).map(({ name, displayName }) => `${name}: ${displayName}`).filter((line) => line.includes('Ours'));
}

test('kernels are found in the order of the folders, each name once, Python ones by default', async () => {
  spec('first', 'a', { argv, display_name: 'Ours A', language: 'python' });
  spec('second', 'a', { argv, display_name: 'Ours hidden', language: 'python' });
  spec('second', 'r', { argv: ['R', '{connection_file}'], display_name: 'Ours R', language: 'R' });
  const environment = { JUPYTER_PATH: [join(root, 'first'), 'relative', ''].join(delimiter), JUPYTER_DATA_DIR: join(root, 'second') };
  assert.deepEqual(await names(environment), ['a: Ours A', 'r: Ours R']);
  assert.deepEqual(await names(environment, [], 'python'), ['a: Ours A']);
});

test('what cannot be used is left out', async () => {
  const bad: readonly unknown[] = ['', '{', '[]', 'null', {}, { argv: [] }, { argv: 'python {connection_file}' }, { argv: ['python', 3, '{connection_file}'] }, { argv: ['python', '-f'] }, { argv: ['', '{connection_file}'] }, { argv: ['a\0b', '{connection_file}'] }, { argv, metadata: 'x'.repeat(70_000) }];
  bad.forEach((json, index) => spec('bad', `k${index}`, typeof json === 'object' && json !== null ? { display_name: 'Ours', language: 'python', ...json } : json));
  spec('bad', 'good', { argv, display_name: 'Ours', language: 'python', env: { A: '1', B: 2 }, interrupt_mode: 'message' });
  assert.deepEqual(await names({ JUPYTER_PATH: join(root, 'bad') }), ['good: Ours']);
});

test('nothing in the workspace is read, not even by a link that leads there', async () => {
  spec('workspace/share', 'evil', { argv, display_name: 'Ours evil', language: 'python' });
  mkdirSync(join(root, 'linked', 'kernels'), { recursive: true });
  symlinkSync(join(root, 'workspace', 'share', 'kernels', 'evil'), join(root, 'linked', 'kernels', 'innocent'));
  const environment = { JUPYTER_PATH: [join(root, 'workspace', 'share'), join(root, 'linked')].join(delimiter) };
  assert.equal((await names(environment)).length, 2);
  assert.deepEqual(await names(environment, [join(root, 'workspace')]), []);
});

test('an interpreter that is none has no kernel', async () => {
  assert.equal(await ipykernelOf('/nonexistent/python'), undefined);
  assert.equal(await ipykernelOf('python3'), undefined);
});
