import { app, constant, num, sym } from '../../../math/build.ts';
import { dependsOn } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, divide, isZero, multiply, negate, one, rational, subtract, zero, type Rational } from '../../../math/rational.ts';
import { expand } from '../../../math/simplify.ts';
import { productOf } from '../calculus/factors.ts';
import { neat } from '../neat.ts';
import { at, coefficientsOf, plus, polynomialExpression, scaled, type Coefficients } from '../univariate.ts';

/** `e^(αx)·(P(x) cos βx + Q(x) sin βx)`, β not negative; without sine and cosine β is zero and Q is. */
export interface QuasiPolynomial {
  readonly alpha: Rational;
  readonly beta: Rational;
  readonly cos: Coefficients;
  readonly sin: Coefficients;
}

/** A right side as such functions, one for each pair α, β; undefined where it is no sum of them. */
export function quasiPolynomials(expression: Expression, variable: string): QuasiPolynomial[] | undefined {
  const open = expand(expression);
  const found: QuasiPolynomial[] = [];
  for (const term of open.kind === 'apply' && open.operator === 'add' ? open.args : [open]) {
    const read = termOf(term, variable);
    if (!read) return undefined;
    const index = found.findIndex(({ alpha, beta }) => isZero(subtract(alpha, read.alpha)) && isZero(subtract(beta, read.beta)));
    const before = found[index];
    if (before) found[index] = { ...before, cos: plus(before.cos, read.cos), sin: plus(before.sin, read.sin) };
    else found.push(read);
  }
  return found;
}

function termOf(term: Expression, variable: string): QuasiPolynomial | undefined {
  const { constant: factor, factors } = productOf(term, variable);
  const size = coefficientsOf(factor, variable);
  if (!size || size.length > 1) return undefined;
  let polynomial: Coefficients = [size[0] ?? zero];
  let alpha = zero;
  let wave: { readonly beta: Rational; readonly operator: 'sin' | 'cos' } | undefined;
  for (const { base, exponent } of factors) {
    const [first, second] = base.kind === 'apply' ? base.args : [];
    if (base.kind === 'symbol' && exponent.denominator === 1n && exponent.numerator > 0n && exponent.numerator <= 8n) {
      polynomial = [...Array.from({ length: Number(exponent.numerator) }, () => zero), ...polynomial];
    } else if (base.kind === 'apply' && base.operator === 'power' && first?.kind === 'constant' && first.name === 'e' && second && exponent.denominator === 1n) {
      const slope = slopeOf(second, variable);
      if (!slope) return undefined;
      alpha = add(alpha, multiply(slope, exponent));
    } else if (base.kind === 'apply' && (base.operator === 'sin' || base.operator === 'cos') && first && exponent.numerator === 1n && exponent.denominator === 1n && !wave) {
      const slope = slopeOf(first, variable);
      if (!slope) return undefined;
      const isNegative = slope.numerator < 0n;
      if (isNegative && base.operator === 'sin') polynomial = scaled(polynomial, rational(-1));
      wave = { beta: isNegative ? negate(slope) : slope, operator: base.operator };
    } else return undefined;
  }
  return { alpha, beta: wave?.beta ?? zero, cos: wave?.operator === 'sin' ? [] : polynomial, sin: wave?.operator === 'sin' ? polynomial : [] };
}

/** k of `kx`. */
function slopeOf(expression: Expression, variable: string): Rational | undefined {
  const line = dependsOn(expression, variable) ? coefficientsOf(expression, variable) : undefined;
  return line?.length === 2 && isZero(at(line, 0)) ? at(line, 1) : undefined;
}

export function quasiExpression({ alpha, beta, cos, sin }: QuasiPolynomial, variable: string): Expression {
  const angle = polynomialExpression([zero, beta], variable);
  const parts = [
    ...(cos.length === 0 ? [] : [isZero(beta) ? polynomialExpression(cos, variable) : app('multiply', polynomialExpression(cos, variable), app('cos', angle))]),
    ...(sin.length === 0 ? [] : [app('multiply', polynomialExpression(sin, variable), app('sin', angle))]),
  ];
  const [only] = parts;
  const inner = parts.length === 1 && only ? only : app('add', num(0), ...parts);
  return neat(isZero(alpha) ? inner : app('multiply', inner, app('power', constant('e'), polynomialExpression([zero, alpha], variable))));
}

function derived({ alpha, beta, cos, sin }: QuasiPolynomial): QuasiPolynomial {
  const slope = (polynomial: Coefficients): Coefficients => polynomial.slice(1).map((coefficient, index) => multiply(coefficient, rational(index + 1)));
  return {
    alpha,
    beta,
    cos: plus(plus(slope(cos), scaled(cos, alpha)), scaled(sin, beta)),
    sin: plus(plus(slope(sin), scaled(sin, alpha)), scaled(cos, negate(beta))),
  };
}

