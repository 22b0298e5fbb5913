import { programTexts } from '../kernel/programs.ts';

/** The Python program that decides equations and proposes answers: its files, in their order, from the folder they stand in. */
export function programText(folder: string): string {
  return programTexts(folder, ['numbers.py', 'equality.py', 'solve.py']).join('\n');
}

const x = ['symbol', 0];
const whole = (value: number): readonly string[] => ['number', String(value), '1'];
const symbols = [{ domain: 'real', positive: false, free: true }];
const sine = ['sin', x];

/** Questions that bring in what SymPy imports and remembers on first use. */
const first: readonly object[] = [
  { kind: 'antiderivative', thorough: false, symbols, variable: 0, body: ['multiply', x, ['power', ['constant', 'e'], x], sine] },
  { kind: 'antiderivative', thorough: true, symbols, variable: 0, body: ['divide', whole(1), ['add', ['power', x, whole(3)], whole(1)]] },
  { kind: 'definite', symbols, variable: 0, body: sine, ends: [whole(0), ['constant', 'pi']] },
  { kind: 'limit', symbols, variable: 0, body: ['divide', sine, x], target: whole(0), side: '' },
  { kind: 'factor', symbols, body: ['add', ['power', x, whole(3)], whole(1)] },
  { kind: 'simplify', symbols, body: ['add', ['power', sine, whole(2)], ['power', ['cos', x], whole(2)], ['sqrt', whole(8)]] },
  { kind: 'sum', symbols, variable: 0, body: ['divide', whole(1), ['power', x, whole(2)]], ends: [whole(1), ['constant', 'infinity']] },
  { kind: 'equations', symbols, unknowns: [0], equations: [[['add', ['power', x, whole(3)], ['negate', x]], ['negate', whole(1)]]] },
];

/** Cells after which the program is loaded and quick: what a memory that is kept for later starts holds. */
export function warmedUp(folder: string): readonly string[] {
  return [programText(folder), ...first.map((question) => `therefore_solve(${JSON.stringify(JSON.stringify(question))});`)];
}
