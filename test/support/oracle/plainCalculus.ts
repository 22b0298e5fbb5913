import type { ApplyNode, Expression } from '../../../src/math/expression.ts';
import { double, doubled, fraction, NoValue, plus, times, type PlainNumber } from './plainNumber.ts';
import type { PlainPoint } from './plainValue.ts';

type Valuer = (expression: Expression, at: PlainPoint) => PlainNumber;

/** Derivatives by central differences, definite integrals by Gauss's rule, sums and products term by term; limits from nearby. */
export function plainCalculus({ operator, args }: ApplyNode, at: PlainPoint, value: Valuer): PlainNumber {
  const [body, bound, from, to] = args;
  if (!body || bound?.kind !== 'symbol') throw new NoValue();
  const along = (x: PlainNumber): PlainNumber => value(body, new Map(at).set(bound.name, x));
  const real = (x: number): number => {
    const { re, im } = doubled(along(double(x)));
    if (im !== 0) throw new NoValue();
    return re;
  };
  switch (operator) {
    case 'derivative':
    case 'partial': {
      const here = at.get(bound.name);
      const order = from ? value(from, at) : fraction(1n);
      if (!here || order.kind !== 'fraction' || order.under !== 1n || order.top < 1n || order.top > 2n) throw new NoValue();
      const x = doubled(here).re;
      const slope = (step: number): number =>
        order.top === 1n
          ? (real(x - 2 * step) - 8 * real(x - step) + 8 * real(x + step) - real(x + 2 * step)) / (12 * step)
          : (-real(x - 2 * step) + 16 * real(x - step) - 30 * real(x) + 16 * real(x + step) - real(x + 2 * step)) / (12 * step * step);
      const step = 1e-3 * Math.max(1, Math.abs(x));
      // What the values themselves are rounded by is blown up by the step.
      if (Math.abs(real(x)) * 1e-15 > 1e-9 * step ** Number(order.top) * Math.max(1, Math.abs(slope(step)))) throw new NoValue();
      return agreed(slope(2 * step), slope(step));
    }
    case 'integral': {
      if (!from || !to) throw new NoValue();
      const [a, b] = [doubled(value(from, at)).re, doubled(value(to, at)).re];
      return agreed(gauss(real, a, b, 16), gauss(real, a, b, 37));
    }
    case 'sum':
    case 'product': {
      if (!from || !to) throw new NoValue();
      const [a, b] = [value(from, at), value(to, at)];
      if (a.kind !== 'fraction' || b.kind !== 'fraction' || a.under !== 1n || b.under !== 1n || b.top - a.top > 400n || b.top < a.top) throw new NoValue();
      let total: PlainNumber = fraction(operator === 'sum' ? 0n : 1n);
      for (let k = a.top; k <= b.top; k++) total = operator === 'sum' ? plus(total, along(fraction(k))) : times(total, along(fraction(k)));
      return total;
    }
    default:
      throw new NoValue();
  }
}

/** Two approximations that agree are a value with their distance as its error; others are none. */
function agreed(rough: number, fine: number): PlainNumber {
  const gap = Math.abs(rough - fine);
  if (!(gap <= 1e-5 * Math.max(1, Math.abs(fine)))) throw new NoValue();
  return double(fine, 0, gap + 1e-9 * Math.max(1, Math.abs(fine)));
}

/** Nodes and weights of the five-point Gauss–Legendre rule on [−1, 1]. */
const nodes = [[0, 128 / 225], [0.5384693101056831, 0.47862867049936647], [-0.5384693101056831, 0.47862867049936647], [0.906179845938664, 0.23692688505618908], [-0.906179845938664, 0.23692688505618908]] as const;

function gauss(f: (x: number) => number, a: number, b: number, pieces: number): number {
  const half = (b - a) / pieces / 2;
  let sum = 0;
  for (let piece = 0; piece < pieces; piece++) {
    const middle = a + half * (2 * piece + 1);
    for (const [node, weight] of nodes) sum += weight * half * f(middle + half * node);
  }
  return sum;
}