/** The guess for a right side, and the values of its coefficients. */
export interface Undetermined {
  /** The guess with letters. */
  readonly guess: Expression;
  readonly letters: readonly { readonly name: string; readonly value: Rational }[];
  readonly particular: QuasiPolynomial;
  /** How often α + βi is a root of the characteristic equation. */
  readonly resonance: number;
}

/** A particular solution of `y'' + b y' + c y = right` for one right side, by undetermined coefficients. */
export function undetermined(b: Rational, c: Rational, right: QuasiPolynomial, variable: string): Undetermined | undefined {
  const { alpha, beta } = right;
  const degree = Math.max(right.cos.length, right.sin.length) - 1;
  if (degree < 0) return undefined;
  const isWave = !isZero(beta);
  // r² + br + c and its derivative at α + βi, real and imaginary parts.
  const real = add(subtract(multiply(alpha, alpha), multiply(beta, beta)), add(multiply(b, alpha), c));
  const slope = add(multiply(rational(2), alpha), b);
  const isRoot = isZero(real) && isZero(multiply(beta, slope));
  const resonance = !isRoot ? 0 : !isWave && isZero(slope) ? 2 : 1;
  const power = (index: number): Coefficients => [...Array.from({ length: index + resonance }, () => zero), one];
  const basis: QuasiPolynomial[] = [];
  for (let index = degree; index >= 0; index--) {
    basis.push({ alpha, beta, cos: power(index), sin: [] });
    if (isWave) basis.push({ alpha, beta, cos: [], sin: power(index) });
  }
  const images = basis.map((each) => {
    const [first, second] = [derived(each), derived(derived(each))];
    const sum = (part: 'cos' | 'sin'): Coefficients => plus(plus(second[part], scaled(first[part], b)), scaled(each[part], c));
    return { cos: sum('cos'), sin: sum('sin') };
  });
  const rows: Rational[][] = [];
  for (let index = 0; index <= degree + 2; index++) {
    for (const part of isWave ? (['cos', 'sin'] as const) : (['cos'] as const)) rows.push([...images.map((image) => at(image[part], index)), at(right[part], index)]);
  }
  const values = solved(rows, basis.length);
  if (!values) return undefined;
  const names = basis.map((_, index) => String.fromCharCode('A'.charCodeAt(0) + index + (index >= 2 ? 1 : 0)));
  const bracket = (part: 'cos' | 'sin'): Expression | undefined => {
    const terms = basis.flatMap((each, index) => (each[part].length === 0 ? [] : [termWith(sym(names[index] ?? 'A'), each[part].length - 1 - resonance, variable)]));
    const [only] = terms;
    return terms.length > 1 ? app('add', ...terms) : only;
  };
  const angle = polynomialExpression([zero, beta], variable);
  const [even, odd] = [bracket('cos'), bracket('sin')];
  const wave = isWave && even && odd ? app('add', app('multiply', even, app('cos', angle)), app('multiply', odd, app('sin', angle))) : even;
  if (!wave) return undefined;
  const outer = [...(resonance > 0 ? [polynomialExpression(power(0), variable)] : []), wave, ...(isZero(alpha) ? [] : [app('power', constant('e'), polynomialExpression([zero, alpha], variable))])];
  const particular = basis.reduce<QuasiPolynomial>((sum, each, index) => ({ ...sum, cos: plus(sum.cos, scaled(each.cos, values[index] ?? zero)), sin: plus(sum.sin, scaled(each.sin, values[index] ?? zero)) }), { alpha, beta, cos: [], sin: [] });
  return { guess: outer.length === 1 ? wave : app('multiply', ...outer), letters: names.map((name, index) => ({ name, value: values[index] ?? zero })), particular, resonance };
}

function termWith(letter: Expression, power: number, variable: string): Expression {
  return power === 0 ? letter : app('multiply', letter, power === 1 ? sym(variable) : app('power', sym(variable), num(power)));
}

/** The one solution of rows `[coefficients…, right]`. */
function solved(rows: Rational[][], unknowns: number): Rational[] | undefined {
  const matrix = rows.map((row) => [...row]);
  for (let column = 0; column < unknowns; column++) {
    const pivot = matrix.findIndex((row, index) => index >= column && !isZero(row[column] ?? zero));
    const [found] = pivot < 0 ? [] : matrix.splice(pivot, 1);
    const lead = found?.[column];
    if (!found || !lead) return undefined;
    const unit = found.map((value) => divide(value, lead));
    matrix.splice(column, 0, unit);
    matrix.forEach((row, index) => {
      const factor = row[column] ?? zero;
      if (index !== column && !isZero(factor)) matrix[index] = row.map((value, place) => subtract(value, multiply(factor, unit[place] ?? zero)));
    });
  }
  return matrix.slice(unknowns).every((row) => isZero(row[unknowns] ?? zero)) ? matrix.slice(0, unknowns).map((row) => row[unknowns] ?? zero) : undefined;
}
