import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { findPython, findPythons } from '../../src/kernels/findPython.ts';
import { pythonPath } from '../host/setup.mjs';
import { leftAfter } from '../support/processes.ts';

const python = pythonPath() ?? '';
const kept = process.env['PATH'] ?? '';
const place = await realpath(await mkdtemp(join(tmpdir(), 'therefore-find-')));
after(() => rm(place, { recursive: true }));
beforeEach(() => (process.env['PATH'] = kept));

/** An executable file that is an interpreter by name alone. */
async function script(path: string, lines: string): Promise<string> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, `#!/bin/sh\n${lines}\n`);
  await chmod(path, 0o755);
  return path;
}

const venv = join(place, 'venv');
execFileSync(python, ['-m', 'venv', '--without-pip', venv]);

test('the setting alone counts where it names one', async () => {
  const [only, ...others] = await findPythons({ setting: python, venvs: [join(venv, 'bin', 'python')] });
  assert.equal(others.length, 0);
  assert.equal(only?.from, 'setting');
  assert.match(only?.version ?? '', /^3\.\d+\.\d+$/);
  assert.ok(only?.sympy);
  assert.deepEqual(await findPythons({ setting: join(place, 'none'), venvs: [] }), []);
});

test('the Python extension comes before the workspace, and that before the PATH', async () => {
  process.env['PATH'] = `${join(python, '..')}${delimiter}${kept}`;
  const found = await findPythons({ setting: '', active: python, venvs: [join(venv, 'bin', 'python')] });
  assert.deepEqual(found.slice(0, 2).map(({ from }) => from), ['extension', 'workspace']);
  assert.equal(found[1]?.path, join(venv, 'bin', 'python'), 'an environment is not what its link leads to');
  assert.ok(!found.some(({ path, from }) => from === 'path' && path === python), 'no interpreter twice');
  const withSympy = await findPython('', [join(venv, 'bin', 'python')]);
  assert.ok(withSympy?.sympy, 'for checks the first with SymPy');
});

test('numbered names and links on the PATH are found, each interpreter once', async () => {
  const folder = join(place, 'numbered');
  await mkdir(folder);
  await symlink(python, join(folder, 'python3.99'));
  await symlink(python, join(folder, 'python3'));
  process.env['PATH'] = folder;
  const found = await findPythons({ setting: '', venvs: [] });
  assert.ok(found.length > 0);
  assert.equal(new Set(found.map(({ path }) => path)).size, found.length);
  await rm(join(folder, 'python3'));
  assert.ok((await findPythons({ setting: '', venvs: [] })).length > 0);
});

test('what is broken, old, hangs or tells stories is passed over, and leaves no process', async () => {
  const folder = join(place, 'broken');
  await script(join(folder, 'python3'), 'sleep 987.6');
  await script(join(folder, 'python'), 'echo hello');
  await script(join(folder, 'python3.8'), 'exit 3');
  await script(join(folder, 'python3.9'), `echo '["/x", "/", [2, 7, 18], [true, true, true]]'`);
  await script(join(folder, 'python3.10'), 'yes');
  process.env['PATH'] = `${folder}${delimiter}${kept}`;
  const began = performance.now();
  const found = await findPythons({ setting: '', venvs: [] });
  assert.ok(performance.now() - began < 20_000);
  assert.ok(found.length > 0);
  assert.ok(found.every(({ path }) => !path.startsWith(folder) && path !== '/x'));
  assert.deepEqual(await leftAfter(1000, undefined, 'sleep 987.6'), []);
});

test('a relative entry of the PATH is not looked into', async () => {
  process.env['PATH'] = `.${delimiter}bin`;
  assert.ok((await findPythons({ setting: '', venvs: [] })).every(({ path }) => path.startsWith('/')));
});

test('no file of a workspace answers for a module, nor a variable for the interpreter', async () => {
  const before = process.cwd();
  await writeFile(join(place, 'json.py'), 'raise SystemExit("hijacked")');
  await writeFile(join(place, 'sympy.py'), '');
  await writeFile(join(place, 'numpy.py'), '');
  process.env['PYTHONPATH'] = place;
  try {
    process.chdir(place);
    const found = await findPythons({ setting: join(venv, 'bin', 'python'), venvs: [] });
    assert.deepEqual(found.map(({ sympy, numpy }) => [sympy, numpy]), [[false, false]]);
  } finally {
    process.chdir(before);
    delete process.env['PYTHONPATH'];
  }
});
