import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, suite, test } from 'node:test';
import { checkText } from '../../src/checking/checkText.ts';
import { checkCell } from '../../src/checking/kernel/checkCell.ts';
import { judgeCheck } from '../../src/checking/kernel/judgeCheck.ts';
import { embeddedPython } from '../../src/cli/tiers.ts';
import type { CheckedClaim } from '../../src/core/checker.ts';
import { JupyterExtensionSession } from '../../src/kernels/jupyterExtension.ts';
import { ipykernelSession } from '../../src/kernels/jupyter/ipykernelSession.ts';
import type { KernelSession } from '../../src/kernels/kernelSession.ts';
import { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { sandboxFor } from '../../src/kernels/sandbox.ts';
import { pythonPath, root } from '../host/setup.mjs';
import { FakeCancellation, FakeJupyter } from '../support/fakeJupyter.ts';
import { checkCellCases, poisonCell, spoiltCells, type SpoiltCell } from '../support/checks/checkCellCases.ts';
import { judged } from '../support/checks/judgedChecks.ts';
import { sameChecks } from '../support/checks/sameChecks.ts';

/** One check, and what every session must say of it. */
interface Check {
  readonly name: string;
  readonly expected: string;
  verdictIn(session: KernelSession): Promise<string>;
}

const python = pythonPath() ?? '';
const runner = join(root, 'src', 'kernels', 'runner.py');
const sandbox = await sandboxFor(python, runner);
const kernelSpec = { name: 'python3', displayName: 'Python', language: 'python', argv: [python, '-m', 'ipykernel_launcher', '-f', '{connection_file}'], env: {}, interruptMode: 'signal' as const, folder: undefined };

/** Every check in every place, as `npm run test:verdicts`; else every second one in all places but the first. */
const whole = process.argv.includes('whole');

/** Every place in which checks run. */
const adapters: readonly { readonly name: string; readonly start: () => KernelSession; readonly skip?: string }[] = [
  { name: 'a child process', start: () => new PythonProcess({ python, runner, label: 'Python' }) },
  { name: 'a child process in the sandbox', start: () => new PythonProcess({ python, runner, label: 'Python', ...sandbox }), ...(sandbox.active ? {} : { skip: 'bubblewrap does not work here' }) },
  { name: 'a Jupyter kernel by wire', start: () => ipykernelSession({ spec: kernelSpec, label: 'Python' }) },
  { name: 'the embedded Python', start: () => embeddedPython() },
  { name: 'the kernel of the Jupyter extension', start: () => new JupyterExtensionSession(new FakeJupyter(new PythonProcess({ python, runner, label: 'Python' })).kernel, { label: 'Jupyter', cancellation: () => new FakeCancellation(), waitMs: 3000 }) },
];

const checks: readonly Check[] = [
  ...checkCellCases.map(({ problem, answer, verdict }): Check => {
    const request = { text: answer, format: 'markdown' as const, problem: { text: problem, format: 'markdown' as const } };
    let last: CheckedClaim | undefined;
    for (const progress of checkText(request, { perClaimMs: 5000 }, new Set())) if (progress.kind === 'checked') last = progress.checked;
    assert.ok(last, answer);
    const made = checkCell(last.claim, request, new Set());
    assert.equal(made.kind, 'cell', answer);
    return {
      name: `${problem} ${answer}`,
      expected: verdict,
      verdictIn: async (session) => (made.kind === 'cell' ? judgeCheck(made.cell.plan, await session.execute(made.cell.code, { timeoutMs: 30_000 }), session.label).kind : 'none'),
    };
  }),
  ...spoiltCells.map(cellCheck),
  ...sameChecks.map(([check, kind]): Check => ({
    name: check.id,
    expected: kind,
    verdictIn: async (session) => (await judged(session, check, 1, check.id === 'broken: never ends' ? 3000 : 60_000)).kind,
  })),
  cellCheck(poisonCell),
];

function cellCheck({ how, plan, code, timeoutMs, verdict }: SpoiltCell): Check {
  return { name: `a cell that ${how}`, expected: verdict, verdictIn: async (session) => judgeCheck(plan, await session.execute(code, { timeoutMs }), session.label).kind };
}

const sessions: KernelSession[] = [];
after(() => {
  for (const session of sessions) session.dispose();
});

test('there are many checks', () => {
  assert.ok(checks.length >= 60 && new Set(checks.map(({ name }) => name)).size === checks.length, `${checks.length}`);
});

suite('every check has the same verdict', { concurrency: 2 }, () => {
  for (const [place, { name, start, skip }] of adapters.entries()) {
    test(`in ${name}`, { skip: skip ?? false }, async () => {
      const session = start();
      sessions.push(session);
      const differing: string[] = [];
      for (const check of checks.filter((_, at) => whole || place === 0 || (at + place) % 2 === 0)) {
        const verdict = await check.verdictIn(session);
        if (verdict !== check.expected) differing.push(`${check.name}: ${verdict}, not ${check.expected}`);
      }
      assert.deepEqual(differing, []);
      session.dispose();
    });
  }
});
