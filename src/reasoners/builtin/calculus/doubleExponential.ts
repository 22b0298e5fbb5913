/** Steps of the rule per unit of its variable, and how far it goes on either side. */
const density = 48;
const reach = 4;

/**
 * The integral over an interval at whose ends the integrand may be unbounded, or over `[low, ∞)`, by the double
 * exponential rule; undefined where the integrand has no value inside or two densities disagree.
 */
export function doubleExponential(value: (x: number) => number | undefined, low: number, high: number): number | undefined {
  const [coarse, fine] = [density / 2, density].map((each) => sum(value, low, high, each));
  if (coarse === undefined || fine === undefined || !Number.isFinite(fine)) return undefined;
  return Math.abs(coarse - fine) <= 1e-7 * (1 + Math.abs(fine)) ? fine : undefined;
}

function sum(value: (x: number) => number | undefined, low: number, high: number, each: number): number | undefined {
  let total = 0;
  for (let index = -reach * each; index <= reach * each; index++) {
    const t = index / each;
    const inner = (Math.PI / 2) * Math.sinh(t);
    const slope = (Math.PI / 2) * Math.cosh(t);
    const [x, weight] = high === Infinity ? [low + Math.exp(inner), Math.exp(inner) * slope] : [(low + high) / 2 + ((high - low) / 2) * Math.tanh(inner), ((high - low) / 2) * (slope / Math.cosh(inner) ** 2)];
    // Where the end itself is reached in doubles the weight has vanished, or what is left is too small to be seen.
    if (x <= low || x >= high || weight < 1e-300 || !Number.isFinite(weight) || x > 1e15) continue;
    const there = value(x);
    if (there === undefined) {
      if (Math.abs(t) < 2) return undefined;
      continue;
    }
    total += there * weight;
  }
  return total / each;
}
