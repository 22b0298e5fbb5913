import type { Decimal } from 'decimal.js';
import type { ApplyNode, Expression } from '../expression.ts';
import type { Definition } from '../proposition.ts';
import * as q from '../rational.ts';
import { ComplexArithmetic } from './complex.ts';
import { counting } from './counting.ts';
import { elementary } from './elementary.ts';
import { calculus } from './calculus.ts';
import { powerOf } from './powers.ts';
import { decimals, exact, float, floated, NotComputable, NotDefined, wholeOf, type DecimalClass, type Value } from './value.ts';

export type Environment = ReadonlyMap<string, Value>;

/** What an evaluation may use, and what it found out about its own accuracy. */
export class Evaluation {
  readonly D: DecimalClass;
  readonly complex: ComplexArithmetic;
  readonly definitions: readonly Definition[];
  /** Complex values are allowed: the statement speaks of i. */
  readonly allowComplex: boolean;
  readonly #deadline: () => void;
  readonly #precision: number;
  /** Digits that may be trusted; quadrature and difference quotients lower it. */
  digits: number;
  #depth = 0;

  constructor(precision: number, options: { readonly definitions?: readonly Definition[]; readonly allowComplex?: boolean; readonly checkTime?: () => void } = {}) {
    this.D = decimals(precision);
    this.complex = new ComplexArithmetic(this.D);
    this.definitions = options.definitions ?? [];
    this.allowComplex = options.allowComplex ?? false;
    this.#deadline = options.checkTime ?? (() => {});
    this.digits = precision - 12;
    this.#precision = precision;
  }

  checkTime(): void {
    this.#deadline();
  }

  /**
   * @throws NotDefined where the expression has no value at this point
   * @throws NotComputable where this evaluator cannot tell
   */
  value(expression: Expression, at: Environment): Value {
    if (++this.#depth > 400) throw new NotComputable('nested too deeply');
    try {
      return this.#value(expression, at);
    } catch (error) {
      // decimal.js knows π and ln 10 to 1,025 digits and throws a plain error beyond.
      if (error instanceof Error && error.message.startsWith('[DecimalError]')) {
        decimals(this.#precision);
        throw new NotComputable('more digits than there are of π');
      }
      throw error;
    } finally {
      this.#depth--;
    }
  }

  real(expression: Expression, at: Environment): Decimal {
    const { re, im } = floated(this.value(expression, at), this.D);
    if (!im.isZero()) throw new NotDefined('not real');
    return re;
  }

  #value(expression: Expression, at: Environment): Value {
    switch (expression.kind) {
      case 'number':
        return exact({ numerator: expression.numerator, denominator: expression.denominator });
      case 'symbol': {
        const known = at.get(expression.name);
        if (known) return known;
        const definition = this.definitions.find(({ name, parameters }) => name === expression.name && parameters.length === 0);
        if (definition) return this.value(definition.body, at);
        throw new NotComputable(`no value for ${expression.name}`);
      }
      case 'constant':
        switch (expression.name) {
          case 'pi':
            return float(this.D.acos(-1));
          case 'e':
            return float(new this.D(1).exp());
          case 'i':
            if (!this.allowComplex) throw new NotDefined('not real');
            return float(new this.D(0), new this.D(1));
          default:
            throw new NotComputable(expression.name);
        }
      case 'text':
      case 'unread':
        throw new NotComputable('not a number');
      case 'apply':
        return this.#apply(expression, at);
    }
  }

  #apply(expression: ApplyNode, at: Environment): Value {
    const { operator, args } = expression;
    const [a, b] = args;
    const v = (arg: Expression | undefined): Value => {
      if (!arg) throw new NotComputable('an argument is missing');
      return this.value(arg, at);
    };
    switch (operator) {
      case 'add':
      case 'mixed':
        return args.map(v).reduce((x, y) => this.add(x, y));
      case 'multiply':
      case 'dot':
        return args.map(v).reduce((x, y) => this.multiply(x, y));
      case 'negate':
        return this.multiply(v(a), exact(q.rational(-1)));
      case 'divide':
        return this.divide(v(a), v(b));
      case 'power':
        return powerOf(this, v(a), v(b));
      case 'percent':
        return this.multiply(v(a), exact(q.rational(1, 100)));
      case 'boxed':
      case 'quantity':
        return v(a);
      case 'call':
        return this.#call(args, at);
      case 'cases':
        throw new NotComputable('cases');
      default: {
        const found = elementary(this, operator, () => args.map(v)) ?? counting(this, operator, () => args.map(v)) ?? calculus(this, expression, at);
        if (found) return found;
        throw new NotComputable(operator);
      }
    }
  }

  #call(args: readonly Expression[], at: Environment): Value {
    const [callee, ...given] = args;
    const definition = callee?.kind === 'symbol' ? this.definitions.find(({ name, parameters }) => name === callee.name && parameters.length === given.length) : undefined;
    if (!definition) throw new NotComputable('an unknown function');
    const inner = new Map(at);
    definition.parameters.forEach((parameter, index) => {
      const arg = given[index];
      if (arg) inner.set(parameter, this.value(arg, at));
    });
    return this.value(definition.body, inner);
  }

  add(a: Value, b: Value): Value {
    if (a.kind === 'exact' && b.kind === 'exact') return exact(q.add(a.value, b.value));
    return this.#float(this.complex.add(floated(a, this.D), floated(b, this.D)));
  }

  multiply(a: Value, b: Value): Value {
    if (a.kind === 'exact' && b.kind === 'exact') return exact(q.multiply(a.value, b.value));
    if ((a.kind === 'exact' && q.isZero(a.value)) || (b.kind === 'exact' && q.isZero(b.value))) return exact(q.zero);
    return this.#float(this.complex.multiply(floated(a, this.D), floated(b, this.D)));
  }

  divide(a: Value, b: Value): Value {
    if (b.kind === 'exact' && q.isZero(b.value)) throw new NotDefined('division by zero');
    if (a.kind === 'exact' && b.kind === 'exact') return exact(q.divide(a.value, b.value));
    const under = floated(b, this.D);
    // A divisor that is zero but for rounding makes any quotient meaningless.
    if (this.complex.abs(under).lt(new this.D(10).pow(-this.digits))) throw new NotDefined('division by zero');
    return this.#float(this.complex.divide(floated(a, this.D), under));
  }

  /** Negative, zero or positive; undefined where the two are too close to tell. */
  compare(a: Value, b: Value): number | undefined {
    if (a.kind === 'exact' && b.kind === 'exact') return q.compare(a.value, b.value);
    const left = floated(a, this.D);
    const right = floated(b, this.D);
    if (!left.im.isZero() || !right.im.isZero()) throw new NotDefined('not real');
    const difference = left.re.minus(right.re);
    const size = this.D.max(left.re.abs(), right.re.abs(), 1);
    return difference.abs().lt(size.times(new this.D(10).pow(-this.digits + 5))) ? undefined : difference.isNegative() ? -1 : 1;
  }

  #float({ re, im }: { readonly re: Decimal; readonly im: Decimal }): Value {
    return float(re, im);
  }

  whole(value: Value, most = 1_000_000n): bigint {
    const whole = wholeOf(value);
    if (whole === undefined) throw new NotDefined('not a whole number');
    if (whole > most || whole < -most) throw new NotComputable('too large');
    return whole;
  }
}
