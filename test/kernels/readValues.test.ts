import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { showObserved } from '../../src/checking/kernel/observedValue.ts';
import { NotebookClaims } from '../../src/checking/notebook/compareWithCells.ts';
import { liveValues, readCode, readProgram, type LiveValues } from '../../src/checking/notebook/readPlan.ts';
import { embeddedPython } from '../../src/cli/tiers.ts';
import { ipykernelSession } from '../../src/kernels/jupyter/ipykernelSession.ts';
import type { KernelSession } from '../../src/kernels/kernelSession.ts';
import { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { pythonPath, root } from '../host/setup.mjs';
import { notebook, word } from '../unit/checking/notebook/notebook.ts';

const python = pythonPath() ?? '';
const runner = join(root, 'src', 'kernels', 'runner.py');
const program = readProgram(join(root, 'src', 'checking', 'kernel'));
const spec = { name: 'python3', displayName: 'Python', language: 'python', argv: [python, '-m', 'ipykernel_launcher', '-f', '{connection_file}'], env: {}, interruptMode: 'signal' as const, folder: undefined };

const adapters: readonly { readonly name: string; readonly start: () => KernelSession; readonly forks: boolean }[] = [
  { name: 'a child process', start: () => new PythonProcess({ python, runner, label: 'Python' }), forks: true },
  { name: 'a Jupyter kernel', start: () => ipykernelSession({ spec, label: 'Python' }), forks: true },
  { name: 'the embedded Python', start: () => embeddedPython(), forks: false },
];

const timeoutMs = 60_000;

async function read(session: KernelSession, names: readonly string[], orders: readonly number[] = []): Promise<LiveValues> {
  const result = await session.execute(readCode(program, { names, orders }), { timeoutMs });
  assert.equal(result.kind, 'ok', JSON.stringify(result));
  assert.equal(result.kind === 'ok' ? result.output : '', '');
  const values = result.kind === 'ok' ? liveValues(result.data) : undefined;
  assert.ok(values);
  return values;
}

for (const { name, start, forks } of adapters) {
  const session = start();
  after(() => session.dispose());
  const run = async (code: string): Promise<string> => {
    const result = await session.execute(code, { timeoutMs, record: true });
    assert.equal(result.kind, 'ok', JSON.stringify(result));
    return result.output;
  };

  test(`${name}: values, results and what ran are read, and no name is left`, async () => {
    await run('from fractions import Fraction\nx = 3 / 8\nbig = 7 ** 300\nf = Fraction(1, 3)\nitems = [1, 2.5, True]');
    await run('names_before = set(globals())\nx * 2');
    const { values, missing, outputs, executions } = await read(session, ['x', 'big', 'f', 'items', 'nope', '变量', "a'b\n"], [2]);
    assert.deepEqual([...values].map(([key, value]) => `${key} ${showObserved(value).slice(0, 20)}`), ['x 0.375', `big ${String(7n ** 300n).slice(0, 20)}`, 'f 1/3', 'items [1, 2.5, True]']);
    assert.deepEqual([...missing], ['nope', '变量', "a'b\n"]);
    if (executions.texts.size > 0) {
      assert.match(executions.texts.get(1) ?? '', /^from fractions/);
      assert.deepEqual([...outputs].map(([order, value]) => `${order} ${showObserved(value)}`), ['2 0.75']);
    }
    assert.equal((await run('print(sorted(each for each in set(globals()) - names_before if each != "names_before" and not each.startswith("_")))')).trim(), "[]");
  });

  test(`${name}: a value whose class does what it likes changes nothing`, async () => {
    await run('seen = []\nclass Wild:\n    def __repr__(self):\n        seen.append(1)\n        return "wild"\n    __str__ = __repr__\n    def __len__(self):\n        seen.append(2)\n        return 3\n    def __eq__(self, other):\n        seen.append(3)\n        return True\n    def __iter__(self):\n        seen.append(4)\n        return iter(())\nwild = Wild()');
    const { values } = await read(session, ['wild']);
    assert.equal(values.get('wild')?.kind, 'opaque');
    assert.equal((await run('print(seen)')).trim(), '[]');
  });

  test(`${name}: a value that writes when it is shown reaches no open file`, async () => {
    if (!forks) return;
    await run('import os, tempfile\nlog = tempfile.TemporaryFile()\nclass Logs:\n    def __repr__(self):\n        os.write(log.fileno(), b"shown")\n        return "logs"\nlogs = Logs()');
    const { values } = await read(session, ['logs']);
    assert.equal(values.get('logs')?.kind, 'opaque');
    assert.equal((await run('print(os.fstat(log.fileno()).st_size)')).trim(), '0');
  });

  test(`${name}: claims against what it holds, and staleness by what ran`, async () => {
    if (!forks) return;
    const before = (await read(session, [])).executions.texts;
    const first = Math.max(0, ...before.keys()) + 1;
    const codes = ['r = 3\narea = float("28.27")', 'mean_r = 2.5\nmean_r', 'area2 = area * 2'];
    for (const code of codes) await run(code);
    const cells = notebook('So $r = 3$, $\\text{area} = 28.3$.', [codes[0] ?? '', { order: first }], 'The text says $\\text{area2} = 60$.', [codes[2] ?? '', { order: first + 2 }]);
    const claims = new NotebookClaims(cells);
    const live = async (): Promise<LiveValues> => read(session, claims.plan().names, claims.plan().orders);
    assert.deepEqual(claims.findings(await live()).map(word), ['verified', 'verified', 'refuted']);
    await run('area = 5');
    assert.deepEqual(claims.findings(await live()).map(({ verdict, stale }) => `${verdict.kind} ${stale}`), ['verified undefined', 'inconclusive reassigned', 'refuted undefined']);
    const edited = cells.map((cell) => (cell.id === 'c2' ? { ...cell, source: 'r = 3\narea = 28.28' } : cell));
    assert.deepEqual(new NotebookClaims(edited).findings(await live()).map(({ verdict, stale }) => `${verdict.kind} ${stale}`), ['inconclusive cell-changed', 'inconclusive cell-changed', 'inconclusive cell-changed']);
  });
}
