import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { checkProgram } from '../../src/checking/kernel/programs.ts';
import { claimedValueOf, type InputValue } from '../../src/checking/kernel/protocol/proposedCheck.ts';
import { runProposedCheck, type Judgement } from '../../src/checking/kernel/protocol/runProposedCheck.ts';
import { english } from '../../src/core/phrase.ts';
import { embeddedPython } from '../../src/cli/tiers.ts';
import { ipykernelSession } from '../../src/kernels/jupyter/ipykernelSession.ts';
import type { KernelSession } from '../../src/kernels/kernelSession.ts';
import { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { pythonPath, root } from '../host/setup.mjs';

const python = pythonPath() ?? '';
const skip = python === '' ? 'there is no Python' : false;
const program = checkProgram(join(root, 'src', 'checking', 'kernel'));
const opened: KernelSession[] = [];
const session = (): PythonProcess => {
  const made = new PythonProcess({ python, runner: join(root, 'src', 'kernels', 'runner.py'), label: 'Python' });
  opened.push(made);
  return made;
};
after(() => {
  for (const each of opened) each.dispose();
});

type Inputs = Readonly<Record<string, InputValue>>;
const number = (value: string): object => ({ kind: 'number', value });
const set = (...elements: string[]): object => ({ kind: 'set', elements });
const expression = (value: string, upTo = 'nothing'): object => ({ kind: 'expression', value, variables: ['x'], upTo });

/** A line of the body of `compute(P)`, or of `check(claim, P)` with `n` for `P["n"]`. */
const compute = (...lines: string[]): string => ['import sympy as S, math, random, os, sys, time', 'def compute(P):', '    n = P.get("n")', ...lines.map((line) => `    ${line}`)].join('\n');
const check = (...lines: string[]): string => compute(...lines).replace('compute(P)', 'check(claim, P)');

async function judge(on: KernelSession, code: string, claim: object, inputs: Inputs, timeoutMs = 20_000, seed = 3): Promise<Judgement> {
  const claimed = claimedValueOf(claim);
  assert.ok(claimed, JSON.stringify(claim));
  return runProposedCheck(on, { shape: code.includes('check(') ? 'check' : 'compute', code, inputs }, claimed, { program, seed, timeoutMs });
}

const squares = 'sum(k*k for k in range(1, n + 1))';
const five: Inputs = { n: 5 };
const cases: readonly (readonly [string, string, object, Inputs, Judgement['kind'] | 'not supported'])[] = [
  ['a recomputation', compute(`return ${squares}`), number('55'), five, 'supported'],
  ['a recomputation of a false claim', compute(`return ${squares}`), number('56'), five, 'contradicted'],
  ['a check', check(`return claim == ${squares}`), number('55'), five, 'supported'],
  ['a check of a false claim', check(`return claim == ${squares}`), number('56'), five, 'contradicted'],
  ['an antiderivative', check('x = S.Symbol("x")', 'return S.simplify(S.diff(claim, x) - x**n) == 0'), expression('x^6/6', 'constant'), five, 'supported'],
  ['a solution set', compute('x = S.Symbol("x")', 'return set(S.solve(x**2 - P["s"]*x + P["p"], x))'), set('2', '3'), { s: 5, p: 6 }, 'supported'],
  ['a decimal', compute('return P["a"] / P["b"]'), number('0.333'), { a: 1, b: 3 }, 'supported'],
  ['an answer of no', check('return claim == (n > 1 and all(n % d for d in range(2, n)))'), { kind: 'boolean', value: false }, { n: 91 }, 'supported'],
  ['a constant', compute('return 27*2 + 1'), number('55'), five, 'vacuous'],
  ['a constant in text', compute('return int("5" + "5") + n - 5'), number('55'), five, 'vacuous'],
  ['a dependence that is none', compute('return 55 + 0*n'), number('55'), five, 'vacuous'],
  ['a dependence that cancels', compute('return 55 + (n - 5)'), number('55'), five, 'vacuous'],
  ['a table', compute('return [0, 1, 5, 14, 30, 55, 91, 140, 204, 285, 385][n]'), number('55'), five, 'vacuous'],
  ['a condition on the given value', compute('return n == 97'), { kind: 'boolean', value: true }, { n: 97 }, 'weak'],
  ['no given values', compute('return sum(k*k for k in range(6))'), number('55'), {}, 'weak'],
  ['a given value that is left out', compute('return n**2'), number('25'), { n: 5, m: 3 }, 'weak'],
  ['the claim compared with itself', check('return claim == claim'), number('55'), five, 'vacuous'],
  ['or True', check('return claim == 55 or True'), number('55'), five, 'vacuous'],
  ['a loop that never runs', check('for k in range(0):', '    if claim != k: return False', 'return True'), number('55'), five, 'vacuous'],
  ['a generator for its truth', check('return bool(claim == k for k in range(n))'), number('55'), five, 'vacuous'],
  ['an exception that passes', check('try:', '    return claim == nothing', 'except Exception:', '    return True'), number('55'), five, 'vacuous'],
  ['an exception that fails', check(`assert claim == ${squares}`, 'return True'), number('55'), five, 'inconclusive'],
  ['a tolerance too wide', check(`return abs(claim - ${squares}) < 10`), number('55'), five, 'weak'],
  ['a property that is merely necessary', check('return claim % n == 0'), number('55'), five, 'weak'],
  ['a subset', check('return all(x*x - P["s"]*x + P["p"] == 0 for x in claim)'), set('2', '3'), { s: 5, p: 6 }, 'weak'],
  ['sample points', check('return all(claim.subs("x", k) == k**n for k in (0.5, 1, 2))'), expression('x^5'), five, 'weak'],
  ['always no', check('return False'), number('55'), five, 'inconclusive'],
  ['one for True', check(`return 1 if claim == ${squares} else 0`), number('55'), five, 'inconclusive'],
  ['nothing', check('pass'), number('55'), five, 'inconclusive'],
  ['chance', compute(`return ${squares} + random.SystemRandom().choice([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9])`), number('55'), five, 'not supported'],
  ['what equals everything', compute('class E:', '    def __eq__(self, other): return True', 'return E()'), number('55'), five, 'inconclusive'],
  ['no number', compute('return float("nan")'), number('55'), five, 'inconclusive'],
  ['an end of the process', compute('os._exit(0)'), number('55'), five, 'inconclusive'],
  ['a forged answer', compute('os.write(1, b"x" * 100)', 'for fd in range(3, 50):', '    try: os.write(fd, b"\\0\\0\\0\\2{}\\0\\0\\0\\0")', '    except OSError: pass', 'return 1'), number('55'), five, 'inconclusive'],
  ['a look into the caller', check('f = sys._getframe(1)', 'return "claim" in str(f.f_locals["call"]["id"]) and n > 3'), number('55'), five, 'not supported'],
  ['a look for other calls', check('import gc', 'seen = [c["claim"]["value"] for o in gc.get_objects() if type(o) is list and o and type(o[0]) is dict and "seed" in o[0] for c in o if "claim" in c]', 'return len(seen) > 3 and sorted(seen).index(str(claim)) > 3 and n > 3'), number('55'), five, 'not supported'],
  ['a count kept in a file', check('path = os.path.join(os.environ["TMPDIR"], "count")', 'with open(path, "a") as f: f.write("x")', 'return os.path.getsize(path) == 1'), number('55'), five, 'not supported'],
  ['a changed SymPy', check('S.simplify = lambda e: S.Integer(0)', 'return S.simplify(claim - n) == 0'), number('55'), five, 'vacuous'],
  ['a changed claim', check('claim.clear()', 'claim.update({2, 3})', 'return claim == {2, 3}'), set('2', '3'), { s: 5, p: 6 }, 'not supported'],
  ['no Python', 'def compute(P) return 3', number('3'), five, 'inconclusive'],
  ['another name', 'def solve(P): return 3', number('3'), five, 'inconclusive'],
];

for (const [place, prepare] of [['each call in a process of its own', ''], ['no processes to be had', 'import os\ndel os.fork']] as const) {
  test(`${place}: what a check shows is what it shows`, { skip }, async (context) => {
    const on = session();
    if (prepare !== '') await on.execute(prepare, { timeoutMs: 5000 });
    const wrong: string[] = [];
    for (const [how, code, claim, inputs, expected] of cases) {
      // Without processes the first of these ends the session, and the next starts another.
      if (prepare !== '' && /_exit|forged|caller|other calls/.test(`${code}${how}`)) continue;
      const found = await judge(on, code, claim, inputs);
      if (expected === 'not supported' ? found.kind === 'supported' || found.kind === 'contradicted' : found.kind !== expected) wrong.push(`${how}: ${found.kind} ${'why' in found ? english(found.why) : ''}`);
    }
    assert.deepEqual(wrong, []);
    context.diagnostic(`${cases.length} checks`);
  });
}

test('the seed changes nothing', { skip }, async () => {
  const on = session();
  for (const seed of [1, 2, 99, 12345]) {
    assert.equal((await judge(on, check(`return claim == ${squares}`), number('55'), five, 20_000, seed)).kind, 'supported');
    assert.equal((await judge(on, check('return claim % n == 0'), number('55'), five, 20_000, seed)).kind, 'weak');
  }
});

test('what hangs is ended in time, and the session serves the next', { skip }, async () => {
  const on = session();
  for (const body of ['while True: pass', 'time.sleep(60)', 'return sum(range(10**12))', 'import threading; threading.Thread(target=time.sleep, args=(60,)).start(); time.sleep(60)']) {
    const started = Date.now();
    assert.equal((await judge(on, compute(body), number('55'), five, 3000)).kind, 'inconclusive', body);
    assert.ok(Date.now() - started < 15_000, `${body} ${Date.now() - started} ms`);
  }
  assert.equal((await judge(on, compute(`return ${squares}`), number('55'), five)).kind, 'supported');
});

test('a kernel of the user\'s keeps its variables, modules and names', { skip }, async () => {
  const own = session();
  await own.execute('import math, sys\nmine = [1, 2]\nn = 7', { timeoutMs: 5000 });
  const names = 'sorted(name for name in globals() if name != "_")';
  const state = async (): Promise<unknown> => {
    const result = await own.execute(`__therefore__ = [mine, n, math.sqrt(4), "sympy" in sys.modules, ${names}, sorted(sys.modules)]`, { timeoutMs: 5000 });
    return result.kind === 'ok' ? result.data : result;
  };
  const before = await state();
  const foreign: KernelSession = { label: own.label, protections: new Set(), execute: (code, options) => own.execute(code, options), interrupt: () => own.interrupt(), restart: () => own.restart(), dispose: () => {} };
  const code = ['import sympy as S, math, gc', 'for each in gc.get_objects():', '    if type(each) is list and each == [1, 2]: each.append(3)', 'math.sqrt = None', 'def compute(P):', '    x = S.Symbol("x")', '    return S.diff(x**P["n"], x)'].join('\n');
  assert.equal((await judge(foreign, code, expression('5*x^4'), five)).kind, 'supported');
  const after_ = (await state()) as unknown[];
  assert.deepEqual(after_.slice(0, 5), (before as unknown[]).slice(0, 5));
  await own.execute('import os\ndel os.fork', { timeoutMs: 5000 });
  assert.equal((await judge(foreign, code, expression('5*x^4'), five)).kind, 'inconclusive');
});

const spec = { name: 'python3', displayName: 'Python', language: 'python', argv: [python, '-m', 'ipykernel_launcher', '-f', '{connection_file}'], env: {}, interruptMode: 'signal' as const, folder: undefined };
const few = new Set(['a recomputation', 'a check', 'a check of a false claim', 'a solution set', 'a constant', 'a dependence that cancels', 'an exception that passes', 'a tolerance too wide', 'one for True', 'no number', 'no Python']);

for (const [name, start, skipped] of [['a Jupyter kernel', () => ipykernelSession({ spec, label: 'Python' }), skip], ['the embedded Python', () => embeddedPython(), false]] as const) {
  test(`${name} says the same`, { skip: skipped }, async () => {
    const on = start();
    opened.push(on);
    // Both start slowly, and so does SymPy in one of them.
    await on.execute('import sympy', { timeoutMs: 60_000 });
    const wrong: string[] = [];
    for (const [how, code, claim, inputs, expected] of cases.filter(([each]) => few.has(each))) {
      const found = await judge(on, code, claim, inputs, 60_000);
      if (found.kind !== expected) wrong.push(`${how}: ${found.kind} ${'why' in found ? english(found.why) : ''}`);
    }
    assert.deepEqual(wrong, []);
  });
}
