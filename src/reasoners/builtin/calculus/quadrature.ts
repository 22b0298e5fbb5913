export interface Quadrature {
  readonly value: number;
  /** The scale that an error is to be measured by: the integral of the size, and at least one. */
  readonly size: number;
}

/** Halvings of the step: the results of the last two must agree. */
const steps = [16, 32, 64] as const;
const reach = 3.2;

/** A definite integral in doubles by the tanh-sinh rule (Takahasi and Mori, 1974); undefined where the function has no value or the results do not agree. */
export function quadrature(f: (x: number) => number | undefined, low: number, high: number): Quadrature | undefined {
  let previous: number | undefined;
  for (const count of steps) {
    let sum = 0;
    let size = 0;
    for (let k = -Math.round(reach * count); k <= Math.round(reach * count); k++) {
      const t = k / count;
      const inner = (Math.PI / 2) * Math.sinh(t);
      const weight = ((Math.PI / 2) * Math.cosh(t)) / Math.cosh(inner) ** 2;
      const x = (low + high) / 2 + ((high - low) / 2) * Math.tanh(inner);
      if (x === low || x === high) continue;
      const value = f(x);
      // So near an end a root may be lost to rounding; what is left out there is less than the tolerance.
      if (value === undefined && Math.abs(t) > 2.3) continue;
      if (value === undefined) return undefined;
      sum += value * weight;
      size += Math.abs(value) * weight;
    }
    const scale = (high - low) / 2 / count;
    const result = sum * scale;
    const bound = Math.max(1e-3, Math.abs(size * scale));
    if (previous !== undefined && Math.abs(result - previous) <= 1e-11 * bound) return { value: result, size: bound };
    previous = result;
  }
  return undefined;
}
