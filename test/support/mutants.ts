import { app, num } from '../../src/math/build.ts';
import type { Expression, Operator } from '../../src/math/expression.ts';
import { Evaluation } from '../../src/math/numeric/evaluate.ts';
import { mapChildren } from '../../src/math/traverse.ts';
import { freeVariables } from '../../src/math/variables.ts';
import { exact, floated } from '../../src/math/numeric/value.ts';

/** A repeatable source of numbers in [0, 1): mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const swapped: Partial<Record<Operator, Operator>> = { sin: 'cos', cos: 'sin', tan: 'cot', ln: 'exp', sqrt: 'abs', arcsin: 'arccos', arctan: 'arcsin', floor: 'ceiling', sinh: 'cosh', abs: 'negate' };

/** One node of an expression changed: its sign, a one added, a coefficient, an exponent, a function or a dropped term. */
export function mutated(expression: Expression, random: () => number): Expression {
  let chosen = Math.floor(random() * size(expression));
  const change = (node: Expression): Expression => {
    if (chosen-- === 0) return changed(node, random);
    return node.kind === 'apply' && !binding.has(node.operator) ? mapChildren(node, change) : node;
  };
  return change(expression);
}

/** Their arguments include bound names, which a change would take apart. */
const binding: ReadonlySet<Operator> = new Set<Operator>(['derivative', 'partial', 'integral', 'limit', 'sum', 'product', 'quantity', 'base', 'matrix', 'set', 'tuple', 'interval']);

function size(node: Expression): number {
  return 1 + (node.kind === 'apply' && !binding.has(node.operator) ? node.args.reduce((sum, arg) => sum + size(arg), 0) : 0);
}

function changed(node: Expression, random: () => number): Expression {
  const kind = Math.floor(random() * 5);
  if (node.kind === 'apply') {
    const other = swapped[node.operator];
    const [first, ...rest] = node.args;
    if (kind === 0 && other && first) return app(other, first);
    if (kind === 1 && (node.operator === 'add' || node.operator === 'multiply') && rest.length > 0) return rest.length === 1 && rest[0] ? rest[0] : app(node.operator, ...rest);
    if (kind === 2 && node.operator === 'power' && first && rest[0]) return app('power', first, app('add', rest[0], num(1)));
  }
  if (kind <= 1) return app('negate', node);
  if (kind === 2) return app('add', node, num(1));
  if (kind === 3) return app('add', node, num(-1));
  return app('multiply', num(2), node);
}

/** Whether an equation plainly fails, by values of its sides that have nothing to do with how it is decided: at three points. */
export function plainlyFails(left: Expression, right: Expression, random: () => number): boolean {
  const names = [...new Set([...freeVariables(left), ...freeVariables(right)])];
  const evaluation = new Evaluation(30, { definitions: [], allowComplex: false, checkTime: () => {} });
  for (let trial = 0; trial < 3; trial++) {
    const point = new Map(names.map((name) => [name, exact({ numerator: BigInt(Math.floor(random() * 300) + 101), denominator: 100n })]));
    try {
      const a = floated(evaluation.value(left, point), evaluation.D);
      const b = floated(evaluation.value(right, point), evaluation.D);
      const gap = Math.hypot(a.re.minus(b.re).toNumber(), a.im.minus(b.im).toNumber());
      const scale = Math.max(Math.hypot(a.re.toNumber(), a.im.toNumber()), Math.hypot(b.re.toNumber(), b.im.toNumber()));
      if (gap > 1e-6 * scale) return true;
    } catch {
      continue;
    }
  }
  return false;
}
