/** Coefficients of a polynomial in x, the constant one first. */
export type Coefficients = readonly number[];

/** Small random numbers for claims and texts that are made. */
export class Numbers {
  readonly random: () => number;

  constructor(random: () => number) {
    this.random = random;
  }

  below(n: number): number {
    return Math.floor(this.random() * n);
  }

  from(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  whole(size: number): number {
    return this.below(2 * size + 1) - size;
  }

  nonzero(size: number): number {
    return (1 + this.below(size)) * (this.random() < 0.5 ? -1 : 1);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** Of exactly this degree. */
  poly(degree: number): Coefficients {
    return Array.from({ length: degree + 1 }, (_, power) => (power === degree ? this.nonzero(5) : this.whole(9)));
  }
}

export function product(p: Coefficients, q: Coefficients): Coefficients {
  const made = Array.from({ length: p.length + q.length - 1 }, () => 0);
  p.forEach((a, i) => q.forEach((b, j) => (made[i + j] = (made[i + j] ?? 0) + a * b)));
  return made;
}

export function sum(p: Coefficients, q: Coefficients): Coefficients {
  return Array.from({ length: Math.max(p.length, q.length) }, (_, power) => (p[power] ?? 0) + (q[power] ?? 0));
}

/** `+ 3x`, `- x`, `+ 0`: a term that goes on a sum. */
export function signed(value: number, letter = ''): string {
  const size = Math.abs(value);
  return `${value < 0 ? '-' : '+'} ${letter !== '' && size === 1 ? '' : size}${letter}`;
}

/** `2x^2 - x + 3`, highest power first; `0` for none. */
export function polynomial(coefficients: Coefficients, letter = 'x'): string {
  let text = '';
  for (let power = coefficients.length - 1; power >= 0; power--) {
    const value = coefficients[power] ?? 0;
    if (value === 0) continue;
    const term = power === 0 ? '' : power === 1 ? letter : `${letter}^{${power}}`;
    text += text === '' ? signed(value, term).replace(/^\+ /, '').replace(/^- /, '-') : ` ${signed(value, term)}`;
  }
  return text === '' ? '0' : text;
}
